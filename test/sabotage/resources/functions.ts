import type { Sabotage } from "../sabotage";
import { takenFrom } from "./taken-from";

const plain = "functions are small, on arm64, traced and in their own log group unless told otherwise";
const role = "role of a function";
const network = "network of a function";
const keySet = "key set of a pool";

/** Functions, what their roles may do, their network, and what they check tokens with. */
export const functions: Sabotage[] = [
  ...takenFrom("handler-role", "handler-role", [
    [
      "a function's role cannot make log groups",
      '["logs:CreateLogStream", "logs:PutLogEvents"]',
      '["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]',
      `${role} cannot make log groups: Lambda would bring a deleted one back`,
    ],
    [
      "a function's role writes to its own log group alone",
      "logGroup.arn}:*`]",
      'logGroup.arn}:*`, "*"]',
      `${role} writes to its own log group and sends traces, nothing else, unless granted`,
    ],
    [
      "Lambda alone takes a function's role",
      'Principal: { Service: "lambda.amazonaws.com" }',
      'Principal: { AWS: "*" }',
      `${role} can be taken by Lambda alone and has no managed policy`,
    ],
    [
      "a grant is for what it names",
      "Action: actions, Resource: resources }",
      'Action: actions, Resource: resources.concat("*") }',
      `${role} may do what it was granted, on what it was granted`,
    ],
    [
      "a function reads the secrets that it names, no others",
      "actions: [toReadAction(arn)], resources: [arn]",
      'actions: [toReadAction(arn)], resources: ["*"]',
      `${role} reads each secret and each parameter that was named, and no others`,
    ],
    [
      "a function does no more where failed events go than send them",
      "actions: [toSendAction(arn)], resources: [arn]",
      'actions: ["sqs:*"], resources: [arn]',
      `${role} has one action on where failed events go: sqs:SendMessage`,
    ],
    [
      "a function without a VPC handles no network interfaces",
      "handler.network ? useNetwork : []",
      "useNetwork",
      `${role} writes to its own log group and sends traces, nothing else, unless granted`,
    ],
    [
      "a role allows nothing on a computed secret that is none",
      "requireSecrets(known, ",
      "Array.of<unknown>(known, ",
      `${role} allows nothing on a computed secret that is none`,
    ],
    [
      "a role allows nothing on a computed target of failed events that is none",
      "requireDeadLetterArn(arn, ",
      "Array.of<unknown>(arn, ",
      `${role} allows nothing on a computed target of failed events that is none`,
    ],
  ]),
  ...takenFrom("handler", "handlers", [
    ["a function waits for its policy", "{ ...opts, dependsOn: [policy] }", "{ ...opts }", plain],
    ["a function uses its own log group", "        logGroup: logGroup.name,\n", "", plain],
    [
      "a function runs in no more copies than asked for",
      "{ reservedConcurrentExecutions: reservedConcurrency }",
      "{}",
      "functions run in no more copies than asked for",
    ],
  ]),
  ...takenFrom("log-group", "handlers", [
    [
      "logs are kept as long as asked for",
      "    retentionInDays: retentionDays,\n",
      "",
      "functions keep their log as long, and under the key, that was asked for",
    ],
  ]),
  ...takenFrom("handlers", "handler-environment", [
    [
      "keys go to functions that ask for them alone",
      "keys: handler.tokenVerification ? keys : undefined",
      "keys",
      "what a function checks tokens with is given only to functions that ask for it, and read once for all of them",
    ],
  ]),
  ...takenFrom("handler-network", "handler-role", [
    [
      "a function's own code handles no network interface",
      'Effect: "Deny"',
      'Effect: "Allow"',
      `${role} handles network interfaces for a function in a VPC alone, beside what it was granted`,
    ],
  ]),
  ...takenFrom("handler-network", "handler-network", [
    [
      "a function leaves its security groups before it is deleted",
      "    replaceSecurityGroupsOnDestroy: true,\n",
      "",
      `${network} is the one that was named, left for the VPC's default group before the function is deleted`,
    ],
    [
      "a function's network is looked up by the component's own provider",
      'first ?? "") }, { parent })',
      'first ?? "") })',
      `${network} finds it by the component's own provider`,
    ],
    [
      "computed subnets are checked",
      "requireSubnetIds(ids, ",
      "Array.of<unknown>(ids, ",
      `${network} refuses a computed subnet that Lambda does not take, once it is known`,
    ],
    [
      "computed security groups are checked",
      "requireSecurityGroupIds(ids, ",
      "Array.of<unknown>(ids, ",
      `${network} refuses a computed security group that Lambda does not take, once it is known`,
    ],
  ]),
  ...takenFrom("key-set", "key-set", [
    [
      "keys come from where they were asked for, not from where that sends one",
      'redirect: "error"',
      'redirect: "manual"',
      `${keySet} stops the update after five times if it lies elsewhere`,
    ],
    [
      "a key set holds keys",
      "!Array.isArray(keys) || keys.length === 0",
      "!Array.isArray(keys)",
      `${keySet} stops the update after five times if it holds no keys`,
    ],
    [
      "only a good answer holds keys",
      "if (response.ok) return",
      "if (response.status > 0) return",
      `${keySet} stops the update after five times if it is not there`,
    ],
    [
      "the same keys are the same text",
      "shown.sort((a, b) => (String(a.kid) < String(b.kid) ? -1 : 1))",
      "shown",
      `${keySet} is the same text in whatever order the keys come, and holds only what a verifier needs`,
    ],
    [
      "keys come from the issuer or this machine",
      "if (local !== undefined && !",
      "if (local !== undefined && local.length < 0 && !",
      `${keySet} is read from nowhere else than the issuer and this machine: "http://keys.invalid"`,
    ],
  ]),
];
