import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Grant } from "./args";
import { requireGrantResources } from "./checks/grants";
import { handlerPath } from "./checks/handlers";
import type { ChildOptions } from "./child";
import type { HandlerPlan } from "./plan";
import { whenKnown } from "./when-known";

interface HandlerRolePlan {
  handler: HandlerPlan;
  logGroup: aws.cloudwatch.LogGroup;
  tags: pulumi.Input<{ [name: string]: string }>;
}

/**
 * Makes the role of one function: it may write to its own log group, send its traces, and do what it was granted. No AWS
 * managed policy, and no `logs:CreateLogGroup`, with which Lambda would make a deleted log group again.
 */
export function createHandlerRole(name: string, { handler, logGroup, tags }: HandlerRolePlan, opts: ChildOptions) {
  const role = new aws.iam.Role(
    `${name}-role`,
    { assumeRolePolicy: JSON.stringify(trust), forceDetachPolicies: true, tags },
    opts,
  );
  const policy = new aws.iam.RolePolicy(
    `${name}-policy`,
    {
      role: role.id,
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [writeLogs(logGroup), sendTraces, ...toStatements(handler)],
      }),
    },
    opts,
  );
  return { role, policy };
}

const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
};

/** X-Ray knows no resources: its two write actions are allowed on `*` or not at all. */
const sendTraces = {
  Effect: "Allow",
  Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
  Resource: ["*"],
};

function writeLogs(logGroup: aws.cloudwatch.LogGroup) {
  return {
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: [pulumi.interpolate`${logGroup.arn}:*`],
  };
}

function toStatements({ key, grants }: HandlerPlan) {
  return grants.map((grant, index) => {
    const where = `${handlerPath(key)}.grants[${index}].resources`;
    return whenKnown(grant, ({ resources }) => requireGrantResources(resources, where)).apply(toStatement);
  });
}

function toStatement({ actions, resources }: pulumi.Unwrap<Grant>) {
  return { Effect: "Allow", Action: actions, Resource: resources };
}
