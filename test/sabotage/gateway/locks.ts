import type { Sabotage } from "../sabotage";
import { patch } from "./patch";

/** How the parts of a lock hold together. */
export const locks: Sabotage[] = [
  patch(
    "a lock without an identity source is not made",
    "authorizer.ts",
    "const source = parseIdentitySource(identitySource);",
    'const source = parseIdentitySource(identitySource) ?? ({ in: "header", name: "authorization" } as const);',
    "authorizer",
    "authorizer is not made for an identity source that it cannot read",
  ),
  patch(
    "a key of another type verifies nothing",
    "signing-keys.ts",
    'return jwk.kty === "RSA" && !!jwk.kid',
    "return !!jwk.kid",
    "signing-keys",
    "signing key is not an elliptic curve key",
  ),
  patch(
    "a key without an id verifies nothing",
    "signing-keys.ts",
    "&& !!jwk.kid &&",
    '&& jwk.kid !== "none" &&',
    "signing-keys",
    "signing key is not a key with an empty id",
  ),
  patch(
    "an issuer's keys open its own routes alone",
    "guarded-routes.ts",
    "ready.get(issuer) ??",
    "[...ready.values()][0] ??",
    "attacks/tokens",
    "attack by tokens lets in no token signed by the wrong key, on three kinds of route, and valid ones before and after",
  ),
  patch(
    "a scope is a text",
    "scopes.ts",
    'scopes.filter((scope) => typeof scope === "string")',
    "(scopes as string[])",
    "scopes",
    "scope reaches the function without what is no text in a list",
  ),
  patch(
    "which key a header names is remembered of that header alone",
    "token.ts",
    'const header = token.slice(0, token.indexOf("."));',
    'const text = token.slice(0, token.indexOf("."));\n    const header = keyIds.keys().next().value ?? text;',
    "attacks/tokens",
    "attack by tokens lets in no token that names a key which is none, on three kinds of route, and valid ones before and after",
  ),
  patch(
    "the literals of a path are compared one by one",
    "router.ts",
    '=== "literal").join("/");',
    '=== "literal").join("");',
    "router",
    "router finds no route: a slash stands where it stands",
  ),
  patch(
    "a claim of null is left out",
    "claims.ts",
    "if (value !== null && value !== undefined) texts",
    "texts",
    "claims",
    "claim texts leave out a claim that is null or undefined",
  ),
];
