import { evaluateProgram } from "../../../local/engine/evaluate";
import type { Evaluation } from "../../../local/engine/evaluation";
import { createLocalProvider } from "../../../local/resources/catalogue";
import { type ProgramSettings, toProgramSettings } from "../../../local/resources/program-settings";
import { makeProgram } from "../engine/program-folder";

/** Properties that are set, or with `null` left out, on each resource of the program below. */
export type Changes = Partial<Record<Part, Record<string, unknown> | null>>;
type Part =
  | "pool"
  | "client"
  | "role"
  | "policy"
  | "function"
  | "permission"
  | "api"
  | "authorizer"
  | "integration"
  | "route"
  | "stage"
  | "table";

/** One of each resource that an API behind a JWT authorizer is made of. */
const program = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
type Change = Record<string, unknown> | null | undefined;
const changes = new pulumi.Config().requireObject<Record<string, Change>>("changes");
const change = (part: string, args: object): any => {
  const merged = Object.entries({ ...args, ...changes[part] });
  return Object.fromEntries(merged.filter(([, value]) => value !== null));
};
const pool = new aws.cognito.UserPool("pool", change("pool", {}));
const client = new aws.cognito.UserPoolClient("client", change("client", { userPoolId: pool.id }));
const role = new aws.iam.Role("role", change("role", { assumeRolePolicy: "{}" }));
new aws.iam.RolePolicy("policy", change("policy", {
  role: role.id,
  policy: JSON.stringify({ Statement: { Effect: "Allow", Action: "dynamodb:GetItem", Resource: ["arn:aws:dynamodb:*"] } }),
}));
const code = new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export const handler = () => 1;") });
const fn = new aws.lambda.Function("fn", change("function", { name: "fn", role: role.arn, runtime: "nodejs20.x", handler: "index.handler", code }));
const api = new aws.apigatewayv2.Api("api", change("api", { name: "api", protocolType: "HTTP" }));
if (changes.permission !== null) {
  new aws.lambda.Permission("permission", change("permission", {
    action: "lambda:InvokeFunction", function: fn.name, principal: "apigateway.amazonaws.com", sourceArn: pulumi.interpolate\`\${api.executionArn}/*/*\`,
  }));
}
const authorizer = new aws.apigatewayv2.Authorizer("authorizer", change("authorizer", {
  apiId: api.id, name: "jwt", authorizerType: "JWT", identitySources: ["$request.header.Authorization"],
  jwtConfiguration: { audiences: [client.id], issuer: pulumi.interpolate\`https://cognito-idp.eu-west-1.amazonaws.com/\${pool.id}\` },
}));
const integration = new aws.apigatewayv2.Integration("integration", change("integration", {
  apiId: api.id, integrationType: "AWS_PROXY", integrationUri: fn.invokeArn, payloadFormatVersion: "2.0",
}));
new aws.apigatewayv2.Route("route", change("route", {
  apiId: api.id, routeKey: "GET /notes/{id}", target: pulumi.interpolate\`integrations/\${integration.id}\`,
  authorizationType: "JWT", authorizerId: authorizer.id, authorizationScopes: ["notes/read"],
}));
if (changes.stage !== null) {
  new aws.apigatewayv2.Stage("stage", change("stage", {
    apiId: api.id, name: "$default", autoDeploy: true, defaultRouteSettings: { throttlingRateLimit: 100, throttlingBurstLimit: 50 },
  }));
}
new aws.dynamodb.Table("table", change("table", { name: "notes", hashKey: "owner", attributes: [{ name: "owner", type: "S" }] }));
`;

const seed = "seed";

/** Evaluates that program. */
export async function evaluateApi(changes: Changes = {}): Promise<Evaluation> {
  const { folder, remove } = makeProgram({ "index.ts": program });
  try {
    const config = { changes: JSON.stringify(changes) };
    return await evaluateProgram({ folder, stack: "dev", config, provider: createLocalProvider(seed), env: {} });
  } finally {
    remove();
  }
}

/** Reads what that program declares. */
export async function readApi(changes: Changes = {}): Promise<ProgramSettings> {
  return toProgramSettings(await evaluateApi(changes), seed);
}
