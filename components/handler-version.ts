import * as aws from "@pulumi/aws";
import type { ChildOptions } from "./child";
import type { HandlerPlan } from "./plan";

/** The published version that the API calls, with copies of it kept ready. */
export interface HandlerVersion {
  alias: aws.lambda.Alias;
  provisioned: aws.lambda.ProvisionedConcurrencyConfig;
}

/** Keeps copies ready: Lambda does so for a version with an alias, never for the code as it was last written. */
export function createHandlerVersion(
  name: string,
  { provisionedConcurrency }: HandlerPlan,
  lambda: aws.lambda.Function,
  opts: ChildOptions,
): HandlerVersion | undefined {
  if (provisionedConcurrency === undefined) return undefined;
  const alias = new aws.lambda.Alias(
    `${name}-live`,
    { name: "live", functionName: lambda.name, functionVersion: lambda.version },
    opts,
  );
  const provisioned = new aws.lambda.ProvisionedConcurrencyConfig(
    `${name}-provisioned`,
    { functionName: lambda.name, qualifier: alias.name, provisionedConcurrentExecutions: provisionedConcurrency },
    opts,
  );
  return { alias, provisioned };
}
