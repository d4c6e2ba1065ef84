import type { GroupConfiguration } from "../../tokens/group-claims";

/** A claim that a trigger gives: JSON without null. */
export type ClaimValue = string | number | boolean | ClaimValue[] | { [name: string]: ClaimValue };

/** What a trigger changes of one token. */
export interface ClaimOverrides {
  claimsToAddOrOverride: Record<string, ClaimValue>;

  /** A claim that is both given and suppressed is suppressed, as AWS documents. */
  claimsToSuppress: string[];
}

export interface AccessOverrides extends ClaimOverrides {
  scopesToAdd: string[];

  /** A scope that is both added and suppressed is suppressed: of scopes AWS does not say it. */
  scopesToSuppress: string[];
}

/** What a trigger made of a sign-in's tokens. */
export interface TokenOverrides {
  groups: GroupConfiguration;
  id: ClaimOverrides;
  access: AccessOverrides;
}

export const noClaimOverrides: ClaimOverrides = { claimsToAddOrOverride: {}, claimsToSuppress: [] };

export const noAccessOverrides: AccessOverrides = { ...noClaimOverrides, scopesToAdd: [], scopesToSuppress: [] };

/**
 * Claims that no trigger adds, changes or suppresses (Pre token generation Lambda trigger, Claims and scopes reference),
 * in either token. Those with the prefix `cognito:` come of groups alone, and the `scope` claim of scopes.
 */
const fixedClaims = new Set([
  "acr",
  "amr",
  "at_hash",
  "aud",
  "auth_time",
  "azp",
  "client_id",
  "device_key",
  "event_id",
  "exp",
  "iat",
  "identities",
  "iss",
  "jti",
  "nbf",
  "nonce",
  "origin_jti",
  "scope",
  "sub",
  "token_use",
  "username",
  "version",
]);

/** The claims that a trigger may change, changed. A change of any other is dropped without a word, as on AWS. */
export function applyOverrides(
  claims: Record<string, unknown>,
  { claimsToAddOrOverride, claimsToSuppress }: ClaimOverrides,
): Record<string, unknown> {
  const given = Object.entries(claimsToAddOrOverride).filter(([name]) => isFree(name));
  const all = Object.entries({ ...claims, ...Object.fromEntries(given) });
  return Object.fromEntries(all.filter(([name]) => !claimsToSuppress.includes(name)));
}

/** The scopes of an access token, each once. */
export function applyScopeOverrides(scopes: string[], { scopesToAdd, scopesToSuppress }: AccessOverrides): string[] {
  return [...new Set([...scopes, ...scopesToAdd])].filter((scope) => !scopesToSuppress.includes(scope));
}

function isFree(name: string): boolean {
  return !fixedClaims.has(name) && !name.startsWith("cognito:") && !name.startsWith("dev:");
}
