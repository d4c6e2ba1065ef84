import type { Clock } from "../../clock";
import type { Store } from "../../store";
import { InvalidParameter, ResourceNotFound } from "../errors";
import { type ClientRecord, keyOf, type PoolRecord, prefixOf } from "../records";
import type { BrandingSettings, DeclaredIdentity, PoolSettings } from "../settings";
import { type Domains, openDomains } from "./domains";
import { openResourceServers, type ResourceServers } from "./resource-servers";

export interface Pool extends PoolRecord {
  /** True: the program declares it, and no call changes it. */
  declared: boolean;
}

export interface Client extends ClientRecord {
  declared: boolean;
}

/**
 * The user pools with their clients, resource servers and domains: those the program declares, and those made by calls
 * beside them.
 */
export interface Directory extends ResourceServers, Domains {
  pools(): Pool[];
  pool(poolId: string): Pool | undefined;

  /** @throws ResourceNotFound */
  requirePool(poolId: string): Pool;

  /** @throws ResourceNotFound, InvalidParameter if the program declares it */
  requireOwnPool(poolId: string): Pool;

  /** How managed login looks to a client; undefined: it shows nothing. */
  brandingOf(clientId: string): BrandingSettings | undefined;

  clientsOf(poolId: string): Client[];
  client(clientId: string): Client | undefined;

  /** @throws ResourceNotFound */
  requireClient(clientId: string): Client;

  /** @throws ResourceNotFound also for a client of another pool */
  requireClientOf(poolId: string, clientId: string): Client;

  /** @throws ResourceNotFound, InvalidParameter if the program declares it */
  requireOwnClient(poolId: string, clientId: string): Client;

  /** Has these and no others as the program's own; what calls have made stays. */
  declare(declared: Omit<DeclaredIdentity, "groups">): Promise<void>;

  putPool(record: PoolRecord): Promise<Pool>;
  putClient(record: ClientRecord): Promise<Client>;
  removePool(poolId: string): Promise<void>;
  removeClient(clientId: string): Promise<void>;
}

export async function openDirectory(declared: DeclaredIdentity, store: Store, clock: Clock): Promise<Directory> {
  const pools = new Map<string, Pool>();
  const clients = new Map<string, Client>();
  const looks: Looks = { brandings: [] };
  const servers = await openResourceServers(store);
  const domains = await openDomains(store);
  for (const { value } of await store.list<PoolRecord>(prefixOf("pool"))) {
    pools.set(value.settings.id, { ...value, settings: { ...newPool, ...value.settings }, declared: false });
  }
  for (const { value } of await store.list<ClientRecord>(prefixOf("client"))) {
    clients.set(value.settings.id, { ...value, declared: false });
  }
  const declare: Directory["declare"] = async (next) => {
    const toRecord = <T extends { id: string }>(settings: T) => toDeclared(settings, store, clock);
    const [newPools, newClients] = await Promise.all([
      Promise.all(next.pools.map(toRecord)),
      Promise.all(next.clients.map(toRecord)),
    ]);
    replaceDeclared(pools, newPools);
    replaceDeclared(clients, newClients);
    looks.brandings = next.brandings;
    servers.declareResourceServers(next.resourceServers);
    domains.declareDomains(next.domains);
  };
  await declare(declared);
  const removePool = async (poolId: string) => {
    await removeRecords(poolId, pools, clients, store);
    servers.forgetResourceServers(poolId);
    domains.forgetDomains(poolId);
  };
  const lookups = createLookups(pools, clients, looks);
  return { ...servers, ...domains, ...lookups, ...createWrites(pools, clients, store), removePool, declare };
}

async function toDeclared<T extends { id: string }>(settings: T, store: Store, clock: Clock) {
  const known = await store.get<number>(keyOf.since(settings.id));
  const createdAt = known ?? clock();
  if (known === undefined) await store.put(keyOf.since(settings.id), createdAt);
  return { settings, shown: {}, createdAt, modifiedAt: createdAt, declared: true };
}

function replaceDeclared<T extends { settings: { id: string }; declared: boolean }>(
  all: Map<string, T>,
  declared: T[],
): void {
  for (const [id, record] of all) if (record.declared) all.delete(id);
  for (const record of declared) all.set(record.settings.id, record);
}

