import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Grant } from "./args";
import type { ChildOptions } from "./child";

interface HandlerRolePlan {
  grants: pulumi.Input<Grant>[];
  logGroup: aws.cloudwatch.LogGroup;
  tags: { [name: string]: pulumi.Input<string> };
}

/**
 * Makes the role of one function: it may write to its own log group, send its traces, and do what it was granted. No AWS
 * managed policy, and no `logs:CreateLogGroup`, with which Lambda would make a deleted log group again.
 */
export function createHandlerRole(name: string, { grants, logGroup, tags }: HandlerRolePlan, opts: ChildOptions) {
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
        Statement: [writeLogs(logGroup), sendTraces, ...grants.map((grant) => pulumi.output(grant).apply(toStatement))],
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

function toStatement(grant: pulumi.Unwrap<Grant>) {
  return { Effect: "Allow", Action: grant.actions, Resource: grant.resources };
}
