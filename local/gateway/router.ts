import { methods, parseRouteKey, type RouteSegment } from "./route-key";

/** The route that a request goes to. */
export interface RouteMatch<Route> {
  route: Route;
  /** Decoded; undefined if the route's path has no variables. */
  pathParameters: Record<string, string> | undefined;
}

/**
 * Finds the route of a request.
 *
 * @param segments The decoded segments of the path, without the stage.
 * @returns Undefined: no route, 404. A known path with a method that no route names is that too, never 405.
 */
export type Router<Route> = (method: string, segments: string[]) => RouteMatch<Route> | undefined;

/**
 * Routes whose paths have variables in the same places. There are few shapes however many routes there are, and in each a
 * route is found by its literals: so the thousandth route costs no more than the first.
 */
interface Shape<Route> {
  kinds: RouteSegment["kind"][];
  /** By method and literals. */
  routes: Map<string, { route: Route; segments: RouteSegment[] }>;
}

/**
 * Routes as HTTP APIs do ("Working with routes for HTTP APIs"): a full match, then a greedy one, then `$default`. Of
 * several full matches, literals beat variables from the left, and the method by name beats `ANY` on the same path.
 *
 * @param routes Their keys have been checked; one that cannot be read is never matched.
 */
export function createRouter<Route extends { routeKey: string }>(routes: Route[]): Router<Route> {
  const fallback = routes.find(({ routeKey }) => routeKey === "$default");
  const shapes = toShapes(routes);
  return (method, segments) => {
    if (!methods.has(method)) return undefined;
    for (const { kinds, routes: known } of shapes) {
      if (!fits(kinds, segments)) continue;
      const literals = toLiterals(kinds, segments);
      const found = known.get(`${method} ${literals}`) ?? known.get(`ANY ${literals}`);
      if (found) return { route: found.route, pathParameters: readParameters(found.segments, segments) };
    }
    return fallback && { route: fallback, pathParameters: undefined };
  };
}

/** In the order in which they are tried. */
function toShapes<Route extends { routeKey: string }>(routes: Route[]): Shape<Route>[] {
  const shapes = new Map<string, Shape<Route>>();
  for (const route of routes) {
    const parsed = parseRouteKey(route.routeKey);
    if (!parsed) continue;
    const kinds = parsed.segments.map(({ kind }) => kind);
    const shape = shapes.get(toPrecedence(kinds)) ?? { kinds, routes: new Map() };
    const texts = parsed.segments.map((segment) => (segment.kind === "literal" ? segment.text : ""));
    shape.routes.set(`${parsed.method} ${toLiterals(kinds, texts)}`, { route, segments: parsed.segments });
    shapes.set(toPrecedence(kinds), shape);
  }
  return [...shapes].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, shape]) => shape);
}

const rank = { literal: "0", parameter: "1", greedy: "2" } satisfies Record<RouteSegment["kind"], string>;

/** What comes first in the alphabet is preferred: no greedy end, then literals from the left. */
function toPrecedence(kinds: RouteSegment["kind"][]): string {
  return `${kinds.at(-1) === "greedy" ? "1" : "0"}${kinds.map((kind) => rank[kind]).join("")}`;
}

/** A variable takes at least one character, a greedy one at least one segment that is not empty. */
function fits(kinds: RouteSegment["kind"][], segments: string[]): boolean {
  if (kinds.at(-1) !== "greedy" && segments.length !== kinds.length) return false;
  return kinds.every((kind, index) => {
    if (kind === "greedy") return segments.slice(index).some((segment) => segment !== "");
    return kind === "literal" || segments[index] !== "";
  });
}

/** As many of a request as of its route, whose hold no slash: an encoded slash in one never looks like two. */
function toLiterals(kinds: RouteSegment["kind"][], segments: string[]): string {
  return segments.filter((_, index) => kinds[index] === "literal").join("/");
}

/** Undefined if the route's path has no variables. */
function readParameters(route: RouteSegment[], segments: string[]): Record<string, string> | undefined {
  if (route.every(({ kind }) => kind === "literal")) return undefined;
  const parameters: Record<string, string> = Object.create(null);
  for (const [index, expected] of route.entries()) {
    if (expected.kind === "parameter") parameters[expected.name] = segments[index] ?? "";
    if (expected.kind === "greedy") parameters[expected.name] = segments.slice(index).join("/");
  }
  return parameters;
}
