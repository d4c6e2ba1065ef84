import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { HandlerParts } from "./handler";
import type { Handlers } from "./handlers";
import type { HttpApi } from "./http-api";
import type { OwnIdentity } from "./identity-parts";
import type { PermittedTrigger } from "./trigger-permission";
import type { UserTriggers } from "./user-triggers";

/** The resources behind a `SecuredApi`, for what its args have no word for. Of a pool made elsewhere there are none. */
export interface SecuredApiResources extends Omit<HttpApi, "url"> {
  /** Undefined for a pool made elsewhere. */
  userPool: aws.cognito.UserPool | undefined;

  /** By name. */
  groups: { [name: string]: aws.cognito.UserGroup };

  /** Undefined when no route asks for a group. */
  groupTrigger: PermittedTrigger | undefined;

  /** By their names in `users.triggers`. */
  triggers: UserTriggers;

  /** By identifier. */
  resourceServers: { [identifier: string]: aws.cognito.ResourceServer };

  /** By name; the first one is `client`. Those for programs too. */
  clients: { [name: string]: aws.cognito.UserPoolClient };

  /** Undefined without a sign-in page and without machine clients. */
  domain: aws.cognito.UserPoolDomain | undefined;

  /** By client name; empty for the classic page. */
  brandings: { [client: string]: aws.cognito.ManagedLoginBranding };

  /** Role by which Cognito sends SMS. Undefined without `users.sms`. */
  smsRole: aws.iam.Role | undefined;

  /** By name; the one of `handler` is `handler`. */
  handlers: { [name: string]: HandlerParts };
}

/** Kept beside the component: a field of it would become an output. */
const resources = new WeakMap<pulumi.ComponentResource, SecuredApiResources>();

interface Parts {
  made: OwnIdentity | undefined;
  handlers: Handlers;
  api: HttpApi;
}

/** Remembers what a component is made of. */
export function keepResources(component: pulumi.ComponentResource, { api, made, handlers }: Parts): void {
  const { url: _, ...apiParts } = api;
  const clients = made ? [...made.clients, ...made.machineClients] : [];
  resources.set(component, {
    ...apiParts,
    userPool: made?.userPool,
    groups: made?.groups ?? {},
    groupTrigger: made?.groupTrigger,
    triggers: made?.triggers ?? {},
    resourceServers: made?.resourceServers ?? {},
    clients: Object.fromEntries(clients.map(({ plan, client }) => [plan.key, client])),
    domain: made?.page?.domain,
    brandings: made?.page?.brandings ?? {},
    smsRole: made?.sms?.role,
    handlers,
  });
}

/**
 * What a component is made of.
 *
 * @throws Error for a component made by another copy of this package, or in another language
 */
export function requireResources(component: pulumi.ComponentResource): SecuredApiResources {
  const parts = resources.get(component);
  if (parts === undefined) throw new Error("the resources of a component are known only where it is made");
  return parts;
}
