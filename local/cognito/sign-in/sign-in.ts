import {
  InvalidParameter,
  NotAuthorized,
  PasswordResetRequired,
  UnsupportedOperation,
  UserNotConfirmed,
} from "../errors";
import type { Client, Pool } from "../pools/directory";
import type { UserRecord } from "../records";
import { requireSecretHash } from "../secret-hash";
import type { Services } from "../services";
import { requireAlive } from "../tokens/sign-ins";
import type { IssuedTokens, TokenRequest } from "../tokens/tokens";
import { toReadable } from "../users/attributes";
import { temporaryPasswordLife } from "../users/password-policy";

/** Who signs in where, and with what. */
export interface SignInRequest {
  pool: Pool;
  client: Client;
  parameters: Map<string, string>;
}

/** Name and password: tokens, or the challenge to choose a password in the place of a temporary one. */
export async function signInWithPassword(services: Services, { pool, client, parameters }: SignInRequest) {
  const name = requireParameter(parameters, "USERNAME");
  if (name.length > 128) throw new InvalidParameter("USERNAME must have 128 characters at most");
  const password = requireParameter(parameters, "PASSWORD");
  requireSecretHash(client.settings, name, parameters.get("SECRET_HASH"));
  requireServedMfa(pool);
  const user = await services.passwords.requireUser(pool, client, name, password);
  if (!user.enabled) throw new NotAuthorized("User is disabled.");
  if (user.status === "UNCONFIRMED") throw new UserNotConfirmed();
  if (user.status === "RESET_REQUIRED") throw new PasswordResetRequired();
  if (user.status === "FORCE_CHANGE_PASSWORD") return askForNewPassword(services, pool, client, user);
  return beginSignIn(services, { pool, client, user, source: "TokenGeneration_Authentication" });
}

/** Tokens for a refresh token. There is no new refresh token, and `auth_time` and `origin_jti` stay. */
export async function refreshTokens(services: Services, { pool, client, parameters }: SignInRequest) {
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

/** @throws UnsupportedOperation: to sign in without the second factor that the pool asks for would open it. */
export function requireServedMfa(pool: Pool): void {
  if (pool.settings.mfa !== "ON") return;
  throw new UnsupportedOperation(
    `user pool ${pool.settings.id} requires MFA, and signing in with MFA is not served by the local Cognito yet`,
  );
}

/** @throws InvalidParameter */
export function requireParameter(parameters: Map<string, string>, name: string): string {
  const value = parameters.get(name);
  if (value === undefined || value === "") throw new InvalidParameter(`Missing required parameter ${name}`);
  return value;
}

async function askForNewPassword(services: Services, pool: Pool, client: Client, user: UserRecord) {
  if (services.clock() >= user.passwordSetAt + temporaryPasswordLife(pool.settings.passwordPolicy)) {
    throw new NotAuthorized("Temporary password has expired and must be reset by an administrator.");
  }
  const session = await services.challenges.open("NEW_PASSWORD_REQUIRED", pool, client, user);
  return {
    ChallengeName: "NEW_PASSWORD_REQUIRED",
    Session: session,
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: "[]",
      userAttributes: JSON.stringify(toReadable(client.settings, user.attributes)),
    },
  };
}

function toResult(tokens: IssuedTokens & { refreshToken?: string }) {
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
