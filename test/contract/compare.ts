import { isDeepStrictEqual } from "node:util";
import { headerOf, type Reply } from "./reply";
import type { ExpectedAnswer } from "./row";

/** One thing in which an answer is not what a row says. */
export interface Difference {
  what: string;
  /** What was answered. */
  got: unknown;
  /** What we say. */
  expected: unknown;
}

/** Everything in which an answer differs. Empty: it is what the row says. */
export function findDifferences(reply: Reply, expected: ExpectedAnswer): Difference[] {
  const { status, headers = {}, patterns = {}, names, body, event } = expected;
  const checks: Difference[] = [
    { what: "status", got: reply.status, expected: status },
    ...Object.entries(headers).map(([name, value]) => ({
      what: name,
      got: headerOf(reply, name),
      expected: value,
    })),
    ...(names
      ? [{ what: "names of the headers", got: reply.headers.map(([name]) => name).sort(), expected: names }]
      : []),
    ...(body === undefined ? [] : [toBodyCheck(reply.body, body)]),
    ...(event ? toEventChecks(reply.body, event) : []),
  ];
  return [
    ...checks.filter(({ got, expected: wanted }) => !isDeepStrictEqual(got, wanted)),
    ...Object.entries(patterns).flatMap(([name, pattern]) => checkPattern(name, headerOf(reply, name), pattern)),
  ];
}

function toBodyCheck(body: Buffer, expected: string | Buffer): Difference {
  if (typeof expected === "string") return { what: "body", got: body.toString(), expected };
  return { what: "bytes of the body", got: body.toString("hex"), expected: expected.toString("hex") };
}

/** A pattern is met by a text. */
function checkPattern(what: string, got: unknown, expected: RegExp): Difference[] {
  return typeof got === "string" && expected.test(got) ? [] : [{ what, got, expected: String(expected) }];
}

/** The members of an event; where a pattern is expected the text that meets it counts as equal. */
function toEventChecks(body: Buffer, members: { [path: string]: unknown }): Difference[] {
  const event = readJson(body);
  if (event === undefined) return [{ what: "body", got: body.toString().slice(0, 200), expected: "an event as JSON" }];
  return Object.entries(members).flatMap(([path, expected]): Difference[] => {
    const got = memberOf(event, path);
    if (expected instanceof RegExp) return checkPattern(path, got, expected);
    return [{ what: path, got, expected }];
  });
}

function memberOf(event: unknown, path: string): unknown {
  const names = path === "" ? [] : path.split(".");
  return names.reduce<unknown>((parent, name) => {
    return typeof parent === "object" && parent !== null ? (parent as Record<string, unknown>)[name] : undefined;
  }, event);
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
