import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AuthorizerName, apis, type DeclaredApi, type DeclaredRoute, ownAudiences } from "./apis";
import { variableOf } from "./variables";

/** Without the tests' own key set, as in a local run, a pool's issuer stands in for the tests' own. */
const keys = new pulumi.Config().get("keys") ?? "";

const passwordPolicy = { minimumLength: 8 };
const pool = new aws.cognito.UserPool("people", { usernameAttributes: ["email"], passwordPolicy });
const otherPool = new aws.cognito.UserPool("other", { usernameAttributes: ["email"], passwordPolicy });
for (const [precedence, name] of ["admin", "poweruser"].entries()) {
  new aws.cognito.UserGroup(name, { name, precedence, userPoolId: pool.id });
}

const client = createClient("first", pool);
const secondClient = createClient("second", pool);
const strangersClient = createClient("stranger", pool);
const otherClient = createClient("other", otherPool);

function createClient(name: string, { id: userPoolId }: aws.cognito.UserPool): aws.cognito.UserPoolClient {
  const explicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
  return new aws.cognito.UserPoolClient(name, { userPoolId, explicitAuthFlows });
}

const role = new aws.iam.Role("probe", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
const probe = createFunction("probe", { file: "probe.mjs", timeout: 5 });
const functions = {
  probe,
  slow: probe,
  impatient: createFunction("impatient", { file: "probe.mjs", timeout: 1 }),
  unpermitted: createFunction("unpermitted", { file: "probe.mjs", timeout: 5 }),
};

function createFunction(
  name: string,
  { file, timeout, variables = {} }: { file: string; timeout: number; variables?: Record<string, string> },
): aws.lambda.Function {
  return new aws.lambda.Function(name, {
    code: new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.FileAsset(join(__dirname, file)) }),
    handler: "index.handler",
    runtime: "nodejs22.x",
    role: role.arn,
    memorySize: 256,
    timeout,
    environment: { variables },
  });
}

function permit(name: string, fn: aws.lambda.Function, api: aws.apigatewayv2.Api): aws.lambda.Permission {
  return new aws.lambda.Permission(name, {
    action: "lambda:InvokeFunction",
    function: fn.name,
    principal: "apigateway.amazonaws.com",
    sourceArn: pulumi.interpolate`${api.executionArn}/*`,
  });
}

/** Discovery document and key set of the tests' own issuer, on an API of its own. */
function createIssuer(keySet: string): pulumi.Output<string> {
  const fn = createFunction("issuer", { file: "issuer.mjs", timeout: 5, variables: { KEYS: keySet } });
  const api = new aws.apigatewayv2.Api("issuer", { protocolType: "HTTP" });
  permit("issuer", fn, api);
  const integration = createIntegration("issuer", api, fn, 30_000);
  const route = createRoute("issuer $default", api, "$default", integration);
  new aws.apigatewayv2.Stage("issuer", { apiId: api.id, name: "$default", autoDeploy: true }, { dependsOn: [route] });
  return api.apiEndpoint;
}

const issuerOf = ({ endpoint }: aws.cognito.UserPool) => pulumi.interpolate`https://${endpoint}`;
const ownIssuer = keys === "" ? issuerOf(pool) : createIssuer(keys);
const header = "$request.header.Authorization";

const authorizers: Record<
  AuthorizerName,
  { source: string; issuer: pulumi.Output<string>; audiences: pulumi.Input<string>[] }
> = {
  people: { source: header, issuer: issuerOf(pool), audiences: [client.id, secondClient.id] },
  byHeader: { source: "$request.header.X-Api-Token", issuer: issuerOf(pool), audiences: [client.id] },
  byQuery: { source: "$request.querystring.token", issuer: issuerOf(pool), audiences: [client.id] },
  other: { source: header, issuer: issuerOf(otherPool), audiences: [otherClient.id] },
  own: { source: header, issuer: ownIssuer, audiences: ownAudiences },
  unreachable: { source: header, issuer: pulumi.output("https://issuer.invalid"), audiences: ownAudiences },
};

function createIntegration(
  name: string,
  api: aws.apigatewayv2.Api,
  fn: aws.lambda.Function,
  timeoutMilliseconds: number,
): aws.apigatewayv2.Integration {
  return new aws.apigatewayv2.Integration(name, {
    apiId: api.id,
    integrationType: "AWS_PROXY",
    integrationUri: fn.invokeArn,
    payloadFormatVersion: "2.0",
    timeoutMilliseconds,
  });
}

