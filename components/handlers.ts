import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { requireEnvironment } from "./checks/environment";
import { handlerPath } from "./checks/handlers";
import type { ChildOptions } from "./child";
import { createHandlerRole } from "./handler-role";
import { toLogGroup } from "./log-group";
import type { HandlerPlan, LogsPlan } from "./plan";
import { whenKnown } from "./when-known";

/** One function with what belongs to it alone. */
export interface HandlerParts {
  function: aws.lambda.Function;
  role: aws.iam.Role;
  policy: aws.iam.RolePolicy;
  logGroup: aws.cloudwatch.LogGroup;
}

/** Functions by the key of their handler. */
export type Handlers = { [key: string]: HandlerParts };

interface HandlersPlan {
  handlers: HandlerPlan[];
  logs: LogsPlan;
  tags: pulumi.Input<{ [name: string]: string }>;
}

/** Makes one function a handler, each with a role and a log group of its own. */
export function createHandlers(name: string, plan: HandlersPlan, opts: ChildOptions): Handlers {
  return Object.fromEntries(
    plan.handlers.map((handler) => [handler.key, createHandler(`${name}-${handler.key}`, handler, plan, opts)]),
  );
}

/**
 * The log group comes first and the function is told to use it: a group that Lambda makes by itself keeps its lines for
 * ever, and comes back after `pulumi destroy`. The function waits for its policy: without it the first calls log nothing.
 */
function createHandler(
  name: string,
  plan: HandlerPlan,
  { logs, tags }: HandlersPlan,
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
      ...toEnvironment(plan),
      loggingConfig: {
        logFormat: "JSON",
        applicationLogLevel: "INFO",
        systemLogLevel: "INFO",
        logGroup: logGroup.name,
      },
      tracingConfig: { mode: "Active" },
      tags,
    },
    { ...opts, dependsOn: [policy] },
  );
  return { function: lambda, role, policy, logGroup };
}

function toEnvironment({ key, environment }: HandlerPlan) {
  if (Object.keys(environment).length === 0) return {};
  const where = `${handlerPath(key)}.environment`;
  return { environment: { variables: whenKnown(environment, (variables) => requireEnvironment(variables, where)) } };
}
