import { NotAuthorized } from "../errors";
import type { Client, Pool } from "../pools/directory";
import { requireSecretHash } from "../secret-hash";
import type { Services } from "../services";
import { requireAlive } from "../tokens/sign-ins";
import type { IssuedTokens, TokenRequest } from "../tokens/tokens";
import { requireParameter } from "./parameters";

/** Whose refresh token is offered where. */
export interface RefreshRequest {
  pool: Pool;
  client: Client;
  parameters: Map<string, string>;
}

/** Tokens for a refresh token. There is no new refresh token, and `auth_time` and `origin_jti` stay. */
export async function refreshTokens(services: Services, { pool, client, parameters }: RefreshRequest) {
  const token = requireParameter(parameters, "REFRESH_TOKEN");
  const signIn = await services.signIns.find(client, token);
  if (signIn === undefined) throw new NotAuthorized("Invalid Refresh Token");
  requireSecretHash(client.settings, signIn.record.username, parameters.get("SECRET_HASH"));
  const user = await services.users.find(pool.settings, signIn.record.username);
  if (user === undefined) throw new NotAuthorized("Invalid Refresh Token");
  requireAlive(signIn, user, services.clock);
  if (!user.enabled) throw new NotAuthorized("User is disabled.");
  if (user.status !== "CONFIRMED") throw new NotAuthorized("Refresh Token has been revoked");
  const { scopes } = signIn.record;
  const source = "TokenGeneration_RefreshTokens";
  const prepared = await services.tokens.prepare({ pool, client, user, source, scopes });
  return toResult(await prepared.sign(signIn));
}

/** A new sign-in by API with its three tokens; the pool's trigger can refuse it. */
export async function beginSignIn(services: Services, request: Omit<TokenRequest, "scopes">) {
  const { pool, client, user } = request;
  const prepared = await services.tokens.prepare({ ...request, scopes: undefined });
  const { refreshToken, ...origin } = await services.signIns.begin(pool, client, user, undefined);
  return toResult({ ...(await prepared.sign(origin)), refreshToken });
}

/** As InitiateAuth, RespondToAuthChallenge and their like answer with tokens. */
export function toResult(tokens: IssuedTokens & { refreshToken?: string }) {
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
