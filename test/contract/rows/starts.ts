import { type Changes, readApi } from "../../local/resources/declared-api";
import type { Source, Statement } from "../row";
import { readVariant } from "../variants";

/** A program that must not start: what is changed of an API that can be served, and what is said. */
function refuses(id: string, source: Source, says: string, changes: Changes, ...lines: string[]): Statement {
  const compute = async () => (await readApi(changes)).refusals;
  return { kind: "statement", id, source, says, value: lines, compute, notDeployed: whenDeployed };
}

/** The same, with lines that are added to a program. */
function refusesLines(id: string, source: Source, says: string, added: string, ...lines: string[]): Statement {
  const compute = async () => (await readVariant(added)).refusals;
  return { kind: "statement", id, source, says, value: lines, compute, notDeployed: whenDeployed };
}

const whenDeployed = "it is about a deployment: declare the same in a program of your own, and run pulumi up";

const route = (text: string) => `route "route": ${text}`;
const authorizer = (text: string) => route(`authorizer "authorizer": ${text}`);
const key = route('its key must look like "GET /notes/{id}" or be "$default"');
const elsewhere = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_nowhere00";
const unguarded = { authorizerId: null, authorizationScopes: null };

/** What stops a start by name, because AWS refuses it, or because nobody here would honour it. */
export const starts: Statement[] = [
  refuses(
    "A1-01/unknown-identity-source",
    "M",
    "an identity source that is neither header nor query",
    { authorizer: { identitySources: ["$request.body.token"] } },
    'authorizer "jwt" of route "GET /notes/{id}" reads its token from "$request.body.token"; write "$request.header.<name>" or "$request.querystring.<name>"',
  ),
  refuses(
    "A1-01/two-identity-sources",
    "D",
    "two identity sources",
    { authorizer: { identitySources: ["$request.header.A", "$request.querystring.b"] } },
    authorizer("it has 2 identity sources: a JWT authorizer has exactly one"),
  ),
  refuses(
    "A1-04/lambda-authorizer",
    "D",
    "a Lambda authorizer, which does not run here",
    { authorizer: { authorizerType: "REQUEST", jwtConfiguration: null } },
    authorizer("type REQUEST is not served here, only JWT is"),
  ),
  refuses(
    "A1-04/lambda-authorization",
    "D",
    "a route that asks a Lambda authorizer",
    { route: { authorizationType: "CUSTOM", authorizationScopes: null } },
    route("authorization CUSTOM is not served here, only JWT and NONE are"),
  ),
  refuses(
    "A1-04/iam-authorization",
    "D",
    "a route that asks IAM",
    { route: { authorizationType: "AWS_IAM", ...unguarded } },
    route("authorization AWS_IAM is not served here, only JWT and NONE are"),
  ),
  refuses(
    "A1-07/no-audience",
    "M",
    "an authorizer without an audience",
    { authorizer: { jwtConfiguration: { audiences: [], issuer: elsewhere } } },
    authorizer(`issuer "${elsewhere}" is not a user pool of this program, so its keys are not here`),
  ),
  refuses(
    "A1-09/scopes-without-a-lock",
    "M",
    "scopes on a route without an authorizer",
    { route: { authorizationType: "NONE", authorizerId: null } },
    route("it asks for scopes without an authorizer, which AWS refuses"),
  ),
  refuses(
    "A1-16/openapi",
    "M",
    "routes from an OpenAPI text, so that none is dropped in silence",
    { api: { body: '{"openapi":"3.0.1"}' } },
    'API "api": routes from an OpenAPI body are not served here: declare them as resources',
  ),
  refuses("A1-17/pool-and-authorizer", "K", "a pool and the authorizer that trusts it start together", {}),
  refuses(
    "A2-06/stops-the-start",
    "M",
    "an issuer whose keys are not here",
    { authorizer: { jwtConfiguration: { audiences: ["x"], issuer: elsewhere } } },
    authorizer(`issuer "${elsewhere}" is not a user pool of this program, so its keys are not here`),
  ),
  {
    kind: "statement",
    id: "A2-12/thirty-seconds",
    source: "D",
    says: "an integration that names no timeout waits 30 s",
    value: [30_000],
    compute: async () => (await readApi()).apis.flatMap(({ routes }) => routes.map(({ timeoutMs }) => timeoutMs)),
    notDeployed: whenDeployed,
  },
  refuses(
    "A2-12/longer",
    "M",
    "a timeout over 30 s",
    { integration: { timeoutMilliseconds: 30_001 } },
    'integration "integration": timeoutMilliseconds must be 50 to 30000, got 30001',
    'route "GET /notes/{id}" waits 30001 ms; the timeout must be between 50 ms and 30000 ms',
  ),
  {
    kind: "statement",
    id: "A2-17/web-acl",
    source: "D",
    says: "a web ACL before an HTTP API is named as not served",
    value: {
      refusals: [],
      notes: ['aws:wafv2/webAclAssociation:WebAclAssociation "acl" is not served: nobody serves this type here'],
    },
    compute: async () => {
      const { refusals, notes } = await readVariant(
        'new aws.wafv2.WebAclAssociation("acl", { resourceArn: stage.arn, webAclArn: "arn:aws:wafv2:eu-west-1:000000000000:regional/webacl/a/b" });',
      );
      return { refusals, notes };
    },
    notDeployed: whenDeployed,
  },
  refuses(
    "A4-07/credentials-for-all",
    "M",
    "credentials for the origin *",
    { api: { corsConfiguration: { allowOrigins: ["*"], allowCredentials: true } } },
    'CORS cannot allow credentials for the origin "*"; name the origins',
  ),
  refuses(
    "A4-08/another-wildcard",
    "K",
    "another wildcard in an origin",
    { api: { corsConfiguration: { allowOrigins: ["https://*.example.com"] } } },
    'CORS origin "https://*.example.com" holds a wildcard; only "*", "https://*" and "http://*" are known',
  ),
  refuses(
    "A4-09/age",
    "D",
    "an age over a day",
    { api: { corsConfiguration: { allowOrigins: ["*"], maxAge: 86_401 } } },
    'API "api": corsConfiguration.maxAge must be -1 to 86400, got 86401',
  ),
  refuses(
    "A4-09/method",
    "D",
    "a method that is empty",
    { api: { corsConfiguration: { allowOrigins: ["*"], allowMethods: [""] } } },
    'CORS method "" must be 1 to 64 characters',
  ),
  refuses(
    "A5-03/greedy-before-the-end",
    "D",
    "a greedy variable before the end",
    { route: { routeKey: "GET /a/{rest+}/b" } },
    'route key "GET /a/{rest+}/b" cannot be honoured; write it like "GET /notes/{id}", "ANY /{proxy+}" or "$default"',
  ),
  refusesLines(
    "A5-07/same-but-for-a-name",
    "M",
    "two routes that differ in a variable's name alone",
    'new aws.apigatewayv2.Route("same", { apiId: api.id, routeKey: "GET /pets/{petId}", target });',
    'route "GET /pets/{petId}" is for the same requests as "GET /pets/{id}"; keep one of them',
  ),
  refuses("A5-08/trace", "M", "a route for TRACE", { route: { routeKey: "TRACE /a" } }, key),
  refuses("A5-08/no-slash", "M", "a path without a slash", { route: { routeKey: "GET a" } }, key),
  refuses("A5-08/no-method", "M", "a key without a method", { route: { routeKey: "/a" } }, key),
  refuses("A5-08/lower-case", "M", "a method in lower case", { route: { routeKey: "get /a" } }, key),
  refuses(
    "A6-01/payload-format-1.0",
    "D",
    "payload format 1.0, which an integration has that names none",
    { integration: { payloadFormatVersion: null } },
    route('integration "integration": payload format 1.0 is not served here: set payloadFormatVersion to "2.0"'),
  ),
];
