import { methods, type ParsedRouteKey, parseRouteKey, type RouteSegment } from "./route-key";

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

interface Candidate<Route> extends ParsedRouteKey {
  route: Route;
  precedence: string;
}

/**
 * Routes as HTTP APIs do ("Working with routes for HTTP APIs"): a full match, then a greedy one, then `$default`. Of
 * several full matches, literals beat variables from the left, and the method by name beats `ANY` on the same path.
 *
 * @param routes Their keys have been checked; one that cannot be read is never matched.
 */
export function createRouter<Route extends { routeKey: string }>(routes: Route[]): Router<Route> {
  const fallback = routes.find(({ routeKey }) => routeKey === "$default");
  const candidates = routes.flatMap((route): Candidate<Route>[] => {
    const parsed = parseRouteKey(route.routeKey);
    return parsed ? [{ ...parsed, route, precedence: toPrecedence(parsed) }] : [];
  });
  const variable = candidates.filter(hasVariables).sort((one, other) => (one.precedence < other.precedence ? -1 : 1));
  const fixed = new Map(candidates.filter((each) => !hasVariables(each)).map((each) => [toKey(each), each.route]));
  return (method, segments) => {
    if (!methods.has(method)) return undefined;
    const path = JSON.stringify(segments);
    const route = fixed.get(`${method} ${path}`) ?? fixed.get(`ANY ${path}`);
    if (route) return { route, pathParameters: undefined };
    for (const candidate of variable) {
      if (candidate.method !== method && candidate.method !== "ANY") continue;
      if (!matches(candidate.segments, segments)) continue;
      return { route: candidate.route, pathParameters: readParameters(candidate.segments, segments) };
    }
    return fallback && { route: fallback, pathParameters: undefined };
  };
}

function hasVariables({ segments }: ParsedRouteKey): boolean {
  return segments.some(({ kind }) => kind !== "literal");
}

/** The segments as JSON, so that an encoded slash in one never looks like two. */
function toKey({ method, segments }: ParsedRouteKey): string {
  return `${method} ${JSON.stringify(segments.map((segment) => (segment.kind === "literal" ? segment.text : "")))}`;
}

const rank = { literal: "0", parameter: "1", greedy: "2" } satisfies Record<RouteSegment["kind"], string>;

/** What comes first in the alphabet is preferred: no greedy end, then literals from the left, then the method by name. */
function toPrecedence({ method, segments }: ParsedRouteKey): string {
  const greedy = segments.at(-1)?.kind === "greedy" ? "1" : "0";
  return `${greedy}${segments.map(({ kind }) => rank[kind]).join("")}${method === "ANY" ? "9" : ""}`;
}

/** A variable takes at least one character, a greedy one at least one segment that is not empty. */
function matches(route: RouteSegment[], segments: string[]): boolean {
  for (const [index, expected] of route.entries()) {
    const given = segments[index];
    if (given === undefined) return false;
    if (expected.kind === "greedy") return segments.slice(index).some((segment) => segment !== "");
    if (expected.kind === "literal" ? given !== expected.text : given === "") return false;
  }
  return segments.length === route.length;
}

function readParameters(route: RouteSegment[], segments: string[]): Record<string, string> {
  const parameters: Record<string, string> = Object.create(null);
  for (const [index, expected] of route.entries()) {
    if (expected.kind === "parameter") parameters[expected.name] = segments[index] ?? "";
    if (expected.kind === "greedy") parameters[expected.name] = segments.slice(index).join("/");
  }
  return parameters;
}
