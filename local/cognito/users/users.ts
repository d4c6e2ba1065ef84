import type { Clock } from "../../clock";
import type { Store, StoreRange, StoreWrite } from "../../store";
import { UserNotFound, UsernameExists } from "../errors";
import type { Locks } from "../locks";
import { keyOf, prefixOf, type UserRecord } from "../records";
import type { PoolSettings } from "../settings";
import { canonicalName, signInNames } from "./sign-in-names";

/** Takes names from whoever has them: `refuse` throws what it returns, `move` makes the other user's alias unverified. */
export type OnTaken = { refuse: (name: string) => Error } | "move";

/** The users of all pools. Writes of one pool are done one at a time, so that of two equal sign-ups one wins. */
export interface Users {
  /** Who signs in with this name. */
  find(pool: PoolSettings, name: string): Promise<UserRecord | undefined>;

  /** @throws UserNotFound */
  require(pool: PoolSettings, name: string): Promise<UserRecord>;

  /** @throws UsernameExists, or what `onTaken` says, if one of the user's names is taken. */
  create(pool: PoolSettings, user: UserRecord, onTaken?: OnTaken): Promise<UserRecord>;

  /**
   * Reads, changes and writes in one step.
   *
   * @throws UserNotFound, or what `onTaken` says if the change gives the user a name that is taken.
   */
  update(
    pool: PoolSettings,
    username: string,
    change: (user: UserRecord) => UserRecord,
    onTaken?: OnTaken,
  ): Promise<UserRecord>;

  /** @throws UserNotFound */
  remove(pool: PoolSettings, name: string): Promise<void>;

  /** In the order of their keys. */
  list(poolId: string, range?: StoreRange): Promise<{ key: string; value: UserRecord }[]>;
}

const nameTaken: OnTaken = { refuse: () => new UsernameExists("User already exists") };

export function createUsers(store: Store, locks: Locks, clock: Clock): Users {
  const find = async (pool: PoolSettings, name: string) => {
    const username = await store.get<string>(keyOf.name(pool.id, canonicalName(pool, name)));
    return username === undefined ? undefined : store.get<UserRecord>(keyOf.user(pool.id, username));
  };
  const require = async (pool: PoolSettings, name: string) => {
    const user = await find(pool, name);
    if (user === undefined) throw new UserNotFound();
    return user;
  };
  const inTurn = <T>(pool: PoolSettings, work: () => Promise<T>) => locks.run(`pool/${pool.id}`, work);
  return {
    find,
    require,
    create: (pool, user, onTaken = nameTaken) =>
      inTurn(pool, async () => {
        await writeUser(store, pool, undefined, user, onTaken);
        return user;
      }),
    update: (pool, username, change, onTaken = nameTaken) =>
      inTurn(pool, async () => {
        const before = await require(pool, username);
        const after = { ...change(before), modifiedAt: clock() };
        await writeUser(store, pool, before, after, onTaken);
        return after;
      }),
    remove: (pool, name) =>
      inTurn(pool, async () => {
        const user = await require(pool, name);
        const keys = [keyOf.user(pool.id, user.username), keyOf.attempts(pool.id, user.username)];
        const names = await ownNames(store, pool, user, signInNames(pool, user));
        await store.batch([...keys.map((key) => ({ type: "del" as const, key })), ...names]);
      }),
    list: (poolId, range) => store.list<UserRecord>(prefixOf("user", poolId), range),
  };
}

async function writeUser(
  store: Store,
  pool: PoolSettings,
  before: UserRecord | undefined,
  after: UserRecord,
  onTaken: OnTaken,
): Promise<void> {
  const kept = before === undefined ? [] : signInNames(pool, before);
  const names = signInNames(pool, after);
  const writes: StoreWrite[] = [{ type: "put", key: keyOf.user(pool.id, after.username), value: after }];
  for (const name of names.filter((one) => !kept.includes(one))) {
    const holder = await store.get<string>(keyOf.name(pool.id, name));
    if (holder !== undefined && (before === undefined || holder !== after.username)) {
      if (onTaken !== "move") throw onTaken.refuse(name);
      writes.push(...(await loseAlias(store, pool, holder, name)));
    }
    writes.push({ type: "put", key: keyOf.name(pool.id, name), value: after.username });
  }
  const lost = kept.filter((name) => !names.includes(name));
  writes.push(...(await ownNames(store, pool, after, lost)));
  await store.batch(writes);
}

/** Gives names up, but none that signs another user in: who has a name is decided when it is taken, not by attributes. */
async function ownNames(store: Store, pool: PoolSettings, user: UserRecord, names: string[]): Promise<StoreWrite[]> {
  const keys = names.map((name) => keyOf.name(pool.id, name));
  const holders = await Promise.all(keys.map((key) => store.get<string>(key)));
  return keys.filter((_key, index) => holders[index] === user.username).map((key) => ({ type: "del", key }));
}

/**
 * The other user keeps the address, unverified: it is no sign-in name of theirs any more. A name of another kind stays
 * with them.
 */
async function loseAlias(store: Store, pool: PoolSettings, username: string, name: string): Promise<StoreWrite[]> {
  const other = await store.get<UserRecord>(keyOf.user(pool.id, username));
  if (other === undefined) return [];
  const isLost = (alias: string) => canonicalName(pool, other.attributes[alias] ?? "") === name;
  const verified = (["email", "phone_number"] as const).filter(isLost).map((alias) => [`${alias}_verified`, "false"]);
  const left = { ...other, attributes: { ...other.attributes, ...Object.fromEntries(verified) } };
  if (signInNames(pool, left).includes(name)) throw new UsernameExists("User account already exists");
  return [{ type: "put", key: keyOf.user(pool.id, username), value: left }];
}
