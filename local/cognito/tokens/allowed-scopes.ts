import type { ClientSettings } from "../settings";

/**
 * Those of granted scopes that the client may still have: a scope is taken from it by UpdateUserPoolClient, and by whoever
 * deletes it from its resource server.
 */
export function keepAllowed({ allowedOauthScopes }: ClientSettings, granted: string[]): string[] {
  return granted.filter((scope) => allowedOauthScopes.includes(scope));
}
