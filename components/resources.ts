import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AppClients } from "./app-clients";
import type { HandlerParts, Handlers } from "./handlers";
import type { HttpApi } from "./http-api";
import type { ResourceServers } from "./resource-servers";
import type { SignInPage } from "./sign-in-page";
import type { UserPool } from "./user-pool";

/** The resources behind a `SecuredApi`, for what its args have no word for. */
export interface SecuredApiResources extends Omit<HttpApi, "url"> {
  userPool: aws.cognito.UserPool;

  /** By identifier. */
  resourceServers: { [identifier: string]: aws.cognito.ResourceServer };

  /** By name; the first one is `client`. */
  clients: { [name: string]: aws.cognito.UserPoolClient };

  /** Undefined without a sign-in page. */
  domain: aws.cognito.UserPoolDomain | undefined;

  /** By client name; empty for the classic page. */
  brandings: { [client: string]: aws.cognito.ManagedLoginBranding };

  /** By name; the one of `handler` is `handler`. */
  handlers: { [name: string]: HandlerParts };
}

/** Kept beside the component: a field of it would become an output. */
const resources = new WeakMap<pulumi.ComponentResource, SecuredApiResources>();

interface Parts {
  pool: UserPool;
  resourceServers: ResourceServers;
  clients: AppClients;
  page: SignInPage | undefined;
  handlers: Handlers;
  api: HttpApi;
}

/** Remembers what a component is made of. */
export function keepResources(component: pulumi.ComponentResource, { api, ...parts }: Parts): void {
  const { url: _, ...apiParts } = api;
  resources.set(component, {
    ...apiParts,
    userPool: parts.pool.pool,
    resourceServers: parts.resourceServers,
    clients: Object.fromEntries(parts.clients.map(({ plan, client }) => [plan.key, client])),
    domain: parts.page?.domain,
    brandings: parts.page?.brandings ?? {},
    handlers: parts.handlers,
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
