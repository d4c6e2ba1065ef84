import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ChildOptions } from "./child";

/** Where a component's resources live, as its provider sees it. */
export interface Account {
  /** Twelve digits. */
  accountId: pulumi.Output<string>;

  /** For example `eu-west-1`. */
  region: pulumi.Output<string>;

  /** What AWS's host names end with in this partition: `amazonaws.com`, in China `amazonaws.com.cn`. */
  dnsSuffix: pulumi.Output<string>;
}

/** Asks the component's own provider, so that another account or region given to the component is the one that counts. */
export function readAccount({ parent }: ChildOptions): Account {
  return {
    accountId: aws.getCallerIdentityOutput({}, { parent }).accountId,
    region: aws.getRegionOutput({}, { parent }).region,
    dnsSuffix: aws.getPartitionOutput({}, { parent }).dnsSuffix,
  };
}
