import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { Account } from "./account";
import { handlerPath, triggerKey } from "./checks/handlers";
import type { ChildOptions } from "./child";
import { createHandler, type HandlerParts } from "./handler";
import type { LogsPlan } from "./plan";
import { type PermittedTrigger, permitTrigger } from "./trigger-permission";
import type { UserPool } from "./user-pool";

interface TriggerPlan {
  /** Groups that routes ask for. Empty: there is no trigger. */
  routeGroups: string[];
  logs: LogsPlan;
  tags: pulumi.Input<{ [name: string]: string }>;
}

/** Makes the function that puts a caller's groups into the scopes of the access token. It comes before the pool, which names it. */
export function createGroupTrigger(name: string, plan: TriggerPlan, opts: ChildOptions): HandlerParts | undefined {
  const { routeGroups, ...beside } = plan;
  if (routeGroups.length === 0) return undefined;
  const handler = {
    key: triggerKey,
    where: handlerPath(triggerKey),
    code: new pulumi.asset.AssetArchive({
      "index.mjs": new pulumi.asset.FileAsset(join(__dirname, "triggers", "group-scopes.mjs")),
      "groups.json": new pulumi.asset.StringAsset(JSON.stringify(routeGroups)),
    }),
    entryPoint: "index.handler",
    runtime: "nodejs24.x",
    memoryMb: 256,
    // Cognito waits five seconds for a trigger.
    timeoutSeconds: 5,
    environment: {},
    grants: [],
    secrets: {},
    network: undefined,
    tokenVerification: false,
    reservedConcurrency: undefined,
    provisionedConcurrency: undefined,
    deadLetterArn: undefined,
  };
  return createHandler(`${name}-${triggerKey}`, { ...beside, handler, keys: undefined }, opts);
}

interface PermissionPlan {
  trigger: HandlerParts | undefined;
  account: Account;
  pool: UserPool;
}

/** Lets the pool call it. Without that every sign-in would fail. */
export function permitGroupTrigger(
  name: string,
  { trigger, ...beside }: PermissionPlan,
  opts: ChildOptions,
): PermittedTrigger | undefined {
  return trigger && permitTrigger(`${name}-${triggerKey}`, { ...beside, trigger }, opts);
}
