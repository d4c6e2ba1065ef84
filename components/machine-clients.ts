import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { standardWritableAttributes } from "./checks/attribute-names";
import type { ChildOptions } from "./child";
import type { MachineClientPlan } from "./plan";
import type { ResourceServers } from "./resource-servers";
import type { UserPool } from "./user-pool";

/** One client for a program, with what it was planned to be. */
export interface MachineClientParts {
  plan: MachineClientPlan;
  client: aws.cognito.UserPoolClient;
}

/** In the order of the args. */
export type MachineClients = MachineClientParts[];

interface MachineClientsPlan {
  machineClients: MachineClientPlan[];
  pool: UserPool;
  resourceServers: ResourceServers;
  /** What may be asked before a token is signed: there before there is a client to get one by. */
  calledBySignIn: pulumi.Resource[];
}

/** Makes the clients for programs. They wait for the resource servers: Cognito refuses a scope that does not exist yet. */
export function createMachineClients(
  name: string,
  { machineClients, pool, resourceServers, calledBySignIn }: MachineClientsPlan,
  opts: ChildOptions,
): MachineClients {
  const dependsOn = [...Object.values(resourceServers), ...calledBySignIn];
  return machineClients.map((plan) => {
    const args = { userPoolId: pool.id, ...toMachineClient(plan) };
    return { plan, client: new aws.cognito.UserPoolClient(`${name}-${plan.key}`, args, { ...opts, dependsOn }) };
  });
}

function toMachineClient({ scopes, accessMinutes }: MachineClientPlan) {
  return {
    generateSecret: true,
    allowedOauthFlowsUserPoolClient: true,
    // Cognito lets no other flow stand beside it.
    allowedOauthFlows: ["client_credentials"],
    allowedOauthScopes: scopes,
    // Left out, people could sign in through it by SRP; a refresh token it never gets.
    explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    // Left out, whoever has its secret could sign people up with any custom attribute.
    writeAttributes: [...standardWritableAttributes],
    preventUserExistenceErrors: "ENABLED",
    enableTokenRevocation: true,
    accessTokenValidity: accessMinutes,
    // Left out, 60 would be 60 hours.
    tokenValidityUnits: { accessToken: "minutes" },
  };
}
