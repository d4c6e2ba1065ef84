import type { Clock } from "../../clock";
import type { Store } from "../../store";
import { GroupExists, InvalidParameter, ResourceNotFound } from "../errors";
import type { Locks } from "../locks";
import { type GroupRecord, keyOf, prefixOf, type UserRecord } from "../records";
import type { GroupSettings } from "../settings";

export interface Group extends GroupRecord {
  /** True: the program declares it, and no call changes it. */
  declared: boolean;
}

/** The groups of all pools: those the program declares, and those made by calls beside them. */
export interface Groups {
  /** In the order of their names. */
  list(poolId: string): Group[];

  find(poolId: string, name: string): Group | undefined;

  /** @throws ResourceNotFound */
  require(poolId: string, name: string): Group;

  /** @throws GroupExists */
  create(settings: GroupSettings): Promise<Group>;

  /** @throws ResourceNotFound, InvalidParameter if the program declares it */
  update(poolId: string, name: string, changes: Partial<GroupSettings>): Promise<Group>;

  /**
   * Deletes a group once nobody is in it any more.
   *
   * @param empty takes the users out of it; nobody can be put in meanwhile.
   * @throws ResourceNotFound, InvalidParameter if the program declares it
   */
  remove(poolId: string, name: string, empty: () => Promise<void>): Promise<void>;

  /** Has these and no others as the program's own; what calls have made stays. */
  declare(declared: GroupSettings[]): Promise<void>;

  /** Drops what is remembered of a pool that is no more. */
  forget(poolId: string): void;

  /**
   * The groups that a user is in, the ones that count most first: by precedence, those without one last, then by name.
   * AWS documents no order.
   */
  ofUser(poolId: string, user: UserRecord): Group[];
}

export async function openGroups(declared: GroupSettings[], store: Store, locks: Locks, clock: Clock): Promise<Groups> {
  const pools: GroupsByPool = new Map();
  for (const { value } of await store.list<GroupRecord>(prefixOf("group"))) put(pools, { ...value, declared: false });
  const declare: Groups["declare"] = async (next) => {
    const groups = await Promise.all(next.map((settings) => toDeclared(settings, store, clock)));
    for (const ofPool of pools.values()) {
      for (const [name, group] of ofPool) if (group.declared) ofPool.delete(name);
    }
    for (const group of groups) put(pools, group);
  };
  await declare(declared);
  const lookups = createLookups(pools);
  return { ...lookups, ...createWrites(pools, lookups, { store, locks, clock }), declare };
}

/** Groups by name, by pool. */
type GroupsByPool = Map<string, Map<string, Group>>;

type Lookups = Pick<Groups, "list" | "find" | "require" | "ofUser">;

async function toDeclared(settings: GroupSettings, store: Store, clock: Clock): Promise<Group> {
  const key = keyOf.since(`${settings.poolId}/${settings.name}`);
  const known = await store.get<number>(key);
  const createdAt = known ?? clock();
  if (known === undefined) await store.put(key, createdAt);
  return { settings, createdAt, modifiedAt: createdAt, declared: true };
}

function put(pools: GroupsByPool, group: Group): Group {
  const { poolId, name } = group.settings;
  pools.set(poolId, (pools.get(poolId) ?? new Map<string, Group>()).set(name, group));
  return group;
}

function createLookups(pools: GroupsByPool): Lookups {
  const find = (poolId: string, name: string) => pools.get(poolId)?.get(name);
  return {
    list: (poolId) => [...(pools.get(poolId)?.values() ?? [])].sort(byName),
    find,
    require: (poolId, name) => {
      const group = find(poolId, name);
      if (group === undefined) throw new ResourceNotFound("Group not found.");
      return group;
    },
    ofUser: (poolId, user) =>
      [...new Set(user.groups)]
        .map((name) => find(poolId, name))
        .filter((group) => group !== undefined)
        .sort((one, other) => precedenceOf(one) - precedenceOf(other) || byName(one, other)),
  };
}

function createWrites(
  pools: GroupsByPool,
  { find, require }: Lookups,
  { store, locks, clock }: { store: Store; locks: Locks; clock: Clock },
): Pick<Groups, "create" | "update" | "remove" | "forget"> {
  const inTurn = <T>(poolId: string, work: () => Promise<T>) => locks.run(`groups/${poolId}`, work);
  const write = async (settings: GroupSettings, createdAt: number) => {
    const record: GroupRecord = { settings, createdAt, modifiedAt: clock() };
    await store.put(keyOf.group(settings.poolId, settings.name), record);
    return put(pools, { ...record, declared: false });
  };
  const requireOwn = (poolId: string, name: string) => {
    const group = require(poolId, name);
    if (!group.declared) return group;
    const what = `group ${name} of user pool ${poolId}`;
    throw new InvalidParameter(`the program declares ${what}; change the program to change it`);
  };
  return {
    create: (settings) =>
      inTurn(settings.poolId, async () => {
        if (find(settings.poolId, settings.name)) throw new GroupExists("A group with the name already exists.");
        return write(settings, clock());
      }),
    update: (poolId, name, changes) =>
      inTurn(poolId, async () => {
        const { settings, createdAt } = requireOwn(poolId, name);
        return write({ ...settings, ...changes }, createdAt);
      }),
    remove: (poolId, name, empty) =>
      inTurn(poolId, async () => {
        requireOwn(poolId, name);
        // Gone here first: while the users are taken out of it, nobody is put in.
        pools.get(poolId)?.delete(name);
        await empty();
        await store.batch([{ type: "del", key: keyOf.group(poolId, name) }]);
      }),
    forget: (poolId) => void pools.delete(poolId),
  };
}

/** Zero counts most; no precedence counts less than any. */
export function precedenceOf({ settings }: Group): number {
  return settings.precedence ?? Number.MAX_SAFE_INTEGER;
}

function byName(one: Group, other: Group): number {
  return one.settings.name < other.settings.name ? -1 : 1;
}
