import type { Client, Pool } from "../pools/directory";
import { requireSecretHash } from "../secret-hash";
import type { Services } from "../services";
import { refresh, requireRefreshable } from "../tokens/refresh";
import { requireSameUser } from "../tokens/same-user";
import type { IssuedTokens, TokenRequest } from "../tokens/tokens";
import { requireParameter } from "./parameters";

/** Whose refresh token is offered where. */
export interface RefreshRequest {
  pool: Pool;
  client: Client;
  parameters: Map<string, string>;
}

/**
 * Tokens for a refresh token. There is no new refresh token, and `auth_time` and `origin_jti` stay.
 *
 * @throws NotAuthorized, UnexpectedLambda, UserLambdaValidation, InvalidLambdaResponse
 */
export async function refreshTokens(services: Services, { pool, client, parameters }: RefreshRequest) {
  const token = requireParameter(parameters, "REFRESH_TOKEN");
  const refreshable = await requireRefreshable(services, pool, client, token);
  requireSecretHash(client.settings, refreshable.user.username, parameters.get("SECRET_HASH"));
  return toResult(await refresh(services, refreshable));
}

/**
 * A new sign-in by API with its three tokens; the pool's trigger can refuse it.
 *
 * @throws UnexpectedLambda, UserLambdaValidation, InvalidLambdaResponse
 * @throws NotAuthorized for a user who was disabled, deleted or signed out while a trigger ran
 */
export async function beginSignIn(services: Services, request: Omit<TokenRequest, "scopes">) {
  const { pool, client, user } = request;
  const prepared = await services.tokens.prepare({ ...request, scopes: undefined });
  await requireSameUser(services, pool, user);
  const { refreshToken, ...origin } = await services.signIns.begin(pool, client, user, undefined);
  return toResult({ ...(await prepared.sign(origin)), refreshToken });
}

/** As InitiateAuth, RespondToAuthChallenge and their like answer with tokens. */
export function toResult(tokens: IssuedTokens & { refreshToken?: string | undefined }) {
  return {
    ChallengeParameters: {},
    AuthenticationResult: {
      AccessToken: tokens.accessToken,
      ExpiresIn: tokens.expiresIn,
      TokenType: "Bearer",
      ...(tokens.refreshToken === undefined ? {} : { RefreshToken: tokens.refreshToken }),
      ...(tokens.idToken === undefined ? {} : { IdToken: tokens.idToken }),
    },
  };
}
