import { Refusal } from "./answer";

/** Path and query of a request, decoded once and used by every step. */
export interface RequestTarget {
  /** As sent, without the query. */
  encodedPath: string;
  /** Decoded, except that an encoded slash stays `%2F`: two paths that are routed apart never look alike. */
  path: string;
  /** Between the slashes, each decoded. `/` is one empty segment, `/a/` is `a` and an empty one. */
  segments: string[];
  /** As sent, without the question mark; empty if there is none. */
  rawQuery: string;
  /** Decoded; values of one name are joined by a comma. Undefined without a query. */
  query: Record<string, string> | undefined;
}

const originForm = /^\/[\x21\x22\x24-\x7e]*$/;

/**
 * Splits and decodes a request target (RFC 9112, 3.2.1). Nothing is normalized: no dot segment is followed, no slash is
 * merged, so what was matched is what the function sees.
 *
 * @param url As sent.
 * @throws Refusal 400 if it is not a path (`*`, `http://...`, a raw control or non-ASCII character) or is not validly
 * percent-encoded UTF-8.
 */
export function parseTarget(url: string): RequestTarget {
  if (!originForm.test(url)) throw new Refusal(400, "the request target is not a path of printable ASCII characters");
  const mark = url.indexOf("?");
  const encodedPath = mark < 0 ? url : url.slice(0, mark);
  const rawQuery = mark < 0 ? "" : url.slice(mark + 1);
  const segments = encodedPath.slice(1).split("/");
  if (!encodedPath.includes("%")) {
    return { encodedPath, path: encodedPath, segments, rawQuery, query: parseQuery(rawQuery) };
  }
  const decoded = segments.map(decode);
  const path = `/${decoded.map((segment) => segment.replaceAll("/", "%2F")).join("/")}`;
  return { encodedPath, path, segments: decoded, rawQuery, query: parseQuery(rawQuery) };
}

/** The first segment of a path, decoded; undefined if it is no path that `parseTarget` reads. */
export function firstSegment(url: string): string | undefined {
  try {
    return parseTarget(url).segments[0];
  } catch {
    return undefined;
  }
}

function parseQuery(rawQuery: string): Record<string, string> | undefined {
  if (rawQuery === "") return undefined;
  const query: Record<string, string> = Object.create(null);
  for (const pair of rawQuery.split("&")) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const name = decodeForm(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? "" : decodeForm(pair.slice(equals + 1));
    query[name] = name in query ? `${query[name]},${value}` : value;
  }
  return query;
}

function decodeForm(text: string): string {
  return decode(text.includes("+") ? text.replaceAll("+", " ") : text);
}

function decode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal(400, "the path or the query is not validly percent-encoded UTF-8");
  }
}
