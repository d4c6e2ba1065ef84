import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Account } from "./account";
import type { ChildOptions } from "./child";
import { createHandler, type HandlerParts } from "./handler";
import type { LogsPlan, TriggerPlan } from "./plan";
import { type PermittedTrigger, permitTrigger } from "./trigger-permission";
import type { UserPool } from "./user-pool";

/** A function of `users.triggers`. */
export interface UserTriggerParts extends PermittedTrigger {
  /** Undefined for one that may do nothing on the pool. */
  poolPolicy: aws.iam.RolePolicy | undefined;
}

/** By their names in `users.triggers`. */
export type UserTriggers = { [name: string]: UserTriggerParts };

/** A function that waits for its pool. */
export interface TriggerFunction {
  plan: TriggerPlan;
  parts: HandlerParts;
}

interface TriggersPlan {
  triggers: TriggerPlan[];
  logs: LogsPlan;
  tags: pulumi.Input<{ [name: string]: string }>;
}

/** Makes the functions. They come before the pool, which names them. */
export function createUserTriggers(
  name: string,
  { triggers, ...beside }: TriggersPlan,
  opts: ChildOptions,
): TriggerFunction[] {
  return triggers.map((plan) => {
    const { handler } = plan;
    return { plan, parts: createHandler(`${name}-${plan.name}`, { ...beside, handler, keys: undefined }, opts) };
  });
}

interface PermissionsPlan {
  functions: TriggerFunction[];
  account: Account;
  pool: UserPool;
}

/** Lets the pool call the functions, and the functions do on the pool what they were given. */
export function permitUserTriggers(
  name: string,
  { functions, ...beside }: PermissionsPlan,
  opts: ChildOptions,
): UserTriggers {
  const made = functions.map(({ plan, parts }) => {
    const own = `${name}-${plan.name}`;
    const trigger = permitTrigger(own, { ...beside, trigger: parts }, opts);
    const poolPolicy = allowOnPool(own, { role: parts.role, plan, pool: beside.pool }, opts);
    return [plan.name, { ...trigger, poolPolicy }] as const;
  });
  return Object.fromEntries(made);
}

/** A policy of its own: the role's first one is there before the pool is. */
function allowOnPool(
  name: string,
  { role, plan, pool }: { role: aws.iam.Role; plan: TriggerPlan; pool: UserPool },
  opts: ChildOptions,
): aws.iam.RolePolicy | undefined {
  if (plan.poolActions.length === 0) return undefined;
  const statement = { Effect: "Allow", Action: plan.poolActions, Resource: [pool.arn] };
  const policy = pulumi.jsonStringify({ Version: "2012-10-17", Statement: [statement] });
  return new aws.iam.RolePolicy(`${name}-pool-actions`, { role: role.id, policy }, opts);
}

interface CalledParts {
  groupTrigger: PermittedTrigger | undefined;
  triggers: UserTriggers;
}

/** What lets a sign-in call its functions, and these do their work: to be there before there is a client to sign in by. */
export function listCalled({ groupTrigger, triggers }: CalledParts): pulumi.Resource[] {
  return [
    ...(groupTrigger ? [groupTrigger.permission] : []),
    ...Object.values(triggers).flatMap(({ permission, poolPolicy }) => [
      permission,
      ...(poolPolicy ? [poolPolicy] : []),
    ]),
  ];
}

/** Cognito's names for the triggers that it calls by an ARN alone. */
const names: Record<Exclude<TriggerPlan["name"], "preTokenGeneration">, string> = {
  preSignUp: "preSignUp",
  postConfirmation: "postConfirmation",
  preAuthentication: "preAuthentication",
  postAuthentication: "postAuthentication",
  customMessage: "customMessage",
  defineAuthChallenge: "defineAuthChallenge",
  createAuthChallenge: "createAuthChallenge",
  verifyAuthChallenge: "verifyAuthChallengeResponse",
  userMigration: "userMigration",
};

interface LambdaConfigPlan {
  /** Undefined: no route asks for a group. */
  groupTrigger: HandlerParts | undefined;
  functions: TriggerFunction[];
}

/** What a pool is told of its triggers; nothing if it has none. */
export function toLambdaConfig({
  groupTrigger,
  functions,
}: LambdaConfigPlan): aws.types.input.cognito.UserPoolLambdaConfig {
  const triggers = functions.map(({ plan, parts }) => toTrigger(plan, parts.function.arn));
  // V2_0 is the first version that may change access tokens.
  const ofGroups = groupTrigger ? [toPreToken(groupTrigger.function.arn, "V2_0")] : [];
  return Object.assign({}, ...triggers, ...ofGroups);
}

function toTrigger({ name, version }: TriggerPlan, arn: pulumi.Output<string>) {
  return name === "preTokenGeneration" ? toPreToken(arn, version ?? "V2_0") : { [names[name]]: arn };
}

function toPreToken(lambdaArn: pulumi.Output<string>, lambdaVersion: string) {
  return { preTokenGenerationConfig: { lambdaArn, lambdaVersion } };
}
