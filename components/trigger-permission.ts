import * as aws from "@pulumi/aws";
import type { Account } from "./account";
import type { ChildOptions } from "./child";
import type { HandlerParts } from "./handler";
import type { UserPool } from "./user-pool";

/** A function that a pool calls, with the pool's permission to call it. */
export interface PermittedTrigger extends HandlerParts {
  permission: aws.lambda.Permission;
}

interface PermissionPlan {
  trigger: HandlerParts;
  account: Account;
  pool: UserPool;
}

/** Lets this pool, and no other, call a function. Without it what the pool calls it for would fail, and no deployment would say so. */
export function permitTrigger(
  name: string,
  { trigger, account, pool }: PermissionPlan,
  opts: ChildOptions,
): PermittedTrigger {
  const permission = new aws.lambda.Permission(
    `${name}-permission`,
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
