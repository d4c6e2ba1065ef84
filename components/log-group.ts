import type * as aws from "@pulumi/aws";
import { requireKmsKeyArn } from "./checks/logs";
import type { LogsPlan } from "./plan";
import { whenKnown } from "./when-known";

/** What all log groups of a component share. */
export function toLogGroup({ retentionDays, kmsKeyArn }: LogsPlan): aws.cloudwatch.LogGroupArgs {
  return {
    retentionInDays: retentionDays,
    ...(kmsKeyArn === undefined ? {} : { kmsKeyId: whenKnown(kmsKeyArn, (arn) => requireKmsKeyArn(arn)) }),
  };
}
