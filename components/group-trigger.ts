import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Account } from "./account";
import { triggerKey } from "./checks/handlers";
import type { ChildOptions } from "./child";
import { createHandler, type HandlerParts } from "./handler";
import type { LogsPlan } from "./plan";
import type { UserPool } from "./user-pool";

/** The function that puts a caller's groups into the scopes of the access token, with the pool's permission to call it. */
export interface GroupTrigger extends HandlerParts {
  permission: aws.lambda.Permission;
}

interface TriggerPlan {
  /** Groups that routes ask for. Empty: there is no trigger. */
  routeGroups: string[];
  logs: LogsPlan;
  tags: pulumi.Input<{ [name: string]: string }>;
}

/** Makes the function. It comes before the pool, which names it. */
export function createGroupTrigger(name: string, plan: TriggerPlan, opts: ChildOptions): HandlerParts | undefined {
  const { routeGroups, ...beside } = plan;
  if (routeGroups.length === 0) return undefined;
  const handler = {
    key: triggerKey,
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

/** Lets this pool, and no other, call the function. Without it every sign-in would fail. */
export function permitGroupTrigger(
  name: string,
  { trigger, account, pool }: PermissionPlan,
  opts: ChildOptions,
): GroupTrigger | undefined {
  if (trigger === undefined) return undefined;
  const permission = new aws.lambda.Permission(
    `${name}-${triggerKey}-permission`,
    {
      action: "lambda:InvokeFunction",
      function: trigger.function.name,
      principal: "cognito-idp.amazonaws.com",
      sourceArn: pool.arn,
      sourceAccount: account.accountId,
    },
    opts,
  );
  return { ...trigger, permission };
}
