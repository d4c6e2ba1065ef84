import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Account } from "./account";
import type { ChildOptions } from "./child";
import type { HandlerParts } from "./handler";
import type { Handlers } from "./handlers";
import type { RoutePlan } from "./plan";

interface ApiRoutesPlan {
  routes: RoutePlan[];
  api: aws.apigatewayv2.Api;
  authorizer: aws.apigatewayv2.Authorizer;
  handlers: Handlers;
  account: Account;
}

/** How long the gateway waits for a function, milliseconds: the most API Gateway allows for an HTTP API. */
const integrationTimeoutMs = 30_000;

/** Makes the routes, and for each function the integration and the permission that all of its routes share. */
export function createApiRoutes(name: string, plan: ApiRoutesPlan, opts: ChildOptions) {
  const integrations = mapHandlers(plan.handlers, (handler, key) =>
    createIntegration(`${name}-${key}`, handler, plan, opts),
  );
  const permissions = mapHandlers(plan.handlers, (handler, key) =>
    createPermission(`${name}-${key}`, handler, plan, opts),
  );
  const routes = plan.routes.map((route) => {
    const target = pulumi.interpolate`integrations/${requireIntegration(integrations, route).id}`;
    const args = { apiId: plan.api.id, routeKey: route.routeKey, target, ...toAuthorization(route, plan.authorizer) };
    return [route.routeKey, new aws.apigatewayv2.Route(`${name}-${route.routeKey}`, args, opts)] as const;
  });
  return { integrations, permissions, routes: Object.fromEntries(routes) };
}

function createIntegration(name: string, handler: HandlerParts, { api }: ApiRoutesPlan, opts: ChildOptions) {
  return new aws.apigatewayv2.Integration(
    `${name}-integration`,
    {
      apiId: api.id,
      integrationType: "AWS_PROXY",
      integrationMethod: "POST",
      integrationUri: (handler.version?.alias ?? handler.function).arn,
      // Left out, functions would be sent events of the older form 1.0.
      payloadFormatVersion: "2.0",
      timeoutMilliseconds: integrationTimeoutMs,
    },
    opts,
  );
}

/**
 * One permission a function, for any stage and route of this API alone: a function's policy has room for about fifty
 * statements. Two asterisks, because the route `$default` has no third part.
 */
function createPermission(name: string, handler: HandlerParts, { api, account }: ApiRoutesPlan, opts: ChildOptions) {
  return new aws.lambda.Permission(
    `${name}-permission`,
    {
      action: "lambda:InvokeFunction",
      function: handler.function.name,
      ...(handler.version ? { qualifier: handler.version.alias.name } : {}),
      principal: "apigateway.amazonaws.com",
      sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
      sourceAccount: account.accountId,
    },
    opts,
  );
}

/** Open only where the route says so. */
function toAuthorization(route: RoutePlan, authorizer: aws.apigatewayv2.Authorizer) {
  if (route.public) return { authorizationType: "NONE" };
  const scopes = route.scopes.length > 0 ? { authorizationScopes: route.scopes } : {};
  return { authorizationType: "JWT", authorizerId: authorizer.id, ...scopes };
}

function requireIntegration(integrations: { [handler: string]: aws.apigatewayv2.Integration }, route: RoutePlan) {
  const integration = integrations[route.handler];
  if (integration === undefined) throw new pulumi.RunError(`route "${route.routeKey}" has no handler`);
  return integration;
}

function mapHandlers<T>(handlers: Handlers, make: (handler: HandlerParts, key: string) => T): { [key: string]: T } {
  return Object.fromEntries(Object.entries(handlers).map(([key, handler]) => [key, make(handler, key)]));
}
