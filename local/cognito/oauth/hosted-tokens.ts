import type { Client, Pool } from "../pools/directory";
import type { UserRecord } from "../records";
import type { Services } from "../services";
import { requireSameUser } from "../tokens/same-user";
import type { IssuedTokens } from "../tokens/tokens";

/** What a person who is signed in on the page is given tokens for. */
export interface HostedSignIn {
  pool: Pool;
  client: Client;
  user: UserRecord;

  /** Seconds since 1970: when they signed in on the page. */
  authTime: number;

  /** Granted ones. */
  scopes: string[];

  /** As the client asked for it. */
  nonce: string | undefined;
}

/** Tokens of a sign-in that began with them. */
export interface HostedTokens extends IssuedTokens {
  refreshToken: string;
  originJti: string;
}

/**
 * Tokens for granted scopes: an access token that carries them, an ID token if `openid` is among them, and a refresh
 * token that gives no more scopes than these.
 *
 * @throws UnexpectedLambda, UserLambdaValidation, InvalidLambdaResponse if the pool's trigger gives no answer
 * @throws NotAuthorized for a user who was disabled, deleted or signed out while the trigger ran
 */
export async function beginHostedSignIn(services: Services, request: HostedSignIn): Promise<HostedTokens> {
  const { pool, client, user, authTime, scopes, nonce } = request;
  const source = "TokenGeneration_HostedAuth";
  const prepared = await services.tokens.prepare({ pool, client, user, source, scopes, nonce });
  await requireSameUser(services, pool, user);
  const { refreshToken, ...origin } = await services.signIns.begin(pool, client, user, scopes, authTime);
  return { ...(await prepared.sign(origin)), refreshToken, originJti: origin.originJti };
}
