import type { TokenTriggerSettings } from "../cognito/settings";
import type { DeclaredResource } from "../engine/evaluation";
import type { DeclaredResources } from "./declared";
import { isOfProgram, isPermitted } from "./pool-triggers";
import { object, text } from "./properties";

/**
 * What a pool's pre token generation asks for that cannot be honoured here, in words; undefined if there is nothing. Such
 * a pool stops the start: its tokens would differ.
 */
export function findUnservedTrigger(pool: DeclaredResource, declared: DeclaredResources): string | undefined {
  const { arn, version, oldArn } = readTrigger(pool);
  if (arn === undefined) return undefined;
  if (oldArn !== undefined && oldArn !== arn)
    return "its preTokenGeneration and its preTokenGenerationConfig name two functions, which AWS refuses";
  if (!isServed(version))
    return `its preTokenGenerationConfig has lambdaVersion ${version}, which does not run here, only V1_0, V2_0 and V3_0 do`;
  if (version !== "V1_0" && text(pool.inputs, "userPoolTier") === "LITE")
    return `its preTokenGenerationConfig has lambdaVersion ${version}, which needs the feature plan ESSENTIALS`;
  if (!isOfProgram(arn, declared))
    return `its Lambda trigger calls ${JSON.stringify(arn)}, which is not a function of this program`;
  return undefined;
}

/** The trigger of a pool; to be asked for only if `findUnservedTrigger` finds nothing. Undefined: it has none. */
export function toTokenTrigger(pool: DeclaredResource, declared: DeclaredResources): TokenTriggerSettings | undefined {
  const { arn, version } = readTrigger(pool);
  if (arn === undefined || !isServed(version)) return undefined;
  return { functionArn: arn, version, permitted: isPermitted(arn, pool, declared) };
}

const SERVED: readonly string[] = ["V1_0", "V2_0", "V3_0"];

function isServed(version: string): version is TokenTriggerSettings["version"] {
  return SERVED.includes(version);
}

/** The older property knows the older event alone. A newer one that names no function names none of the program's. */
function readTrigger({ inputs }: DeclaredResource) {
  const triggers = object(inputs, "lambdaConfig") ?? {};
  const oldArn = text(triggers, "preTokenGeneration") || undefined;
  const config = object(triggers, "preTokenGenerationConfig");
  const arn = config === undefined ? oldArn : (text(config, "lambdaArn") ?? "");
  return { arn, oldArn, version: config === undefined ? "V1_0" : (text(config, "lambdaVersion") ?? "") };
}
