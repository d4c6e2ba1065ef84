import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import type { Clock } from "../clock";
import type { Client, Pool } from "./directory";
import type { SigningKey, SigningKeys } from "./keys";
import type { UserRecord } from "./records";

/** The scope of every access token that the API (not the sign-in page) hands out. */
export const userScope = "aws.cognito.signin.user.admin";

/** When and as what a person signed in; the same for all tokens that come from it. */
export interface SignInOrigin {
  originJti: string;
  /** Seconds since 1970. */
  authTime: number;
}

export interface IssuedTokens {
  accessToken: string;
  idToken: string;
  /** Life of the access token in seconds. */
  expiresIn: number;
}

/** `iss` of a pool's tokens. */
export function issuerOf(poolId: string): string {
  return `https://cognito-idp.${poolId.slice(0, poolId.indexOf("_"))}.amazonaws.com/${poolId}`;
}

/**
 * ID and access token of a sign-in through the API: the claims of Understanding the access token and Understanding the
 * identity token, signed with RS256, the header holding `kid` and `alg` alone. `origin_jti` and `jti` are there while the
 * client has token revocation switched on.
 */
export async function issueTokens(
  keys: SigningKeys,
  clock: Clock,
  to: { pool: Pool; client: Client; user: UserRecord; origin: SignInOrigin },
): Promise<IssuedTokens> {
  const { id, access } = await keys.forPool(to.pool.settings.id);
  const { accessTokenSeconds, idTokenSeconds } = to.client.settings;
  const now = Math.floor(clock() / 1000);
  const shared = sharedClaims(to, now);
  const [accessToken, idToken] = await Promise.all([
    sign(access, { ...accessClaims(to.client, to.user), ...shared(), exp: now + accessTokenSeconds }),
    sign(id, { ...idClaims(to.client, to.user), ...shared(), exp: now + idTokenSeconds }),
  ]);
  return { accessToken, idToken, expiresIn: accessTokenSeconds };
}

function sharedClaims(
  { pool, client, user, origin }: { pool: Pool; client: Client; user: UserRecord; origin: SignInOrigin },
  now: number,
) {
  const event = randomUUID();
  return () => ({
    sub: user.sub,
    ...(user.groups.length > 0 ? { "cognito:groups": user.groups } : {}),
    iss: issuerOf(pool.settings.id),
    ...(client.settings.enableTokenRevocation ? { origin_jti: origin.originJti, jti: randomUUID() } : {}),
    event_id: event,
    auth_time: origin.authTime,
    iat: now,
  });
}

function accessClaims(client: Client, user: UserRecord) {
  return { client_id: client.settings.id, token_use: "access", scope: userScope, username: user.username };
}

/** The claims' own names come after the attributes, so that no attribute takes the place of one. */
function idClaims(client: Client, user: UserRecord) {
  const unproven = ["email", "phone_number"]
    .filter((name) => name in user.attributes)
    .map((name) => `${name}_verified`);
  const attributes = Object.entries(user.attributes).map(([name, value]) => [name, toClaim(name, value)]);
  return {
    ...Object.fromEntries(unproven.map((name) => [name, false])),
    ...Object.fromEntries(attributes),
    "cognito:username": user.username,
    aud: client.settings.id,
    token_use: "id",
  };
}

function toClaim(name: string, value: string): string | boolean | number | { formatted: string } {
  if (name.endsWith("_verified")) return value === "true";
  if (name === "updated_at") return Number(value);
  if (name === "address") return { formatted: value };
  return value;
}

function sign(key: SigningKey, claims: Record<string, unknown>): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ kid: key.kid, alg: "RS256" }).sign(key.privateKey);
}
