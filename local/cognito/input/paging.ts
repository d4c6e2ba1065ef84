import { InvalidParameter } from "../errors";

/** Of most lists AWS gives so many at a time at most. */
export const largestPage = 60;

/** The token that goes on after this key. */
export function toPageToken(key: string): string {
  return Buffer.from(key).toString("base64url");
}

/**
 * The key a page token stands for.
 *
 * @param prefix what the key must start with: a token of one list does not open another.
 * @throws InvalidParameter
 */
export function fromPageToken(token: string | undefined, prefix: string): string | undefined {
  if (token === undefined) return undefined;
  const key = Buffer.from(token, "base64url").toString();
  if (!key.startsWith(prefix)) throw new InvalidParameter("Invalid pagination token given.");
  return key;
}

/** One page of what is sorted by its id, and the token of the next page if there is one. */
export function cutPage<T>(items: T[], idOf: (item: T) => string, limit: number, token: string | undefined) {
  const after = fromPageToken(token, "");
  const rest = items
    .filter((item) => after === undefined || idOf(item) > after)
    .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const next = last !== undefined && rest.length > page.length ? { NextToken: toPageToken(idOf(last)) } : {};
  return { page, next };
}
