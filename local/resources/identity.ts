import type { ClientSettings, DeclaredIdentity, PoolSettings, PoolTriggers } from "../cognito/settings";
import { issuerOf } from "../cognito/tokens/issuer";
import type { DeclaredResource, InvokedFunction } from "../engine/evaluation";
import { authorizer } from "./authorizer";
import { type DeclaredResources, nameOf } from "./declared";
import {
  GET_USER_POOL,
  GET_USER_POOL_CLIENT,
  isClientId,
  toExistingClient,
  toExistingPool,
} from "./existing-user-pool";
import type { Findings } from "./findings";
import { managedLoginBranding, toBrandingSettings } from "./managed-login-branding";
import { listUnservedTriggers, toPoolTriggers } from "./pool-triggers";
import { object, text, texts } from "./properties";
import { resourceServer, toResourceServerSettings } from "./resource-server";
import { findUnservedTrigger, toTokenTrigger } from "./token-trigger";
import { toGroupSettings, userGroup } from "./user-group";
import { listUnserved, toPoolSettings, userPool } from "./user-pool";
import { findUnservedClient, listUnservedClient, toClientSettings, userPoolClient } from "./user-pool-client";
import { toDomainSettings, userPoolDomain } from "./user-pool-domain";

/** What user pools are read from. */
interface Context {
  declared: DeclaredResources;
  /** What the program asked the cloud. */
  invoked: readonly InvokedFunction[];
  findings: Findings;
}

/** The user pools with all that belongs to them: those that the program declares, and those that it reads by their ids. */
export function toIdentity(context: Context): DeclaredIdentity {
  const { declared } = context;
  const pools = declared.of(userPool).map((resource) => toPool(resource, context));
  const clients = declared.of(userPoolClient).map((resource) => toClient(resource, context));
  const existing = toExisting(context, new Set(pools.map(({ id }) => id)), new Set(clients.map(({ id }) => id)));
  return {
    pools: [...pools, ...existing.pools],
    clients: [...clients, ...existing.clients],
    groups: declared.of(userGroup).map(toGroupSettings),
    resourceServers: declared.of(resourceServer).map(toResourceServerSettings),
    domains: declared.of(userPoolDomain).map(toDomainSettings),
    brandings: declared.of(managedLoginBranding).map(toBrandingSettings),
  };
}

function toPool(resource: DeclaredResource, { declared, findings }: Context): PoolSettings {
  const ofTokens = findUnservedTrigger(resource, declared);
  const unserved = [...listUnservedTriggers(resource, declared), ...(ofTokens === undefined ? [] : [ofTokens])];
  findings.refusals.push(...unserved.map((what) => `${nameOf(resource)}: ${what}`));
  findings.notes.push(...listUnserved(resource).map((what) => `${nameOf(resource)}: ${what}`));
  const pool = toPoolSettings(resource);
  if (unserved.length > 0) return pool;
  const tokenTrigger = toTokenTrigger(resource, declared);
  const triggers = toPoolTriggers(resource, declared);
  findings.notes.push(...listNotPermitted(tokenTrigger, triggers).map((what) => `${nameOf(resource)}: ${what}`));
  return { ...pool, tokenTrigger, triggers };
}

function listNotPermitted(tokenTrigger: PoolSettings["tokenTrigger"], triggers: PoolTriggers): string[] {
  const names = Object.entries(triggers).filter(([, { permitted }]) => !permitted);
  const noPermission = "no permission lets Cognito invoke its Lambda trigger";
  return [
    ...(tokenTrigger?.permitted === false ? [`${noPermission} for this pool: as on AWS, nobody can sign in`] : []),
    ...names.map(([name]) => `${noPermission} ${name} for this pool: as on AWS, what asks it fails`),
  ];
}

function toClient(resource: DeclaredResource, { findings }: Context): ClientSettings {
  const unserved = findUnservedClient(resource);
  if (unserved) findings.refusals.push(`${nameOf(resource)}: ${unserved}`);
  findings.notes.push(...listUnservedClient(resource).map((what) => `${nameOf(resource)}: ${what}`));
  return toClientSettings(resource);
}

/**
 * Stands in for the pools outside of the program that it reads, each with the clients it reads and those that an
 * authorizer takes the pool's tokens of. A pool that nothing reads is not here, whoever trusts it.
 */
function toExisting(context: Context, ownPools: ReadonlySet<string>, ownClients: ReadonlySet<string>) {
  const asked = context.invoked
    .filter(({ token }) => token === GET_USER_POOL || token === GET_USER_POOL_CLIENT)
    .map(({ args }) => ({ poolId: text(args, "userPoolId") ?? "", clientId: text(args, "clientId") }));
  const ids = [...new Set(asked.map(({ poolId }) => poolId))].filter((id) => !ownPools.has(id));
  context.findings.notes.push(
    ...ids.map(
      (id) =>
        `existing user pool ${id} is stood in for here: e-mail addresses as user names, password sign-in by API, AWS's defaults otherwise; its people are this machine's`,
    ),
  );
  const clients = ids.flatMap((poolId) => {
    const read = asked.filter((one) => one.poolId === poolId).map(({ clientId }) => clientId ?? "");
    const trusted = listAudiences(poolId, context.declared);
    const clientIds = new Set([...read, ...trusted].filter((id) => isClientId(id) && !ownClients.has(id)));
    return [...clientIds].map((clientId) => toExistingClient(poolId, clientId));
  });
  return { pools: ids.map(toExistingPool), clients };
}

function listAudiences(poolId: string, declared: DeclaredResources): string[] {
  const locks = declared.of(authorizer).map(({ inputs }) => object(inputs, "jwtConfiguration") ?? {});
  const ofPool = locks.filter((jwt) => text(jwt, "issuer") === issuerOf(poolId));
  return ofPool.flatMap((jwt) => texts(jwt, "audiences"));
}
