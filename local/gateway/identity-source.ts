import { Refusal } from "./answer";

/** Where a route's token is read from. */
export interface IdentitySource {
  in: "header" | "querystring";
  /** Headers in lower case; names in the query exactly. */
  name: string;
}

/** What a token is looked for in. */
export interface TokenCarrier {
  headers: Record<string, string>;
  query: Record<string, string> | undefined;
}

const expression = /^\$request\.(header|querystring)\.([A-Za-z0-9._~!#$%&'*+^`|-]+)$/;

/**
 * Reads `$request.header.Authorization` or `$request.querystring.token`: the two that JWT authorizers know.
 *
 * @returns Undefined for anything else.
 */
export function parseIdentitySource(text: string): IdentitySource | undefined {
  const [, where, name] = expression.exec(text) ?? [];
  if (name === undefined) return undefined;
  return where === "header" ? { in: "header", name: name.toLowerCase() } : { in: "querystring", name };
}

/**
 * The token of a request: in a header alone or after `Bearer ` exactly, in the query alone. Anything else around it
 * stays, and is then no token.
 *
 * @throws Refusal 401 if there is none.
 */
export function readToken(source: IdentitySource, { headers, query }: TokenCarrier): string {
  const value = (source.in === "header" ? headers : query)?.[source.name];
  if (value === undefined || value === "") {
    throw new Refusal(401, `no token in the ${toWords(source)}`, "Bearer");
  }
  return source.in === "header" && value.startsWith("Bearer ") ? value.slice("Bearer ".length) : value;
}

function toWords({ in: where, name }: IdentitySource): string {
  return where === "header" ? `${name} header` : `query parameter ${name}`;
}