function createRoute(
  name: string,
  api: aws.apigatewayv2.Api,
  routeKey: string,
  integration: aws.apigatewayv2.Integration,
  authorizer?: aws.apigatewayv2.Authorizer,
  scopes?: string[],
): aws.apigatewayv2.Route {
  const target = pulumi.interpolate`integrations/${integration.id}`;
  const lock = authorizer && { authorizationType: "JWT", authorizerId: authorizer.id };
  return new aws.apigatewayv2.Route(name, {
    apiId: api.id,
    routeKey,
    target,
    ...lock,
    ...(scopes && { authorizationScopes: scopes }),
  });
}

/** One API with what its routes need, and its address without a stage. */
function createApi(name: string, declared: DeclaredApi): pulumi.Output<string> {
  const { cors, stages, stageVariables = {} } = declared;
  const api = new aws.apigatewayv2.Api(name, { protocolType: "HTTP", ...(cors && { corsConfiguration: cors }) });
  permit(name, functions.probe, api);
  const routes = createRoutes(name, api, withAwsOnly(name, declared.routes));
  const limits = toLimits(declared.throttle ?? { rate: 1000, burst: 500 });
  const routeSettings = Object.entries(declared.routes).flatMap(([routeKey, { throttle }]) =>
    throttle ? [{ routeKey, ...toLimits(throttle) }] : [],
  );
  for (const stage of stages) {
    const settings = { defaultRouteSettings: limits, routeSettings, stageVariables };
    const args = { apiId: api.id, name: stage, autoDeploy: true, ...settings };
    new aws.apigatewayv2.Stage(`${name} ${stage}`, args, { dependsOn: routes });
  }
  return api.apiEndpoint;
}

/** A lock whose issuer cannot be reached stops a local start, so it is there only with an issuer of the tests' own. */
function withAwsOnly(name: string, routes: DeclaredApi["routes"]): DeclaredApi["routes"] {
  return name === "main" && keys !== "" ? { ...routes, "GET /unreachable": { authorizer: "unreachable" } } : routes;
}

function createRoutes(
  name: string,
  api: aws.apigatewayv2.Api,
  routes: DeclaredApi["routes"],
): aws.apigatewayv2.Route[] {
  const integrations = new Map<string, aws.apigatewayv2.Integration>();
  const locks = new Map<string, aws.apigatewayv2.Authorizer>();
  return Object.entries(routes).map(([routeKey, { calls = "probe", authorizer, scopes }]: [string, DeclaredRoute]) => {
    const integration = integrations.get(calls) ?? createCall(name, api, calls);
    integrations.set(calls, integration);
    const lock = authorizer && (locks.get(authorizer) ?? createLock(name, api, authorizer));
    if (authorizer && lock) locks.set(authorizer, lock);
    return createRoute(`${name} ${routeKey}`, api, routeKey, integration, lock, scopes);
  });
}

function createCall(
  name: string,
  api: aws.apigatewayv2.Api,
  calls: keyof typeof functions,
): aws.apigatewayv2.Integration {
  if (calls === "impatient") permit(`${name} ${calls}`, functions[calls], api);
  return createIntegration(`${name} ${calls}`, api, functions[calls], calls === "slow" ? 1000 : 30_000);
}

function createLock(name: string, api: aws.apigatewayv2.Api, authorizer: AuthorizerName): aws.apigatewayv2.Authorizer {
  const { source, issuer, audiences } = authorizers[authorizer];
  return new aws.apigatewayv2.Authorizer(`${name}-${authorizer}`, {
    apiId: api.id,
    authorizerType: "JWT",
    identitySources: [source],
    jwtConfiguration: { issuer, audiences },
  });
}

function toLimits({ rate, burst }: { rate: number; burst: number }) {
  return { throttlingRateLimit: rate, throttlingBurstLimit: burst };
}

const urls = Object.keys(apis).map((name) => [variableOf(name), createApi(name, apis[name as keyof typeof apis])]);

/** Named like the variables that `npm run contract` reads. */
export = {
  ...(Object.fromEntries(urls) as Record<string, pulumi.Output<string>>),
  USER_POOL_ID: pool.id,
  CLIENT_ID: client.id,
  SECOND_CLIENT_ID: secondClient.id,
  STRANGERS_CLIENT_ID: strangersClient.id,
  OTHER_USER_POOL_ID: otherPool.id,
  OTHER_CLIENT_ID: otherClient.id,
  OWN_ISSUER: ownIssuer,
};