/** What a pool is that nothing more is said of; those that an earlier version stored are that too. */
export const newPool = {
  customAttributes: [],
  tokenTrigger: undefined,
  secondFactors: [],
  firstFactors: ["PASSWORD"],
  requiredAttributes: [],
  verifyBeforeUpdate: [],
  recovery: ["verified_phone_number", "verified_email"],
  verificationMessage: { subject: undefined, body: undefined },
  invitationMessage: { subject: undefined, body: undefined },
  triggers: {},
} satisfies Partial<PoolSettings>;

type Writes = "declare" | "putPool" | "putClient" | "removePool" | "removeClient";
type Lookups = Omit<Directory, Writes | keyof ResourceServers | keyof Domains>;

type Looks = { brandings: BrandingSettings[] };

function createLookups(pools: Map<string, Pool>, clients: Map<string, Client>, looks: Looks): Lookups {
  const lookups: Lookups = {
    pools: () => [...pools.values()],
    pool: (poolId) => pools.get(poolId),
    requirePool: (poolId) => {
      const pool = pools.get(poolId);
      if (pool === undefined) throw new ResourceNotFound(`User pool ${poolId} does not exist.`);
      return pool;
    },
    requireOwnPool: (poolId) => {
      const pool = lookups.requirePool(poolId);
      if (pool.declared) throw declaredError(`user pool ${poolId}`);
      return pool;
    },
    brandingOf: (clientId) => looks.brandings.find((branding) => branding.clientId === clientId),
    clientsOf: (poolId) => [...clients.values()].filter(({ settings }) => settings.poolId === poolId),
    client: (clientId) => clients.get(clientId),
    requireClient: (clientId) => {
      const client = clients.get(clientId);
      if (client === undefined) throw new ResourceNotFound(`User pool client ${clientId} does not exist.`);
      return client;
    },
    requireClientOf: (poolId, clientId) => {
      lookups.requirePool(poolId);
      const client = clients.get(clientId);
      if (client?.settings.poolId !== poolId) {
        throw new ResourceNotFound(`User pool client ${clientId} does not exist.`);
      }
      return client;
    },
    requireOwnClient: (poolId, clientId) => {
      const client = lookups.requireClientOf(poolId, clientId);
      if (client.declared) throw declaredError(`user pool client ${clientId}`);
      return client;
    },
  };
  return lookups;
}

function createWrites(pools: Map<string, Pool>, clients: Map<string, Client>, store: Store) {
  return {
    putPool: async (record: PoolRecord) => {
      const { settings, shown, createdAt, modifiedAt } = record;
      await store.put(keyOf.pool(settings.id), { settings, shown, createdAt, modifiedAt });
      const pool = { settings, shown, createdAt, modifiedAt, declared: false };
      pools.set(settings.id, pool);
      return pool;
    },
    putClient: async (record: ClientRecord) => {
      const { settings, shown, createdAt, modifiedAt } = record;
      await store.put(keyOf.client(settings.id), { settings, shown, createdAt, modifiedAt });
      const client = { settings, shown, createdAt, modifiedAt, declared: false };
      clients.set(settings.id, client);
      return client;
    },
    removeClient: async (clientId: string) => {
      await store.batch([{ type: "del", key: keyOf.client(clientId) }]);
      clients.delete(clientId);
    },
  };
}

async function removeRecords(
  poolId: string,
  pools: Map<string, Pool>,
  clients: Map<string, Client>,
  store: Store,
): Promise<void> {
  const gone = [...clients.values()].filter(({ settings }) => settings.poolId === poolId);
  const kinds = ["group", "user", "name", "attempts", "sign-in", "resource-server", "domain"] as const;
  const owned = await Promise.all(kinds.map((kind) => store.list(prefixOf(kind, poolId))));
  const keys = [
    keyOf.pool(poolId),
    keyOf.decoySecret(poolId),
    ...gone.map(({ settings }) => keyOf.client(settings.id)),
  ];
  const writes = [...keys, ...owned.flat().map(({ key }) => key)].map((key) => ({ type: "del" as const, key }));
  await store.batch(writes);
  for (const { settings } of gone) clients.delete(settings.id);
  pools.delete(poolId);
}

function declaredError(what: string): InvalidParameter {
  return new InvalidParameter(`the program declares ${what}; change the program to change it`);
}
