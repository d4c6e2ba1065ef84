import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { requireDeadLetterArn } from "./checks/dead-letter";
import type { ChildOptions } from "./child";
import { toEnvironment } from "./handler-environment";
import { toNetwork } from "./handler-network";
import { createHandlerRole } from "./handler-role";
import { createHandlerVersion, type HandlerVersion } from "./handler-version";
import type { TokenKeys } from "./key-set";
import { toLogGroup } from "./log-group";
import type { HandlerPlan, LogsPlan } from "./plan";
import { whenKnown } from "./when-known";

/** One function with what belongs to it alone. */
export interface HandlerParts {
  function: aws.lambda.Function;
  role: aws.iam.Role;
  policy: aws.iam.RolePolicy;
  logGroup: aws.cloudwatch.LogGroup;
  /** What the API calls in place of the function. Undefined without provisioned concurrency. */
  version: HandlerVersion | undefined;
}

interface HandlerContext {
  handler: HandlerPlan;
  logs: LogsPlan;
  tags: pulumi.Input<{ [name: string]: string }>;
  /** Undefined for a function that checks no tokens. */
  keys: TokenKeys | undefined;
}

/**
 * Makes one function. The log group comes first and the function is told to use it: a group that Lambda makes by itself
 * keeps its lines for ever, and comes back after `pulumi destroy`. The function waits for its policy: without it the first
 * calls log nothing.
 */
export function createHandler(
  name: string,
  { handler: plan, keys, logs, tags }: HandlerContext,
  opts: ChildOptions,
): HandlerParts {
  const logGroup = new aws.cloudwatch.LogGroup(`${name}-logs`, { ...toLogGroup(logs), tags }, opts);
  const { role, policy } = createHandlerRole(name, { handler: plan, logGroup, tags }, opts);
  const lambda = new aws.lambda.Function(
    name,
    {
      code: plan.code,
      handler: plan.entryPoint,
      runtime: plan.runtime,
      architectures: ["arm64"],
      memorySize: plan.memoryMb,
      timeout: plan.timeoutSeconds,
      role: role.arn,
      ...toEnvironment(plan, keys),
      loggingConfig: {
        logFormat: "JSON",
        applicationLogLevel: "INFO",
        systemLogLevel: "INFO",
        logGroup: logGroup.name,
      },
      tracingConfig: { mode: "Active" },
      ...toNetwork(plan.network, plan.where, opts),
      ...toConcurrency(plan),
      ...toDeadLetter(plan),
      tags,
    },
    { ...opts, dependsOn: [policy] },
  );
  return { function: lambda, role, policy, logGroup, version: createHandlerVersion(name, plan, lambda, opts) };
}

function toConcurrency({ reservedConcurrency, provisionedConcurrency }: HandlerPlan) {
  return {
    ...(reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: reservedConcurrency }),
    ...(provisionedConcurrency === undefined ? {} : { publish: true }),
  };
}

function toDeadLetter({ where, deadLetterArn }: HandlerPlan) {
  if (deadLetterArn === undefined) return {};
  const targetArn = whenKnown(deadLetterArn, (arn) => requireDeadLetterArn(arn, `${where}.deadLetterArn`));
  return { deadLetterConfig: { targetArn } };
}
