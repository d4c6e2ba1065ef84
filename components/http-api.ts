import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Account } from "./account";
import { createApiRoutes } from "./api-routes";
import type { AppClients } from "./app-clients";
import { requireOrigins } from "./checks/origins";
import type { ChildOptions } from "./child";
import type { Handlers } from "./handlers";
import type { CorsPlan, HttpApiPlan, LogsPlan } from "./plan";
import { createStage } from "./stage";
import type { UserPool } from "./user-pool";
import { whenKnown } from "./when-known";

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
  account: Account;
  pool: UserPool;
  clients: AppClients;
  handlers: Handlers;
  logs: LogsPlan;
  locked: boolean;
  tags: pulumi.Input<{ [name: string]: string }>;
}

/** Makes the HTTP API: one authorizer for all routes, one integration and one permission a function, one resource a route. */
export function createHttpApi(name: string, plan: Plan, opts: ChildOptions): HttpApi {
  const api = new aws.apigatewayv2.Api(
    `${name}-api`,
    {
      protocolType: "HTTP",
      ...(plan.cors ? { corsConfiguration: toCorsConfiguration(plan.cors) } : {}),
      tags: plan.tags,
    },
    opts,
  );
  const authorizer = createAuthorizer(name, api, plan, opts);
  const served = createApiRoutes(name, { ...plan, api, authorizer }, opts);
  const live = createStage(name, { ...plan, api, authorizer, ...served }, opts);
  return { api, authorizer, ...served, ...live, url: toUrl(api, live.stage) };
}

/** Trusts the tokens of this pool that were made for one of this API's clients, and no others. */
function createAuthorizer(name: string, api: aws.apigatewayv2.Api, { pool, clients }: Plan, opts: ChildOptions) {
  return new aws.apigatewayv2.Authorizer(
    `${name}-authorizer`,
    {
      apiId: api.id,
      authorizerType: "JWT",
      identitySources: ["$request.header.Authorization"],
      jwtConfiguration: { issuer: pool.issuer, audiences: clients.map(({ client }) => client.id) },
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
function toUrl(api: aws.apigatewayv2.Api, stage: aws.apigatewayv2.Stage): pulumi.Output<string> {
  return pulumi
    .all([api.apiEndpoint, stage.name])
    .apply(([endpoint, name]) => (name === "$default" ? endpoint : `${endpoint}/${name}`));
}
