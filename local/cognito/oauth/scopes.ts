import type { ClientSettings } from "../settings";
import { OauthError } from "./oauth-error";

/**
 * The scopes that a request asks for, each once; those the client may have if it asks for none. One that the client may
 * not have is refused: AWS's pages differ on whether it would be ignored.
 *
 * @param asked as it stands in the request
 * @throws OauthError `invalid_scope`
 */
export function requireScopes({ allowedOauthScopes }: ClientSettings, asked: string | undefined): string[] {
  const scopes = readScopes(asked);
  if (scopes.length === 0) return allowedOauthScopes;
  const foreign = scopes.filter((scope) => !allowedOauthScopes.includes(scope));
  if (foreign.length > 0) throw new OauthError("invalid_scope", "the client may not have a scope that is asked for");
  return scopes;
}

/** @param asked a space between scopes; undefined or blank: none */
export function readScopes(asked: string | undefined): string[] {
  return [...new Set((asked ?? "").split(" ").filter((scope) => scope !== ""))];
}
