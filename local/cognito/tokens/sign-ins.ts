import { randomBytes, randomUUID } from "node:crypto";
import type { Clock } from "../../clock";
import type { Store } from "../../store";
import { NotAuthorized } from "../errors";
import type { Client, Pool } from "../pools/directory";
import { keyOf, type SignInRecord, type UserRecord } from "../records";
import { digest, sameSecret } from "../secrets";
import type { SignInOrigin } from "./tokens";

/** What began with a sign-in and lives by its refresh token, until that expires or is revoked. */
export interface SignIn extends SignInOrigin {
  record: SignInRecord;
}

/** The sign-ins of all pools. Of a refresh token only the SHA-256 is kept. */
export interface SignIns {
  /** @param scopes what the sign-in page granted; undefined: a sign-in by API */
  begin(
    pool: Pool,
    client: Client,
    user: UserRecord,
    scopes: string[] | undefined,
  ): Promise<SignInOrigin & { refreshToken: string }>;

  /** The sign-in of a refresh token of this client; `undefined` for anything else. */
  find(client: Client, refreshToken: string): Promise<SignIn | undefined>;

  /** Its refresh token and all tokens that came from it are good for nothing from now on. */
  revoke(poolId: string, signIn: SignIn): Promise<void>;

  /** Whether tokens of this origin are revoked, for this user as they are now. */
  isRevoked(poolId: string, originJti: string, user: UserRecord): Promise<boolean>;
}

/**
 * A refresh token: one byte for its form (so that it never begins with a dash, which a command line takes for an option),
 * the sign-in it belongs to (a UUID's 16 bytes), and 64 random bytes.
 */
const form = Buffer.from([1]);
const idEnd = 17;
const secretBytes = 64;

export function createSignIns(store: Store, clock: Clock): SignIns {
  return {
    begin: async (pool, client, user, scopes) => {
      const originJti = randomUUID();
      const refreshToken = makeRefreshToken(originJti);
      const record: SignInRecord = {
        clientId: client.settings.id,
        username: user.username,
        sub: user.sub,
        authTime: Math.floor(clock() / 1000),
        scopes,
        refreshDigest: digest(refreshToken),
        expiresAt: clock() + client.settings.refreshTokenSeconds * 1000,
        revoked: false,
        signOuts: user.signOuts,
      };
      await store.put(keyOf.signIn(pool.settings.id, originJti), record);
      return { originJti, authTime: record.authTime, refreshToken };
    },
    find: async (client, refreshToken) => {
      const originJti = readOriginJti(refreshToken);
      const record = await store.get<SignInRecord>(keyOf.signIn(client.settings.poolId, originJti));
      if (record === undefined) return undefined;
      if (!sameSecret(digest(refreshToken), record.refreshDigest)) return undefined;
      if (record.clientId !== client.settings.id) return undefined;
      return { originJti, authTime: record.authTime, record };
    },
    revoke: (poolId, { originJti, record }) => store.put(keyOf.signIn(poolId, originJti), { ...record, revoked: true }),
    isRevoked: async (poolId, originJti, user) => {
      const record = await store.get<SignInRecord>(keyOf.signIn(poolId, originJti));
      return record === undefined || isDead(record, user);
    },
  };
}

/**
 * Refuses the refresh token of a sign-in that is over.
 *
 * @throws NotAuthorized
 */
export function requireAlive({ record }: SignIn, user: UserRecord, clock: Clock): void {
  if (isDead(record, user)) throw new NotAuthorized("Refresh Token has been revoked");
  if (clock() >= record.expiresAt) throw new NotAuthorized("Refresh Token has expired");
}

function isDead(record: SignInRecord, user: UserRecord): boolean {
  return record.revoked || record.sub !== user.sub || record.signOuts !== user.signOuts;
}

function makeRefreshToken(originJti: string): string {
  const id = Buffer.from(originJti.replaceAll("-", ""), "hex");
  return Buffer.concat([form, id, randomBytes(secretBytes)]).toString("base64url");
}

function readOriginJti(refreshToken: string): string {
  const hex = Buffer.from(refreshToken, "base64url").subarray(form.length, idEnd).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
