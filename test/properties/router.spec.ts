import { expect } from "chai";
import fc from "fast-check";
import { createRouter } from "../../local/gateway/router";
import { cases, text, timeLimit, wholeText } from "./cases";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

interface Table {
  keys: string[];
  method: string;
  segments: string[];
}

/** The one of several keys that match which "Working with routes for HTTP APIs" sends a request to. */
function expected({ keys, method, segments }: Table): string | undefined {
  if (!methods.includes(method)) return undefined;
  const path = `/${segments.map(encodeURIComponent).join("/")}`;
  const matching = keys.filter((key) => key !== "$default" && isFor(key, method) && toPattern(key).test(path));
  const [best] = matching.sort((one, other) => (isBetter(one, other) ? -1 : 1));
  return best ?? keys.find((key) => key === "$default");
}

function isFor(key: string, method: string): boolean {
  return [method, "ANY"].includes(key.slice(0, key.indexOf(" ")));
}

/** The path of a key for paths whose every segment is encoded. */
function toPattern(key: string): RegExp {
  const parts = partsOf(key).map((part) => {
    if (!part.startsWith("{")) return encodeURIComponent(part).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return part.endsWith("+}") ? ".*[^/].*" : "[^/]+";
  });
  return new RegExp(`^/${parts.join("/")}$`, "s");
}

function partsOf(key: string): string[] {
  return key.slice(key.indexOf("/") + 1).split("/");
}

/** A full match, then literals from the left, then the longer path, then the method by name. */
function isBetter(one: string, other: string): boolean {
  const [parts, others] = [partsOf(one), partsOf(other)];
  const isGreedy = (path: string[]) => path.at(-1)?.endsWith("+}") === true;
  if (isGreedy(parts) !== isGreedy(others)) return isGreedy(others);
  for (let index = 0; index < Math.max(parts.length, others.length); index += 1) {
    const [left, right] = [exactness(parts[index]), exactness(others[index])];
    if (left !== right) return left > right;
  }
  return one.startsWith("ANY ") ? false : other.startsWith("ANY ");
}

function exactness(part: string | undefined): number {
  if (part === undefined) return 0;
  return part.endsWith("+}") ? 1 : part.startsWith("{") ? 2 : 3;
}

/** What the path holds where the key has variables. */
function expectedParameters(key: string, segments: string[]): Record<string, string> | undefined {
  const parameters = partsOf(key).flatMap((part, index): [string, string][] => {
    const name = part.slice(1).replace(/\+?}$/, "");
    if (!part.startsWith("{")) return [];
    return [[name, part.endsWith("+}") ? segments.slice(index).join("/") : (segments[index] ?? "")]];
  });
  return key === "$default" || parameters.length === 0 ? undefined : Object.fromEntries(parameters);
}

const literal = fc.constantFrom("a", "b", "c", "", ".", "a.b", "A", "a+b", "(a|b)", "*");
const variable = fc.nat(9).map((number) => `{v${number}}`);
const key = fc
  .tuple(
    fc.constantFrom("GET", "GET", "GET", "POST", "ANY", "ANY"),
    fc.array(fc.oneof({ weight: 3, arbitrary: literal }, { weight: 2, arbitrary: variable }), { maxLength: 4 }),
    fc.boolean(),
  )
  .map(([method, parts, greedy]) => `${method} /${[...parts, ...(greedy ? ["{rest+}"] : [])].join("/")}`)
  .filter((each) => new Set(variablesOf(each)).size === variablesOf(each).length);

function variablesOf(routeKey: string): string[] {
  return partsOf(routeKey).filter((part) => part.startsWith("{"));
}

/** Two keys of one shape are a conflict that no API can hold. */
const keys = fc.uniqueArray(
  fc.oneof({ weight: 12, arbitrary: key }, { weight: 1, arbitrary: fc.constant("$default") }),
  {
    maxLength: 12,
    selector: (each) => each.replace(/\{\w+(\+?)}/g, "{$1}"),
  },
);

const segment = fc.oneof({ weight: 4, arbitrary: literal }, { weight: 1, arbitrary: wholeText });
/** The path of a key with its variables filled, or nearly: with a letter or a slash in another place. */
function nearly(routeKey: string, fill: string[], disturbance: number, at: number): string[] {
  const segments = partsOf(routeKey).map((part, index) => (part.startsWith("{") ? (fill[index] ?? "a") : part));
  const index = at % segments.length;
  const [one = "", next = ""] = segments.slice(index);
  const changed: Record<number, string[]> = {
    1: [`${one}/${next}`],
    2: [one.slice(0, -1), one.slice(-1) + next],
    3: [one + next, ""],
    4: [next, one],
    5: [one, "", next],
    6: [],
  };
  const instead = changed[disturbance];
  return instead ? [...segments.slice(0, index), ...instead, ...segments.slice(index + 2)] : segments;
}

const method = fc.constantFrom("GET", "GET", "GET", "POST", "PUT", "HEAD", "TRACE", "ANY", "get");
const table: fc.Arbitrary<Table> = fc.oneof(
  fc.record({ keys, method, segments: fc.array(segment, { minLength: 1, maxLength: 6 }) }),
  fc
    .record({ keys, method, fill: fc.array(segment), which: fc.nat(), disturbance: fc.nat(9), at: fc.nat(4) })
    .map(({ keys: all, method: verb, fill, which, disturbance, at }) => {
      const segments = nearly(all[which % all.length] ?? "GET /", fill, disturbance, at);
      // Cut in two, a letter of two halves is no longer one.
      const whole = segments.map((each) => Buffer.from(each).toString());
      return { keys: all, method: verb, segments: whole.length > 0 ? whole : [""] };
    }),
);

describe("properties of the router", function () {
  this.timeout(timeLimit);

  it("finds the route that the documented precedence names, with its parameters", () => {
    fc.assert(
      fc.property(table, ({ keys: routeKeys, method, segments }) => {
        const match = createRouter(routeKeys.map((routeKey) => ({ routeKey })))(method, segments);
        const right = expected({ keys: routeKeys, method, segments });
        const parameters = match?.pathParameters && Object.fromEntries(Object.entries(match.pathParameters));
        expect([match?.route.routeKey, parameters]).to.deep.equal([
          right,
          right === undefined ? undefined : expectedParameters(right, segments),
        ]);
      }),
      cases(2000),
    );
  });

  it("finds the same route in whatever order the table was written", () => {
    fc.assert(
      fc.property(table, ({ keys: routeKeys, method, segments }) => {
        const find = (order: string[]) => createRouter(order.map((routeKey) => ({ routeKey })))(method, segments);
        expect(find([...routeKeys].reverse())).to.deep.equal(find(routeKeys));
      }),
      cases(1000),
    );
  });

  it("throws for no table, method or path, and finds nothing but what is in the table", () => {
    const anyKey = fc.oneof(
      key,
      text,
      fc.tuple(fc.constantFrom(...methods, "ANY"), text).map(([method, path]) => `${method} /${path}`),
    );
    fc.assert(
      fc.property(
        fc.array(anyKey),
        fc.oneof(fc.constantFrom(...methods), text),
        fc.array(text),
        (routeKeys, method, segments) => {
          const match = createRouter(routeKeys.map((routeKey) => ({ routeKey })))(method, segments);
          expect(match === undefined || routeKeys.includes(match.route.routeKey)).to.equal(true);
        },
      ),
      cases(1000),
    );
  });
});
