import type { Client, Pool } from "../pools/directory";
import type { UserRecord } from "../records";
import type { Services } from "../services";
import type { IssuedTokens } from "../tokens/tokens";
import { OauthError } from "./oauth-error";
import { requireScopes } from "./scopes";

/** A person who has signed in at the sign-in page. */
export interface PersonRequest {
  pool: Pool;
  client: Client;
  user: UserRecord;

  /** As the client asked for it; undefined: all of the client's. */
  scope: string | undefined;

  /** As the client asked for it. @default - none */
  nonce?: string | undefined;
}

/** What the token endpoint hands out for a code. */
export interface PersonTokens extends IssuedTokens {
  refreshToken: string;
}

/**
 * Tokens for granted scopes: an access token that carries them, an ID token if `openid` is among them, and a refresh
 * token that gives no more scopes than these.
 *
 * @throws OauthError `unauthorized_client` for a client without such a flow, `invalid_grant` for a user who may not sign in,
 *   `invalid_scope` for a scope that the client may not have
 * @throws UnexpectedLambda, UserLambdaValidation, InvalidLambdaResponse if the pool's trigger gives no answer
 */
export async function issuePersonTokens(services: Services, request: PersonRequest): Promise<PersonTokens> {
  const { pool, client, user, nonce } = request;
  if (!client.settings.allowedOauthFlows.some((flow) => flow === "code" || flow === "implicit")) {
    throw new OauthError("unauthorized_client", "the client's flows include neither code nor implicit");
  }
  if (!user.enabled || user.status !== "CONFIRMED") {
    throw new OauthError("invalid_grant", "the user is disabled, or has not confirmed the account");
  }
  const scopes = requireScopes(client.settings, request.scope);
  const source = "TokenGeneration_HostedAuth";
  const prepared = await services.tokens.prepare({ pool, client, user, source, scopes, nonce });
  const { refreshToken, ...origin } = await services.signIns.begin(pool, client, user, scopes);
  return { ...(await prepared.sign(origin)), refreshToken };
}
