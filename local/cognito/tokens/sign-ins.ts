import { randomUUID } from "node:crypto";
import type { Clock } from "../../clock";
import type { Store } from "../../store";
import { NotAuthorized, RefreshTokenReuse } from "../errors";
import type { Locks } from "../locks";
import type { Client, Pool } from "../pools/directory";
import { keyOf, type SignInRecord, type UserRecord } from "../records";
import { digest, sameSecret } from "../secrets";
import { isOfFamily, makeFamilyKey, makeRefreshToken, readOriginJti } from "./refresh-tokens";
import type { SignInOrigin } from "./tokens";

/** What began with a sign-in and lives by its refresh token, until that expires or is revoked. */
export interface SignIn extends SignInOrigin {
  record: SignInRecord;
}

/** The sign-ins of all pools. Of a refresh token only the SHA-256 is kept. */
export interface SignIns {
  /**
   * @param scopes what the sign-in page granted; undefined: a sign-in by API
   * @param authTime seconds since 1970: when the person signed in; undefined: now
   */
  begin(
    pool: Pool,
    client: Client,
    user: UserRecord,
    scopes: string[] | undefined,
    authTime?: number,
  ): Promise<SignInOrigin & { refreshToken: string }>;

  /**
   * The sign-in of a refresh token of this client; `undefined` for anything else.
   *
   * @param which `good`: a token that was replaced is none any more. `any`: it is one of its sign-in still. @default good
   */
  find(client: Client, refreshToken: string, which?: "good" | "any"): Promise<SignIn | undefined>;

  /**
   * A new refresh token in the place of this one of the sign-in, which is good for the client's grace period still
   * (Refresh token rotation). The new one expires when the first one did.
   *
   * @throws RefreshTokenReuse if it was replaced before that: two have it, and the whole sign-in is revoked.
   * @throws NotAuthorized if the sign-in is revoked or over.
   */
  rotate(client: Client, user: UserRecord, signIn: SignIn, refreshToken: string): Promise<string>;

  /** Its refresh tokens and all tokens that came from them are good for nothing from now on. */
  revoke(poolId: string, signIn: Pick<SignIn, "originJti">): Promise<void>;

  /** Whether tokens of this origin are revoked, for this user as they are now. */
  isRevoked(poolId: string, originJti: string, user: UserRecord): Promise<boolean>;
}

/** So many tokens of one sign-in are good besides the newest; one that is offered more often than that counts as reused. */
const mostOthers = 50;

export function createSignIns(store: Store, locks: Locks, clock: Clock): SignIns {
  const records = createRecords(store, locks);
  return {
    begin: (pool, client, user, scopes, authTime) =>
      begin(store, clock, { pool, client, user, scopes, authTime: authTime ?? Math.floor(clock() / 1000) }),
    find: async (client, refreshToken, which = "good") => {
      const originJti = readOriginJti(refreshToken);
      const record = await records.read(client.settings.poolId, originJti);
      if (record === undefined) return undefined;
      if (which === "good" && !isGood(record, refreshToken, clock())) return undefined;
      if (which === "any" && !isOfSignIn(record, refreshToken)) return undefined;
      if (record.clientId !== client.settings.id) return undefined;
      return { originJti, authTime: record.authTime, record };
    },
    rotate: async ({ settings: { poolId, refreshTokenRotation } }, user, { originJti }, offered) => {
      const graceSeconds = refreshTokenRotation?.graceSeconds ?? 0;
      const fresh = await records.change(poolId, originJti, async (record, write) => {
        requireAlive({ record }, user, clock);
        if (!isGood(record, offered, clock())) {
          await write({ ...record, revoked: true });
          throw new RefreshTokenReuse();
        }
        const familyKey = record.familyKey ?? makeFamilyKey();
        const made = makeRefreshToken(originJti, familyKey);
        await write({ ...withToken(record, made, offered, { now: clock(), graceSeconds }), familyKey });
        return made;
      });
      if (fresh === undefined) throw new NotAuthorized("Invalid Refresh Token");
      return fresh;
    },
    revoke: async (poolId, { originJti }) => {
      await records.change(poolId, originJti, (record, write) => write({ ...record, revoked: true }));
    },
    isRevoked: async (poolId, originJti, user) => {
      const record = await records.read(poolId, originJti);
      return record === undefined || isDead(record, user);
    },
  };
}

