import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Account } from "./account";
import type { AppClients } from "./app-clients";
import type { MachineClients } from "./machine-clients";
import type { LogsPlan } from "./plan";
import type { ResourceServers } from "./resource-servers";
import type { SignInPage } from "./sign-in-page";
import type { PermittedTrigger } from "./trigger-permission";
import type { UserGroups } from "./user-groups";
import type { UserPool } from "./user-pool";
import type { UserTriggers } from "./user-triggers";

/** Who may call: what the API trusts, and what was made for it. */
export interface Identity {
  pool: UserPool;
  /** Ids of the clients whose tokens open the API, by name. The first one is `client`. */
  clientIds: { client: pulumi.Output<string>; [name: string]: pulumi.Output<string> };
  /** Undefined for a pool that was made elsewhere. */
  made: OwnIdentity | undefined;
}

/** What a pool of one's own is made of. */
export interface OwnIdentity {
  userPool: aws.cognito.UserPool;
  sms: { role: aws.iam.Role; policy: aws.iam.RolePolicy } | undefined;
  groups: UserGroups;
  groupTrigger: PermittedTrigger | undefined;
  triggers: UserTriggers;
  resourceServers: ResourceServers;
  clients: AppClients;
  machineClients: MachineClients;
  page: SignInPage | undefined;
  /** Pulumi refuses to delete or replace it, and what a `destroy` comes to first. */
  locked: boolean;
}

/** What it is made beside. */
export interface IdentityContext {
  account: Account;
  logs: LogsPlan;
  tags: pulumi.Input<{ [name: string]: string }>;
  /** URL of the API, for callbacks to it. */
  url: pulumi.Output<string>;
}
