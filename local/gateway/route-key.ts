/** One part of a route's path. */
export type RouteSegment =
  | { kind: "literal"; text: string }
  | { kind: "parameter"; name: string }
  | { kind: "greedy"; name: string };

/** A route key, read. */
export interface ParsedRouteKey {
  /** `ANY` for all methods. */
  method: string;
  segments: RouteSegment[];
}

/** The methods a route key of an HTTP API may name, besides `ANY`. No other method reaches a route. */
export const methods: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);

const routeKey = /^([A-Z]+) \/(\S*)$/;
const variable = /^\{([A-Za-z0-9._-]+)(\+?)\}$/;
const literal = /^[^{}%?#]*$/;

/**
 * Reads `GET /notes/{id}` or `ANY /{proxy+}`.
 *
 * @param key Anything but `$default`, which has neither method nor path.
 * @returns Undefined if it is no route key that can be honoured: unknown method, a variable that is not a whole segment,
 * `{name+}` before the end, a name used twice, characters that only a decoded path could hold.
 */
export function parseRouteKey(key: string): ParsedRouteKey | undefined {
  const [, method, path] = routeKey.exec(key) ?? [];
  if (method === undefined || path === undefined) return undefined;
  if (method !== "ANY" && !methods.has(method)) return undefined;
  const segments = path.split("/").map(parseSegment);
  const known = segments.filter((segment) => segment !== undefined);
  if (known.length < segments.length) return undefined;
  if (known.slice(0, -1).some(({ kind }) => kind === "greedy")) return undefined;
  const names = known.flatMap((segment) => (segment.kind === "literal" ? [] : [segment.name]));
  if (new Set(names).size < names.length) return undefined;
  return { method, segments: known };
}

function parseSegment(text: string): RouteSegment | undefined {
  const [, name, plus] = variable.exec(text) ?? [];
  if (name !== undefined) return { kind: plus === "+" ? "greedy" : "parameter", name };
  return literal.test(text) ? { kind: "literal", text } : undefined;
}
