import { NotAuthorized } from "../errors";
import type { Client, Pool } from "../pools/directory";
import type { UserRecord } from "../records";
import type { Services } from "../services";
import { keepAllowed } from "./allowed-scopes";
import { requireSameUser } from "./same-user";
import { requireAlive, type SignIn } from "./sign-ins";
import type { IssuedTokens } from "./tokens";

/** A refresh token of somebody who may sign in. */
export interface Refreshable {
  pool: Pool;
  client: Client;
  user: UserRecord;
  signIn: SignIn;
  refreshToken: string;
}

/**
 * Whose refresh token it is, if it is one of this client and its user may still sign in. Of a client whose refresh tokens
 * rotate it may be a replaced one: `refresh` tells.
 *
 * @throws NotAuthorized
 */
export async function requireRefreshable(
  services: Services,
  pool: Pool,
  client: Client,
  refreshToken: string,
): Promise<Refreshable> {
  const which = client.settings.refreshTokenRotation === undefined ? "good" : "any";
  const signIn = await services.signIns.find(client, refreshToken, which);
  if (signIn === undefined) throw new NotAuthorized("Invalid Refresh Token");
  const user = await services.users.find(pool.settings, signIn.record.username);
  if (user === undefined) throw new NotAuthorized("Invalid Refresh Token");
  requireAlive(signIn, user, services.clock);
  if (!user.enabled) throw new NotAuthorized("User is disabled.");
  if (user.status !== "CONFIRMED") throw new NotAuthorized("Refresh Token has been revoked");
  return { pool, client, user, signIn, refreshToken };
}

/**
 * New tokens with the `auth_time` and `origin_jti` of the sign-in, and those of its scopes that the client may have; of a client whose refresh tokens rotate with a
 * new refresh token, which expires when the first one does.
 *
 * @throws RefreshTokenReuse, NotAuthorized, UnexpectedLambda, UserLambdaValidation, InvalidLambdaResponse
 */
export async function refresh(
  services: Services,
  { pool, client, user, signIn, refreshToken }: Refreshable,
  clientMetadata?: Record<string, string>,
): Promise<IssuedTokens & { refreshToken: string | undefined }> {
  const source = "TokenGeneration_RefreshTokens";
  const granted = signIn.record.scopes;
  const scopes = granted && keepAllowed(client.settings, granted);
  const prepared = await services.tokens.prepare({ pool, client, user, source, scopes, clientMetadata });
  await requireSameUser(services, pool, user);
  if (await services.signIns.isRevoked(pool.settings.id, signIn.originJti, user)) {
    throw new NotAuthorized("Refresh Token has been revoked");
  }
  const rotates = client.settings.refreshTokenRotation !== undefined;
  const next = rotates ? await services.signIns.rotate(client, user, signIn, refreshToken) : undefined;
  return { ...(await prepared.sign(signIn)), refreshToken: next };
}
