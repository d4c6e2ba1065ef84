import type { TokenTriggerSettings } from "../cognito/settings";
import type { DeclaredResource } from "../engine/evaluation";
import type { DeclaredResources } from "./declared";
import { lambdaFunction } from "./lambda-function";
import { allowsTrigger, lambdaPermission } from "./lambda-permission";
import { isDeclared, object, text } from "./properties";

/**
 * What a pool's triggers ask for that cannot be honoured here, in words; undefined if there is nothing. Such a pool stops
 * the start: signing in would differ without its triggers.
 */
export function findUnservedTrigger(pool: DeclaredResource, declared: DeclaredResources): string | undefined {
  const triggers = object(pool.inputs, "lambdaConfig") ?? {};
  const other = Object.keys(triggers).find((name) => !SERVED.includes(name) && isDeclared(triggers[name]));
  if (other !== undefined) return `its Lambda trigger ${other} does not run here, and sign-in would differ without it`;
  const { arn, version, oldArn } = readTrigger(pool);
  if (arn === undefined) return undefined;
  if (oldArn !== undefined && oldArn !== arn)
    return "its preTokenGeneration and its preTokenGenerationConfig name two functions, which AWS refuses";
  if (!isServed(version))
    return `its preTokenGenerationConfig has lambdaVersion ${version}, which does not run here, only V1_0 and V2_0 do`;
  if (version === "V2_0" && text(pool.inputs, "userPoolTier") === "LITE")
    return "its preTokenGenerationConfig has lambdaVersion V2_0, which needs the feature plan ESSENTIALS";
  if (!declared.of(lambdaFunction).some(({ outputs }) => text(outputs, "arn") === arn))
    return `its Lambda trigger calls ${JSON.stringify(arn)}, which is not a function of this program`;
  return undefined;
}

/** The trigger of a pool; to be asked for only if `findUnservedTrigger` finds nothing. Undefined: it has none. */
export function toTokenTrigger(pool: DeclaredResource, declared: DeclaredResources): TokenTriggerSettings | undefined {
  const { arn, version } = readTrigger(pool);
  if (arn === undefined || !isServed(version)) return undefined;
  const poolArn = text(pool.outputs, "arn") ?? "";
  const permitted = declared.of(lambdaPermission).some((permission) => allowsTrigger(permission, arn, poolArn));
  return { functionArn: arn, version, permitted };
}

const SERVED = ["preTokenGeneration", "preTokenGenerationConfig"];

function isServed(version: string): version is TokenTriggerSettings["version"] {
  return version === "V1_0" || version === "V2_0";
}

/** The older property knows the older event alone. A newer one that names no function names none of the program's. */
function readTrigger({ inputs }: DeclaredResource) {
  const triggers = object(inputs, "lambdaConfig") ?? {};
  const oldArn = text(triggers, "preTokenGeneration") || undefined;
  const config = object(triggers, "preTokenGenerationConfig");
  const arn = config === undefined ? oldArn : (text(config, "lambdaArn") ?? "");
  return { arn, oldArn, version: config === undefined ? "V1_0" : (text(config, "lambdaVersion") ?? "") };
}
