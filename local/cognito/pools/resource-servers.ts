import type { Store } from "../../store";
import { InvalidParameter, ResourceNotFound } from "../errors";
import { keyOf, prefixOf, type ResourceServerRecord } from "../records";
import type { ResourceServerSettings } from "../settings";

export interface ResourceServer {
  settings: ResourceServerSettings;

  /** True: the program declares it, and no call changes it. */
  declared: boolean;
}

/** The resource servers of all pools: those the program declares, and those made by calls beside them. */
export interface ResourceServers {
  resourceServersOf(poolId: string): ResourceServer[];

  /** @throws ResourceNotFound */
  requireResourceServer(poolId: string, identifier: string): ResourceServer;

  /** @throws ResourceNotFound, InvalidParameter if the program declares it */
  requireOwnResourceServer(poolId: string, identifier: string): ResourceServer;

  putResourceServer(settings: ResourceServerSettings): Promise<ResourceServer>;
  removeResourceServer(poolId: string, identifier: string): Promise<void>;
}

/** The resource servers, and what only the directory does with them. */
export interface OpenResourceServers extends ResourceServers {
  declareResourceServers(declared: ResourceServerSettings[]): void;

  /** Drops what is remembered of a pool that is no more. */
  forgetResourceServers(poolId: string): void;
}

export async function openResourceServers(store: Store): Promise<OpenResourceServers> {
  const servers = new Map<string, ResourceServer>();
  const put = (server: ResourceServer) => {
    servers.set(keyOf.resourceServer(server.settings.poolId, server.settings.identifier), server);
    return server;
  };
  for (const { value } of await store.list<ResourceServerRecord>(prefixOf("resource-server"))) {
    put({ ...value, declared: false });
  }
  const require = (poolId: string, identifier: string) => {
    const server = servers.get(keyOf.resourceServer(poolId, identifier));
    if (server === undefined) throw new ResourceNotFound(`Resource server ${identifier} does not exist.`);
    return server;
  };
  return {
    resourceServersOf: (poolId) => [...servers.values()].filter(({ settings }) => settings.poolId === poolId),
    requireResourceServer: require,
    requireOwnResourceServer: (poolId, identifier) => {
      const server = require(poolId, identifier);
      if (!server.declared) return server;
      const what = `resource server ${identifier} of user pool ${poolId}`;
      throw new InvalidParameter(`the program declares ${what}; change the program to change it`);
    },
    putResourceServer: async (settings) => {
      const record: ResourceServerRecord = { settings };
      await store.put(keyOf.resourceServer(settings.poolId, settings.identifier), record);
      return put({ settings, declared: false });
    },
    removeResourceServer: async (poolId, identifier) => {
      const key = keyOf.resourceServer(poolId, identifier);
      await store.batch([{ type: "del", key }]);
      servers.delete(key);
    },
    declareResourceServers: (declared) => {
      forget(servers, (server) => server.declared);
      for (const settings of declared) put({ settings, declared: true });
    },
    forgetResourceServers: (poolId) => forget(servers, ({ settings }) => settings.poolId === poolId),
  };
}

function forget(servers: Map<string, ResourceServer>, isGone: (server: ResourceServer) => boolean): void {
  for (const [key, server] of servers) if (isGone(server)) servers.delete(key);
}

/** Its scopes as clients and tokens name them: `<identifier>/<name>`. */
export function scopesOf({ identifier, scopes }: ResourceServerSettings): string[] {
  return scopes.map(({ name }) => `${identifier}/${name}`);
}
