import { createAppClients } from "./app-clients";
import { type ChildOptions, keptIf } from "./child";
import { createGroupTrigger, permitGroupTrigger } from "./group-trigger";
import type { Identity, IdentityContext } from "./identity-parts";
import { createMachineClients } from "./machine-clients";
import type { OwnIdentityPlan } from "./plan";
import { createResourceServers } from "./resource-servers";
import { createSignInPage } from "./sign-in-page";
import { createSmsRole } from "./sms-role";
import { createUserGroups } from "./user-groups";
import { createUserPool } from "./user-pool";
import { createUserTriggers, listCalled, permitUserTriggers, toLambdaConfig } from "./user-triggers";

/** Makes a user pool, and all that stays in the account with it where it is kept on destroy. */
export function createOwnIdentity(
  name: string,
  { plan, ...context }: IdentityContext & { plan: OwnIdentityPlan },
  opts: ChildOptions,
): Identity {
  const { users } = plan;
  const kept = keptIf(users.keepOnDestroy, opts);
  const locked = users.deletionProtection;

  const sms = createSmsRole(name, { ...context, sms: users.sms }, kept);
  const trigger = createGroupTrigger(name, { ...context, routeGroups: plan.routeGroups }, kept);
  const functions = createUserTriggers(name, { ...context, triggers: users.triggers }, kept);
  const lambdaConfig = toLambdaConfig({ groupTrigger: trigger, functions });
  const pool = createUserPool(name, { ...context, users, sms, lambdaConfig }, kept);
  const groupTrigger = permitGroupTrigger(name, { ...context, pool, trigger }, kept);
  const triggers = permitUserTriggers(name, { ...context, pool, functions }, kept);
  const groups = createUserGroups(name, { groups: users.groups, pool }, kept);
  const resourceServers = createResourceServers(name, { resourceServers: plan.resourceServers, pool }, kept);
  const beside = { pool, resourceServers, calledBySignIn: listCalled({ groupTrigger, triggers }) };
  const clients = createAppClients(name, { ...context, ...beside, clients: plan.clients }, kept);
  const machineClients = createMachineClients(name, { ...beside, machineClients: plan.machineClients }, kept);
  const page = createSignInPage(name, { ...context, signInPage: plan.signInPage, pool, clients, locked }, kept);

  const [first, ...others] = [...clients, ...machineClients];
  const clientIds = Object.fromEntries(others.map(({ plan, client }) => [plan.key, client.id]));
  const made = {
    userPool: pool.resource,
    sms,
    groups,
    groupTrigger,
    triggers,
    resourceServers,
    clients,
    machineClients,
    page,
    locked,
  };
  return { pool, clientIds: { client: first.client.id, ...clientIds }, made };
}
