import type { Sabotage } from "../sabotage";
import { takenFrom } from "./taken-from";

const computedValue = (of: string) => `computed values stop the update if AWS would refuse them: ${of}`;
const existing = "existing user pool";
const environment = "environment of a function";

/** What is checked once it is known, and what is looked up. */
export const computed: Sabotage[] = [
  ...takenFrom("sign-in-page", "computed", [
    [
      "a computed domain prefix is checked",
      "whenKnown(domainPrefix, (prefix) => requireDomainPrefix(prefix))",
      "pulumi.output(domainPrefix)",
      computedValue("domain prefix"),
    ],
  ]),
  ...takenFrom("http-api", "computed", [
    [
      "computed origins are checked",
      'requireOrigins(origins, "cors.origins", cors.credentials)',
      "origins",
      computedValue("origin"),
    ],
  ]),
  ...takenFrom("handler-role", "computed", [
    [
      "computed ARNs of grants are checked",
      "requireGrantResources(resources, place)",
      "resources",
      computedValue("grant"),
    ],
  ]),
  ...takenFrom("log-group", "computed", [
    ["a computed key of the logs is checked", "requireKmsKeyArn(arn)", "arn", computedValue("key of the logs")],
  ]),
  ...takenFrom("secured-api", "computed", [
    ["computed tags are checked", "requireTags(tags)", "tags", computedValue("tag")],
  ]),
  ...takenFrom("handler-environment", "handler-environment", [
    [
      "computed environments are checked",
      "requireEnvironment(variables, ",
      "Array.of<unknown>(variables, ",
      `${environment} refuses a computed value that is no text, once it is known`,
    ],
    [
      "computed secrets by reference are checked",
      "requireSecrets(known, ",
      "Array.of<unknown>(known, ",
      `${environment} refuses a computed secret in place of its ARN, once it is known, and does not quote it`,
    ],
    [
      "all variables of a function fit together",
      "requireSize(known, ",
      "Array.of<unknown>(known, ",
      `${environment} has room for 4096 bytes in all: ARNs of secrets count too`,
    ],
  ]),
  ...takenFrom("existing-identity", "existing-identity", [
    [
      "an existing pool is looked up",
      "aws.cognito.getUserPoolOutput({ userPoolId }, { parent })",
      "{ userPoolId, arn: userPoolId }",
      `${existing} and each of its clients is looked up: with an id that is not there nobody could call`,
    ],
    [
      "clients of an existing pool are looked up",
      "aws.cognito.getUserPoolClientOutput({ userPoolId, clientId }, { parent }).clientId",
      "clientId",
      `${existing} and each of its clients is looked up: with an id that is not there nobody could call`,
    ],
    [
      "an existing pool is looked up by the component's own provider",
      "getUserPoolOutput({ userPoolId }, { parent })",
      "getUserPoolOutput({ userPoolId })",
      `${existing} is looked up by the component's own provider`,
    ],
    [
      "a computed id of an existing pool is checked",
      'requireUserPoolId(id, "existingUserPool.userPoolId")',
      "id",
      `${existing} refuses a computed id of a pool that is none, once it is known`,
    ],
    [
      "computed ids of an existing pool's clients are checked",
      "requireClientId(known, clientIdPath(key))",
      "known",
      `${existing} refuses a computed id of a client that is none, once it is known`,
    ],
    [
      "an existing pool has a client",
      'if (first === undefined) throw new pulumi.RunError("an API needs an app client: its tokens are made for one");',
      "if (first === undefined) return { pool: { ...pool, id: pool.userPoolId, ...toIssuer(account, pool.userPoolId) }, clientIds: { client: pool.userPoolId }, made: undefined };",
      `${existing} has a client at least: the authorizer needs an audience`,
    ],
  ]),
];
