// biome-ignore-all lint/suspicious/noTemplateCurlyInString: patches quote code
import type { Sabotage } from "../sabotage";
import { patch, tokenTable } from "./patch";

/** Where a token is read from. */
export const identitySource: Sabotage[] = [
  patch(
    "a token is asked for",
    "guarded-routes.ts",
    "const authorize = authorizer && createAuthorizer(authorizer, scopes, keysOf(authorizer.issuer), clock);",
    "const authorize = undefined;",
    "token-table",
    `${tokenTable} answers 401 on /hello: no header`,
  ),
  patch(
    "the lock is opened before the function is called",
    "gateway.ts",
    "const jwt = match.route.authorize?.({ headers, query: target.query });",
    "const jwt = undefined;",
    "token-table",
    `${tokenTable} answers 401 on /hello: garbage`,
  ),
  patch(
    "Bearer is written exactly",
    "identity-source.ts",
    'value.startsWith("Bearer ")',
    'value.toLowerCase().startsWith("bearer ")',
    "identity-source",
    "identity source refuses bearer in lower case",
  ),
  patch(
    "one space follows Bearer",
    "identity-source.ts",
    'value.slice("Bearer ".length) : value',
    'value.slice("Bearer ".length).trim() : value',
    "identity-source",
    "identity source refuses two spaces after Bearer",
  ),
  patch(
    "no other scheme carries a token",
    "identity-source.ts",
    "return source.in ===",
    'if (value.startsWith("Basic ")) return value.slice(6);\n  return source.in ===',
    "identity-source",
    "identity source refuses another scheme",
  ),
  patch(
    "a query parameter is the token alone",
    "identity-source.ts",
    'return source.in === "header" && value',
    "return value",
    "identity-source",
    "identity source takes a query parameter only as the token alone, and once",
  ),
  patch(
    "the token is read from the declared place alone",
    "identity-source.ts",
    "?.[source.name];",
    "?.[source.name] ?? headers.authorization;",
    "identity-source",
    "identity source reads a declared query parameter and no header then",
  ),
  patch(
    "a header sent twice is not chosen from",
    "request-headers.ts",
    "`${values[name]},${value}` : value",
    "`${values[name]}` : value",
    "identity-source",
    "identity source refuses two Authorization headers, of which one is a valid token",
  ),
  patch(
    "a query parameter sent twice is not chosen from",
    "request-target.ts",
    "`${query[name]},${value}` : value",
    "`${query[name]}` : value",
    "identity-source",
    "identity source takes a query parameter only as the token alone, and once",
  ),
  patch(
    "a missing token is said to be missing",
    "identity-source.ts",
    'value === undefined || value === ""',
    "value === undefined",
    "gateway",
    "gateway answers 401 to an empty header as to none",
  ),
];
