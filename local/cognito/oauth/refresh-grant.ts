import type { Client } from "../pools/directory";
import type { Services } from "../services";
import { type Refreshable, refresh, requireRefreshable } from "../tokens/refresh";
import { type IssuedTokens, userScope } from "../tokens/tokens";
import { type Form, requireField } from "./form";
import { OauthError } from "./oauth-error";
import { readScopes } from "./scopes";

/**
 * New tokens for a refresh token, of a sign-in on the page or by API (RFC 6749, 6). A `scope` narrows them; none of it
 * may be more than what was granted.
 *
 * @throws OauthError `unauthorized_client` for a client that people do not sign in with, and for more scopes
 * @throws NotAuthorized, RefreshTokenReuse for a token that is not good
 * @throws UnexpectedLambda, UserLambdaValidation, InvalidLambdaResponse if the pool's trigger gives no answer
 */
export async function refreshGrant(
  services: Services,
  client: Client,
  form: Form,
): Promise<IssuedTokens & { refreshToken: string | undefined }> {
  if (!client.settings.allowedOauthFlows.some((flow) => flow === "code" || flow === "implicit")) {
    throw new OauthError("unauthorized_client", "the client's flows include neither code nor implicit");
  }
  const token = requireField(form, "refresh_token");
  const pool = services.directory.requirePool(client.settings.poolId);
  const refreshable = await requireRefreshable(services, pool, client, token);
  return refresh(services, narrow(refreshable, readScopes(form.get("scope"))));
}

/** A sign-in by API was granted one scope, and is told from one on the page by having none of its own. */
function narrow(refreshable: Refreshable, asked: string[]): Refreshable {
  const { record } = refreshable.signIn;
  const granted = record.scopes ?? [userScope];
  if (asked.some((scope) => !granted.includes(scope))) {
    throw new OauthError("unauthorized_client", "a scope is asked for that was not granted");
  }
  if (asked.length === 0 || record.scopes === undefined) return refreshable;
  return { ...refreshable, signIn: { ...refreshable.signIn, record: { ...record, scopes: asked } } };
}
