/** A request's headers, read once and used by every step. */
export interface RequestHeaders {
  /** Names in lower case; what was sent twice is joined by a comma. Without cookies and hop-by-hop headers. */
  values: Record<string, string>;
  /** One `name=value` each. */
  cookies: string[];
  /** Length of all values, in bytes. */
  bytes: number;
}

/** Headers that end at the next hop (RFC 9110, 7.6.1), in either direction. */
export const hopByHop: ReadonlySet<string> = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * Reads headers as Lambda's payload format 2.0 wants them. A header that is sent twice is joined, never chosen from: two
 * `Authorization` headers make one value that is no token.
 *
 * @param raw Names and values in turn, as `IncomingMessage.rawHeaders` has them.
 */
export function readHeaders(raw: string[]): RequestHeaders {
  const values: Record<string, string> = Object.create(null);
  const cookies: string[] = [];
  let bytes = 0;
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? "").toLowerCase();
    const value = raw[index + 1] ?? "";
    bytes += value.length;
    if (name === "cookie") addCookies(cookies, value);
    else if (!hopByHop.has(name)) values[name] = name in values ? `${values[name]},${value}` : value;
  }
  return { values, cookies, bytes };
}

/** Cookies without a name (`=x`) are dropped, as API Gateway has done since 2022. */
function addCookies(cookies: string[], value: string): void {
  for (const part of value.split(";")) {
    const cookie = part.trim();
    if (cookie !== "" && !cookie.startsWith("=")) cookies.push(cookie);
  }
}
