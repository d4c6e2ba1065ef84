import type { PoolTriggers } from "../cognito/settings";
import type { DeclaredResource } from "../engine/evaluation";
import type { DeclaredResources } from "./declared";
import { findFunctionTarget } from "./function-target";
import { allowsTrigger, lambdaPermission } from "./lambda-permission";
import { isDeclared, object, text } from "./properties";

/** Triggers by their names in `lambdaConfig`, but pre token generation, which has a version. */
const NAMES: readonly (keyof PoolTriggers)[] = [
  "preSignUp",
  "postConfirmation",
  "preAuthentication",
  "postAuthentication",
  "customMessage",
  "defineAuthChallenge",
  "createAuthChallenge",
  "verifyAuthChallengeResponse",
  "userMigration",
];

/** Members of `lambdaConfig` that ask for nothing else. The key is for the functions that send messages. */
const OTHERS = ["preTokenGeneration", "preTokenGenerationConfig", "kmsKeyId"];

/**
 * What a pool's triggers ask for that cannot be honoured here, in words. Such a pool stops the start: signing in would
 * differ without its triggers.
 */
export function listUnservedTriggers(pool: DeclaredResource, declared: DeclaredResources): string[] {
  const config = object(pool.inputs, "lambdaConfig") ?? {};
  const served: readonly string[] = [...NAMES, ...OTHERS];
  const strange = Object.keys(config).filter((name) => !served.includes(name) && isDeclared(config[name]));
  return [
    ...strange.map((name) => `its Lambda trigger ${name} does not run here, and sign-in would differ without it`),
    ...listFunctions(pool)
      .filter(({ arn }) => !isOfProgram(arn, declared))
      .map(
        ({ name, arn }) =>
          `its Lambda trigger ${name} calls ${JSON.stringify(arn)}, which is no function of this program`,
      ),
  ];
}

/** The triggers of a pool; to be asked for only if nothing of them is unserved. */
export function toPoolTriggers(pool: DeclaredResource, declared: DeclaredResources): PoolTriggers {
  const triggers: PoolTriggers = {};
  for (const { name, arn } of listFunctions(pool)) {
    triggers[name] = { functionArn: arn, permitted: isPermitted(arn, pool, declared) };
  }
  return triggers;
}

/** Whether the program declares the function, or the version or alias of one. */
export function isOfProgram(functionArn: string, declared: DeclaredResources): boolean {
  return findFunctionTarget(functionArn, declared) !== undefined;
}

/** Whether a permission lets Cognito invoke what the ARN names for the pool. */
export function isPermitted(functionArn: string, pool: DeclaredResource, declared: DeclaredResources): boolean {
  const target = findFunctionTarget(functionArn, declared);
  if (target === undefined) return false;
  const [own = "", poolArn = ""] = [text(target.resource.outputs, "arn"), text(pool.outputs, "arn")];
  const permissions = declared.of(lambdaPermission);
  return permissions.some((permission) => allowsTrigger(permission, own, poolArn, target.qualifier));
}

/** An empty ARN is as good as none. */
function listFunctions({ inputs }: DeclaredResource) {
  const config = object(inputs, "lambdaConfig") ?? {};
  return NAMES.flatMap((name) => {
    const arn = text(config, name) || undefined;
    return arn === undefined ? [] : [{ name, arn }];
  });
}
