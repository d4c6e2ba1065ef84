import { UnexpectedLambda, UserLambdaValidation } from "../errors";
import type { TriggerResult, TriggerSettings } from "../settings";

/** How a pool's trigger is run. */
export interface TriggerOptions {
  /** Runs a function; rejects if there is none with that ARN. */
  invoke(functionArn: string, event: unknown): Promise<TriggerResult>;

  /** How long Cognito waits for a trigger, milliseconds. */
  timeoutMs: number;
}

/** One question to a trigger. */
export interface TriggerCall {
  /** As errors name it, for example `PreSignUp`. */
  name: string;

  settings: TriggerSettings;

  event: object;
}

/** Cognito asks so often before it gives up on a trigger that does not answer in time. */
const attempts = 3;

/**
 * What a trigger's function returned (Customizing user pool workflows with Lambda triggers: five seconds, three attempts). No
 * lock of a pool may be held meanwhile: the function may call the pool itself.
 *
 * @throws UnexpectedLambda if it may not be invoked, is not there or does not answer in time, UserLambdaValidation if it throws
 */
export async function invokeTrigger(options: TriggerOptions, { name, settings, event }: TriggerCall): Promise<unknown> {
  if (!settings.permitted) throw failedInvocation(name, "AccessDeniedException");
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const running = options.invoke(settings.functionArn, event).catch(() => {
      throw failedInvocation(name, "ResourceNotFoundException");
    });
    const result = await within(options.timeoutMs, running);
    if (result?.ok === true) return result.payload;
    if (result !== undefined) throw failedFunction(name, result.errorMessage);
  }
  throw failedInvocation(name, "Socket timeout while invoking Lambda function");
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

function failedFunction(name: string, errorMessage: string): UserLambdaValidation {
  return new UserLambdaValidation(`${name} failed with error ${errorMessage}.`);
}

function failedInvocation(name: string, reason: string): UnexpectedLambda {
  return new UnexpectedLambda(`${name} invocation failed due to error ${reason}.`);
}
