import { dependentsOf, plain, requireApi, type Which } from "./declared-api";
import type { MockedResource, MockedStack } from "./mocked-stack";

/** Who may call a route, and what serves it. */
export interface RouteRule {
  /** For example `GET /notes/{id}`. */
  routeKey: string;

  /** Anyone may call it, without a token. */
  public: boolean;

  /** The token must carry one of these. Empty: none is asked for. */
  scopes: string[];

  /** The caller must be in one of these. Empty: none is asked for. */
  groups: string[];

  /** Name of the handler, `handler` for the one without a name. Undefined: not one of the component's. */
  handler: string | undefined;
}

/** Marks the scopes that stand for groups. */
const group = "group/";

/**
 * Every route of the API, those too that the program added beside the component, in the order of registration.
 *
 * @throws Error unless one SecuredApi is meant
 */
export function readRoutes(stack: MockedStack, which: Which = {}): RouteRule[] {
  const api = requireApi(stack, which);
  const routes = dependentsOf(stack, "aws:apigatewayv2/route:Route", `${api}-api`);
  return routes.map((route) => toRule(api, route));
}

function toRule(api: string, route: MockedResource): RouteRule {
  const asked = plain(route.inputs["authorizationScopes"]);
  const scopes = Array.isArray(asked) ? asked.map(String) : [];
  return {
    routeKey: String(plain(route.inputs["routeKey"])),
    public: !isGuarded(route),
    scopes: scopes.filter((scope) => !scope.startsWith(group)),
    groups: scopes.filter((scope) => scope.startsWith(group)).map((scope) => scope.slice(group.length)),
    handler: toHandler(api, route),
  };
}

/** A route that names no authorizer is open, whatever else it says. */
function isGuarded({ inputs }: MockedResource): boolean {
  const kind = plain(inputs["authorizationType"]);
  if (kind === "AWS_IAM") return true;
  return (kind === "JWT" || kind === "CUSTOM") && Boolean(plain(inputs["authorizerId"]));
}

function toHandler(api: string, { options }: MockedResource): string | undefined {
  const [start, end] = [`${api}-`, "-integration"];
  const target = options.dependsOn?.find((name) => name.startsWith(start) && name.endsWith(end));
  return target?.slice(start.length, -end.length);
}

/**
 * Keys of the routes that anyone may call, without a token.
 *
 * @throws Error unless one SecuredApi is meant
 */
export function openRoutes(stack: MockedStack, which: Which = {}): string[] {
  return readRoutes(stack, which)
    .filter((route) => route.public)
    .map(({ routeKey }) => routeKey);
}

/** Routes that are meant to be open. */
export interface OpenRoutes extends Which {
  /** Keys of the routes that anyone may call, all of them. @default - none */
  except?: string[] | undefined;
}

/**
 * @throws Error that names every open route but those in `except`, and what stands in `except` without being an open route
 */
export function requireEveryRouteProtected(stack: MockedStack, { except = [], ...which }: OpenRoutes = {}): void {
  const open = openRoutes(stack, which);
  const more = open.filter((routeKey) => !except.includes(routeKey));
  if (more.length > 0) throw new Error(`open to anyone, without a token: ${more.join(", ")}`);
  const fewer = except.filter((routeKey) => !open.includes(routeKey));
  if (fewer.length > 0) throw new Error(`not an open route: ${fewer.join(", ")}: take it out of "except"`);
}

/**
 * @throws Error that names every protected route that takes ID tokens too, because it asks for no scope
 */
export function requireAccessTokensOnly(stack: MockedStack, which: Which = {}): void {
  const rules = readRoutes(stack, which).filter((route) => !route.public);
  const lax = rules.filter(({ scopes, groups }) => scopes.length + groups.length === 0);
  if (lax.length === 0) return;
  const keys = lax.map(({ routeKey }) => routeKey).join(", ");
  throw new Error(`an ID token opens ${keys}: leave tokens.tokenUse out, or give these routes scopes`);
}
