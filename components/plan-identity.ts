import * as pulumi from "@pulumi/pulumi";
import { parseClients, warnOfClients } from "./checks/clients";
import { parseExistingUserPool } from "./checks/existing-user-pool";
import { requireFeaturePlan } from "./checks/feature-plan";
import { type LifetimeOptions, parseLifetimes } from "./checks/lifetimes";
import { parseMachineClients } from "./checks/machine-clients";
import type { Option } from "./checks/options";
import { parseResourceServers } from "./checks/resource-servers";
import type { ParsedRoute } from "./checks/route-key";
import { guardSchema } from "./checks/schema-guard";
import { requireSignInFlows, warnOfSignInFlows } from "./checks/sign-in-flows";
import { parseSignInPage } from "./checks/sign-in-page";
import { requireOneTokenTrigger } from "./checks/triggers";
import { parseUsers, warnOfUsers } from "./checks/users";
import { requireRouteGroups } from "./groups";
import type { ApiPlan, OwnIdentityPlan } from "./plan";
import { toPoolSchema } from "./pool-schema";
import { readSchemaSnapshot } from "./schema-snapshot";

/** Options that say what a pool is made of. */
type PoolOptions = Record<"users" | "client" | "clients" | "machineClients" | "signInPage" | "resourceServers", Option>;

/** Reads who may call: the people and programs of a pool that is made here, or those of one that was made elsewhere. */
export function parseIdentity(
  given: PoolOptions & { existingUserPool: Option },
  lifetimes: LifetimeOptions,
  routes: ParsedRoute[],
): ApiPlan["identity"] {
  const { users, client, clients, machineClients, signInPage, resourceServers } = given;
  const made = { users, client, clients, machineClients, signInPage, resourceServers, ...lifetimes };
  const existing = parseExistingUserPool(given.existingUserPool, made);
  if (existing === undefined) return parseOwnIdentity(given, lifetimes, routes);
  requireRouteGroups(routes, undefined);
  return existing;
}

function parseOwnIdentity(given: PoolOptions, options: LifetimeOptions, routes: ParsedRoute[]): OwnIdentityPlan {
  const lifetimes = parseLifetimes(options);
  const users = parseUsers(given.users);
  const resourceServers = parseResourceServers(given.resourceServers);
  const clients = parseClients(given.client, given.clients, { lifetimes, attributes: users.attributes });
  const { accessMinutes } = lifetimes;
  const machineClients = parseMachineClients(given.machineClients, { clients, resourceServers, accessMinutes });
  const plan: OwnIdentityPlan = {
    kind: "own",
    users,
    resourceServers,
    clients,
    machineClients,
    signInPage: parseSignInPage(given.signInPage, clients, machineClients),
    routeGroups: requireRouteGroups(routes, users.groups),
  };
  requireOneTokenTrigger(users.triggers, plan.routeGroups);
  requireSignInFlows(plan);
  requireFeaturePlan(plan);
  return plan;
}

/** What the pool may be, but seldom means to. */
export function warnOfIdentity(identity: ApiPlan["identity"]): string[] {
  if (identity.kind === "existing") return [];
  return [...warnOfUsers(identity.users), ...warnOfSignInFlows(identity), ...warnOfClients(identity.clients)];
}

/**
 * Compares what cannot change with what is recorded of it beside the stack's file.
 *
 * @param name Of the component.
 * @returns warnings of what is not recorded yet
 */
export function guardIdentity(name: string, identity: ApiPlan["identity"]): string[] {
  if (identity.kind === "existing") return [];
  return guardSchema(`${name}-pool`, readSchemaSnapshot(pulumi.getStack()), toPoolSchema(identity.users));
}
