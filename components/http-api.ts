import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Account } from "./account";
import { createApiRoutes } from "./api-routes";
import { requireOrigins } from "./checks/origins";
import type { ChildOptions } from "./child";
import type { Handlers } from "./handlers";
import type { Identity } from "./identity-parts";
import type { CorsPlan, HttpApiPlan, LogsPlan } from "./plan";
import { createStage } from "./stage";
import { whenKnown } from "./when-known";

/** The API by itself: nothing is served yet, but its address is known, for what has to name it. */
export interface Api {
  api: aws.apigatewayv2.Api;
  /** Without a trailing slash. */
  url: pulumi.Output<string>;
}

/** The API with its one authorizer, and the parts of its routes. */
export interface HttpApi {
  api: aws.apigatewayv2.Api;
  authorizer: aws.apigatewayv2.Authorizer;
  /** By handler key. */
  integrations: { [handler: string]: aws.apigatewayv2.Integration };
  /** By handler key. */
  permissions: { [handler: string]: aws.lambda.Permission };
  /** By route key. */
  routes: { [routeKey: string]: aws.apigatewayv2.Route };
  stage: aws.apigatewayv2.Stage;
  accessLog: aws.cloudwatch.LogGroup;
  /** Without a trailing slash. Known once the stage serves. */
  url: pulumi.Output<string>;
}

interface Plan extends HttpApiPlan {
  api: Api;
  account: Account;
  identity: Identity;
  handlers: Handlers;
  logs: LogsPlan;
  tags: pulumi.Input<{ [name: string]: string }>;
}

/** Makes the API by itself. */
export function createApi(
  name: string,
  { cors, stage, tags }: Pick<Plan, "cors" | "stage" | "tags">,
  opts: ChildOptions,
): Api {
  const api = new aws.apigatewayv2.Api(
    `${name}-api`,
    { protocolType: "HTTP", ...(cors ? { corsConfiguration: toCorsConfiguration(cors) } : {}), tags },
    opts,
  );
  return { api, url: toUrl(api, pulumi.output(stage)) };
}

/** Makes what the API serves: one authorizer for all routes, one integration and one permission a function, one resource a route. */
export function createHttpApi(name: string, { api: { api }, ...plan }: Plan, opts: ChildOptions): HttpApi {
  const authorizer = createAuthorizer(name, api, plan.identity, opts);
  const served = createApiRoutes(name, { ...plan, api, authorizer }, opts);
  const locked = plan.identity.made?.locked ?? false;
  const throttles = plan.routes.flatMap(({ routeKey, throttle }) => (throttle ? [{ routeKey, throttle }] : []));
  const awaited = [...Object.values(plan.identity.made?.groups ?? {}), ...listProvisioned(plan.handlers)];
  const live = createStage(name, { ...plan, ...served, api, authorizer, awaited, locked, throttles }, opts);
  return { api, authorizer, ...served, ...live, url: toUrl(api, live.stage.name) };
}

function listProvisioned(handlers: Handlers) {
  return Object.values(handlers).flatMap(({ version }) => (version ? [version.provisioned] : []));
}

/** Trusts the tokens of this pool that were made for one of this API's clients, and no others. */
function createAuthorizer(name: string, api: aws.apigatewayv2.Api, { pool, clientIds }: Identity, opts: ChildOptions) {
  return new aws.apigatewayv2.Authorizer(
    `${name}-authorizer`,
    {
      apiId: api.id,
      authorizerType: "JWT",
      identitySources: ["$request.header.Authorization"],
      jwtConfiguration: { issuer: pool.issuer, audiences: Object.values(clientIds) },
    },
    opts,
  );
}

/** `authorization` is always named: browsers do not count it among `*`. */
function toCorsConfiguration(cors: CorsPlan) {
  return {
    allowOrigins: whenKnown(cors.origins, (origins) => requireOrigins(origins, "cors.origins", cors.credentials)),
    allowMethods: cors.methods,
    allowHeaders: [...new Set(["authorization", "content-type", ...cors.headers])],
    exposeHeaders: cors.exposeHeaders,
    allowCredentials: cors.credentials,
    maxAge: cors.maxAgeSeconds,
  };
}

/** The stage `$default` puts nothing into the path, any other its name. */
function toUrl({ apiEndpoint }: aws.apigatewayv2.Api, stage: pulumi.Output<string>): pulumi.Output<string> {
  return pulumi
    .all([apiEndpoint, stage])
    .apply(([endpoint, name]) => (name === "$default" ? endpoint : `${endpoint}/${name}`));
}