function createRecords(store: Store, locks: Locks) {
  const read = (poolId: string, originJti: string) => store.get<SignInRecord>(keyOf.signIn(poolId, originJti));
  return {
    read,

    /** Reads and writes in one step, so that what was revoked meanwhile stays revoked; nothing if there is no such sign-in. */
    change: <T>(
      poolId: string,
      originJti: string,
      work: (record: SignInRecord, write: (record: SignInRecord) => Promise<void>) => Promise<T>,
    ) =>
      locks.run(keyOf.signIn(poolId, originJti), async () => {
        const record = await read(poolId, originJti);
        return record && work(record, (changed) => store.put(keyOf.signIn(poolId, originJti), changed));
      }),
  };
}

interface Beginning {
  pool: Pool;
  client: Client;
  user: UserRecord;
  scopes: string[] | undefined;
  /** Seconds since 1970. */
  authTime: number;
}

async function begin(store: Store, clock: Clock, { pool, client, user, scopes, authTime }: Beginning) {
  const originJti = randomUUID();
  const familyKey = makeFamilyKey();
  const refreshToken = makeRefreshToken(originJti, familyKey);
  const record: SignInRecord = {
    clientId: client.settings.id,
    username: user.username,
    sub: user.sub,
    authTime,
    scopes,
    refreshDigest: digest(refreshToken),
    familyKey,
    expiresAt: clock() + client.settings.refreshTokenSeconds * 1000,
    revoked: false,
    signOuts: user.signOuts,
  };
  await store.put(keyOf.signIn(pool.settings.id, originJti), record);
  return { originJti, authTime, refreshToken };
}

/**
 * Refuses the refresh token of a sign-in that is over.
 *
 * @throws NotAuthorized
 */
export function requireAlive({ record }: Pick<SignIn, "record">, user: UserRecord, clock: Clock): void {
  if (isDead(record, user)) throw new NotAuthorized("Refresh Token has been revoked");
  if (clock() >= record.expiresAt) throw new NotAuthorized("Refresh Token has expired");
}

function isDead(record: SignInRecord, user: UserRecord): boolean {
  return record.revoked || record.sub !== user.sub || record.signOuts !== user.signOuts;
}

/** A token that is good, or one that was: of those no digest is kept, but they bear the mark of the sign-in. */
function isOfSignIn(record: SignInRecord, refreshToken: string): boolean {
  if (sameSecret(digest(refreshToken), record.refreshDigest)) return true;
  return record.familyKey !== undefined && isOfFamily(refreshToken, record.familyKey);
}

function isGood(record: SignInRecord, refreshToken: string, now: number): boolean {
  const offered = digest(refreshToken);
  if (sameSecret(offered, record.refreshDigest)) return true;
  const others = (record.others ?? []).filter(({ goodUntil }) => goodUntil === undefined || now < goodUntil);
  return others.some(({ refreshDigest }) => sameSecret(offered, refreshDigest));
}

/** One that is offered again in its grace period gains no time by that, and the one it was replaced by stays good. */
function withToken(
  record: SignInRecord,
  made: string,
  offered: string,
  { now, graceSeconds }: { now: number; graceSeconds: number },
): SignInRecord {
  const replaced = digest(offered);
  const graceEnd = now + graceSeconds * 1000;
  const others = [{ refreshDigest: record.refreshDigest }, ...(record.others ?? [])]
    .map((one) => (one.refreshDigest === replaced ? { goodUntil: graceEnd, ...one } : one))
    .filter(({ goodUntil }) => goodUntil === undefined || now < goodUntil);
  return { ...record, refreshDigest: digest(made), others: others.slice(0, mostOthers) };
}
