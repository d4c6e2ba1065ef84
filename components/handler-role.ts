import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Grant } from "./args/handlers";
import { requireDeadLetterArn, toSendAction } from "./checks/dead-letter";
import { requireGrantResources } from "./checks/grants";
import { requireSecrets, toReadAction } from "./checks/secrets";
import type { ChildOptions } from "./child";
import { useNetwork } from "./handler-network";
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
        Statement: [
          writeLogs(logGroup),
          sendTraces,
          ...(handler.network ? useNetwork : []),
          ...toStatements(handler),
          ...toSecretStatements(handler),
          ...toDeadLetterStatements(handler),
        ],
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

function toStatements({ where, grants }: HandlerPlan) {
  return grants.map((grant, index) => {
    const place = `${where}.grants[${index}].resources`;
    return whenKnown(grant, ({ resources }) => requireGrantResources(resources, place)).apply(toStatement);
  });
}

function toSecretStatements({ where, secrets }: HandlerPlan) {
  return Object.entries(secrets).map(([name, secret]) =>
    whenKnown({ [name]: secret }, (known) => requireSecrets(known, `${where}.secrets`)).apply((known) => {
      const arn = known[name] ?? "";
      return toStatement({ actions: [toReadAction(arn)], resources: [arn] });
    }),
  );
}

function toDeadLetterStatements({ where, deadLetterArn }: HandlerPlan) {
  if (deadLetterArn === undefined) return [];
  const known = whenKnown(deadLetterArn, (arn) => requireDeadLetterArn(arn, `${where}.deadLetterArn`));
  return [known.apply((arn) => toStatement({ actions: [toSendAction(arn)], resources: [arn] }))];
}

function toStatement({ actions, resources }: pulumi.Unwrap<Grant>) {
  return { Effect: "Allow", Action: actions, Resource: resources };
}
