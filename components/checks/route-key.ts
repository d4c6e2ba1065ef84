import type { ThrottlePlan } from "../plan";
import { refuse } from "./refusal";

/** What a route key may start with (API Gateway, CreateRoute). */
export const routeMethods: readonly string[] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY"];

/** One part of a path, between slashes. */
export interface Segment {
  /** `literal`: `notes`; `variable`: `{id}`, any one part; `greedy`: `{proxy+}`, one part or more, always the last. */
  kind: "literal" | "variable" | "greedy";

  /** The literal's text or the variable's name. */
  name: string;
}

/** What a route key says. */
export interface RouteKey {
  /** `ANY` for `$default`. */
  method: string;

  /** Parts of the path, none for `/`. Undefined for `$default`, which takes whatever no other route takes. */
  path: Segment[] | undefined;
}

/** A route of the table, read but not yet decided. */
export interface ParsedRoute extends RouteKey {
  routeKey: string;

  /** How refusals name it. */
  where: string;

  public: boolean;

  /** Undefined: it has none of its own. */
  scopes: string[] | undefined;

  /** Undefined: it names none. */
  groups: string[] | undefined;

  /** Undefined: the API's. */
  throttle: ThrottlePlan | undefined;

  /** Key of the function that serves it. */
  handler: string;
}

/**
 * Reads a route key.
 *
 * Stricter than API Gateway: parts of a path are letters, digits and `-._~` or one variable, so that a key cannot hold
 * what looks like a wildcard and is none.
 *
 * @throws Refusal for a key that API Gateway does not take, or that no call could ever match.
 */
export function parseRouteKey(routeKey: string, where: string): RouteKey {
  if (routeKey === "$default") return { method: "ANY", path: undefined };
  const [, method, path] = /^([A-Z]+) (\/\S*)$/.exec(routeKey) ?? [];
  if (method === undefined || path === undefined) {
    refuse(
      where,
      `must look like ${JSON.stringify(repair(routeKey))}`,
      "write method, one space and path, or $default",
    );
  }
  if (!routeMethods.includes(method)) {
    refuse(where, "has a method that HTTP APIs do not know", `write one of ${routeMethods.join(", ")}`);
  }
  if (path === "/") return { method, path: [] };
  if (path.endsWith("/")) {
    refuse(
      where,
      "ends with a slash, which makes it another path",
      `write "${method} ${path.replace(/\/+$/, "") || "/"}"`,
    );
  }
  return { method, path: parsePath(path, where) };
}

/** The key that was most likely meant. */
function repair(routeKey: string): string {
  const [first = "", ...rest] = routeKey.trim().split(/\s+/);
  const hasMethod = routeMethods.includes(first.toUpperCase());
  const path = (hasMethod ? rest : [first, ...rest]).join("").replace(/^\/*/, "/");
  return `${hasMethod ? first.toUpperCase() : "GET"} ${path}`;
}

function parsePath(path: string, where: string): Segment[] {
  const segments = path
    .slice(1)
    .split("/")
    .map((part) => parseSegment(part, where));
  if (segments.slice(0, -1).some(({ kind }) => kind === "greedy")) {
    refuse(where, "has a greedy variable before its end", "write {name+} as the last part");
  }
  const variables = segments.filter(({ kind }) => kind !== "literal").map(({ name }) => name);
  const twice = variables.find((name, index) => variables.indexOf(name) !== index);
  if (twice !== undefined) refuse(where, `has the variable {${twice}} twice`, "write two names");
  return segments;
}

function parseSegment(part: string, where: string): Segment {
  const [, variable, greedy] = /^\{([A-Za-z][A-Za-z0-9_-]*)(\+?)\}$/.exec(part) ?? [];
  if (variable !== undefined) return { kind: greedy === "+" ? "greedy" : "variable", name: variable };
  if (part === "") refuse(where, "has an empty part", "write one slash");
  if (part === "." || part === "..")
    refuse(where, `has the part "${part}", which callers resolve`, "write the path it means");
  if (!/^[A-Za-z0-9._~-]+$/.test(part)) {
    refuse(
      where,
      `has the part ${JSON.stringify(part)}`,
      "write letters, digits and -._~, {name}, or {name+} at the end",
    );
  }
  return { kind: "literal", name: part };
}
