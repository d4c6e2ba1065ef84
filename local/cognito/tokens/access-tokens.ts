import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from "jose";
import type { Clock } from "../../clock";
import { NotAuthorized, PasswordResetRequired, UserNotConfirmed, UserNotFound } from "../errors";
import type { Client, Directory, Pool } from "../pools/directory";
import type { UserRecord } from "../records";
import type { Users } from "../users/users";
import { issuerOf } from "./issuer";
import type { SigningKeys } from "./keys";
import type { SignIns } from "./sign-ins";
import { userScope } from "./tokens";

export interface TokenHolder {
  pool: Pool;
  client: Client;
  user: UserRecord;

  /** Of the token. */
  scopes: string[];
}

/** Lets in who holds an access token of a pool here that is good now. */
export interface AccessTokens {
  /**
   * @param scope that the token must carry. @default `aws.cognito.signin.user.admin`, as the API's operations ask for
   * @throws NotAuthorized, UserNotFound, PasswordResetRequired, UserNotConfirmed
   */
  requireHolder(token: string, scope?: string): Promise<TokenHolder>;
}

interface Parts {
  directory: Directory;
  users: Users;
  signIns: SignIns;
  keys: SigningKeys;
  clock: Clock;
}

export function createAccessTokens({ directory, users, signIns, keys, clock }: Parts): AccessTokens {
  return {
    requireHolder: async (token, scope = userScope) => {
      const { pool, claims } = await verifySignature(token, directory, keys, clock);
      const client = requireClaims(claims, pool, directory);
      const scopes = requireScope(claims, scope);
      const user = await users.find(pool.settings, String(claims["username"]));
      if (user === undefined || user.sub !== claims.sub) throw new UserNotFound();
      if (!user.enabled) throw new NotAuthorized("User is disabled.");
      if (await isRevoked(claims, pool, user)) throw new NotAuthorized("Access Token has been revoked");
      if (user.status === "RESET_REQUIRED") throw new PasswordResetRequired();
      if (user.status === "UNCONFIRMED") throw new UserNotConfirmed();
      return { pool, client, user, scopes };
    },
  };

  /** A client without token revocation has tokens without origin: there a sign-out ends all that were made before it. */
  async function isRevoked(claims: JWTPayload, pool: Pool, user: UserRecord): Promise<boolean> {
    const origin = claims["origin_jti"];
    if (typeof origin === "string") return signIns.isRevoked(pool.settings.id, origin, user);
    return (claims.iat ?? 0) <= Math.floor(user.signedOutAt / 1000);
  }
}

/** Signature, issuer and life; the payload is believed only after that. */
async function verifySignature(token: string, directory: Directory, keys: SigningKeys, clock: Clock) {
  const named = readNames(token);
  const pool = named && directory.pools().find(({ settings }) => issuerOf(settings.id) === named.issuer);
  if (pool === undefined) throw new NotAuthorized("Invalid Access Token");
  const { id, access } = await keys.forPool(pool.settings.id);
  const key = [id, access].find(({ kid }) => kid === named?.kid);
  if (key === undefined) throw new NotAuthorized("Could not verify signature for Access Token");
  const { payload } = await jwtVerify(token, key.publicKey, {
    algorithms: ["RS256"],
    currentDate: new Date(clock()),
    requiredClaims: ["exp", "iat", "sub", "username"],
  }).catch((error: unknown) => {
    if (error instanceof errors.JWTExpired) throw new NotAuthorized("Access Token has expired");
    if (error instanceof errors.JWTClaimValidationFailed) throw new NotAuthorized("Invalid Access Token");
    throw new NotAuthorized("Could not verify signature for Access Token");
  });
  return { pool, claims: payload };
}

/** Who the token says it is from, and which key it says it was signed with. */
function readNames(token: string): { issuer: string | undefined; kid: string | undefined } | undefined {
  try {
    return { issuer: decodeJwt(token).iss, kid: decodeProtectedHeader(token).kid };
  } catch {
    return undefined;
  }
}

function requireClaims(claims: JWTPayload, pool: Pool, directory: Directory): Client {
  if (claims["token_use"] !== "access") throw new NotAuthorized("Invalid Access Token");
  const client = directory.client(String(claims["client_id"]));
  if (client?.settings.poolId !== pool.settings.id) throw new NotAuthorized("Invalid Access Token");
  return client;
}

function requireScope(claims: JWTPayload, scope: string): string[] {
  const scopes = String(claims["scope"]).split(" ");
  if (!scopes.includes(scope)) throw new NotAuthorized("Access Token does not have required scopes");
  return scopes;
}
