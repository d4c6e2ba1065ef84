import { defaultKey, handlerPath } from "./checks/handlers";
import { suggest } from "./checks/nearest";
import { type Entry, type Option, readEntries, readOptions } from "./checks/options";
import { refuse, show } from "./checks/refusal";
import { type ParsedRoute, parseRouteKey } from "./checks/route-key";
import { requireOrder } from "./checks/route-pairs";
import { parseThrottle } from "./checks/throttle";
import { parseBoolean, parseText } from "./checks/values";
import { parseGroupList } from "./groups";
import type { HandlerPlan, RoutePlan } from "./plan";
import { parseScopeList, type ScopeRules, toRouteScopes } from "./scopes";

/**
 * Reads the route table.
 *
 * @throws Refusal for keys that API Gateway does not take or does not order, and for more than its quota of 300.
 */
export function parseRoutes(option: Option): ParsedRoute[] {
  const entries = readEntries(option);
  if (entries.length === 0) refuse(option.where, "must hold a route", 'write one such as "GET /notes": {}');
  if (entries.length > 300)
    refuse(option.where, "must be 300 at most", "use {name+}, or a second API", `${entries.length}`);
  const routes = entries.map(parseRoute);
  requireOrder(routes);
  return routes;
}

function parseRoute({ key: routeKey, where, value }: Entry): ParsedRoute {
  const given = readOptions(where, value, ["public", "scopes", "groups", "throttle", "handler"]);
  const open = parseBoolean(given.public, false);
  const scopes = parseScopeList(given.scopes);
  const groups = parseGroupList(given.groups);
  if (open && scopes) refuse(where, "is public and asks for scopes", "leave one of the two out");
  if (open && groups) refuse(where, "is public and asks for groups", "leave one of the two out");
  // An authorizer takes any of what it asks for: it has no way to say "and".
  if (scopes && groups) refuse(where, "asks for scopes and groups", "leave one of the two out");
  const handler = parseText(given.handler) ?? defaultKey;
  const throttle = parseThrottle(given.throttle);
  return { routeKey, where, ...parseRouteKey(routeKey, where), public: open, scopes, groups, throttle, handler };
}

/** Decides what each route asks for, and which function serves it. */
export function planRoutes(routes: ParsedRoute[], handlers: HandlerPlan[], rules: ScopeRules): RoutePlan[] {
  requireHandlers(routes, handlers);
  return routes.map((route) => ({
    routeKey: route.routeKey,
    public: route.public,
    scopes: toRouteScopes(route, rules),
    throttle: route.throttle,
    handler: route.handler,
  }));
}

/** Every route has its function, and every function its route: one that nobody calls is a mistake in a name. */
function requireHandlers(routes: ParsedRoute[], handlers: HandlerPlan[]): void {
  const known = handlers.map(({ key }) => key);
  for (const { where, handler } of routes) {
    if (known.includes(handler)) continue;
    if (handler === defaultKey) refuse(where, "has no function", "write handler, or name one of handlers in the route");
    refuse(`${where}.handler`, "names no function of handlers", suggest(handler, known), show(handler));
  }
  const used = new Set(routes.map(({ handler }) => handler));
  const idle = known.find((key) => !used.has(key));
  if (idle !== undefined) refuse(handlerPath(idle), "serves no route", "name it in a route, or leave it out");
}

/**
 * A public route that takes more than one path or method, beside locked ones of the same function: a call that misses a
 * locked route by a trailing slash or its method arrives at the function without a token.
 */
export function warnOfRoutes(routes: ParsedRoute[]): string[] {
  const isWide = ({ method, path }: ParsedRoute) => method === "ANY" || path?.at(-1)?.kind === "greedy";
  return routes
    .filter((route) => route.public && isWide(route))
    .flatMap(({ where, handler }) => {
      const locked = routes.find((route) => !route.public && route.handler === handler);
      if (!locked) return [];
      const miss = `what misses "${locked.routeKey}" by a slash or a method may reach the same function without a token`;
      return [
        `${where} is public and takes many calls: ${miss}; give it a handler of its own, or let it look at routeKey`,
      ];
    });
}
