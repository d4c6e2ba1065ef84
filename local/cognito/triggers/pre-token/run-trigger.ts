import { UnexpectedLambda, UserLambdaValidation } from "../../errors";
import type { TokenTriggerSettings, TriggerResult } from "../../settings";
import { type TriggerRequest, toTriggerEvent } from "./event";
import { noAccessOverrides, noClaimOverrides, type TokenOverrides } from "./overrides";
import { readResponse } from "./response";

/** How a pool's trigger is run. */
export interface TriggerOptions {
  /** Runs a function; rejects if there is none with that ARN. */
  invoke(functionArn: string, event: unknown): Promise<TriggerResult>;

  /** How long Cognito waits for a trigger, milliseconds. */
  timeoutMs: number;
}

/** Cognito asks so often before it gives up on a trigger that does not answer in time. */
const attempts = 3;

/**
 * What the pool's trigger makes of the tokens; without a trigger they stay as they are.
 *
 * @throws UnexpectedLambda if it may not be invoked or does not answer in time, UserLambdaValidation if it throws,
 *   InvalidLambdaResponse if its answer is not understood: there is no token then
 */
export async function runTrigger(options: TriggerOptions, request: TriggerRequest): Promise<TokenOverrides> {
  const { tokenTrigger: trigger } = request.pool.settings;
  if (trigger === undefined) return { groups: request.groups, id: noClaimOverrides, access: noAccessOverrides };
  if (!trigger.permitted) throw failedInvocation("AccessDeniedException");
  const result = await invoke(options, trigger, request);
  if (!result.ok) throw failedFunction(result.errorMessage);
  return readResponse(trigger.version, result.payload, request.groups);
}

async function invoke(
  options: TriggerOptions,
  { functionArn, version }: TokenTriggerSettings,
  request: TriggerRequest,
): Promise<TriggerResult> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const running = options.invoke(functionArn, toTriggerEvent(version, request)).catch(() => {
      throw failedInvocation("ResourceNotFoundException");
    });
    const result = await within(options.timeoutMs, running);
    if (result !== undefined) return result;
  }
  throw failedInvocation("Socket timeout while invoking Lambda function");
}

/** Undefined: it took longer. The function itself runs on, as on AWS. */
async function within<T>(limitMs: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limitMs);
  });
  work.catch(() => undefined);
  return Promise.race([work, over]).finally(() => clearTimeout(timer));
}

function failedFunction(errorMessage: string): UserLambdaValidation {
  return new UserLambdaValidation(`PreTokenGeneration failed with error ${errorMessage}.`);
}

function failedInvocation(reason: string): UnexpectedLambda {
  return new UnexpectedLambda(`PreTokenGeneration invocation failed due to error ${reason}.`);
}
