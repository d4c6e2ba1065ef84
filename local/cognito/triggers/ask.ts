import type { PoolTriggers } from "../settings";
import { invokeTrigger, type TriggerOptions } from "./invoke-trigger";
import { responseOf } from "./response-members";
import { type EventParts, type TriggerSubject, toEvent } from "./trigger-event";

/** What a trigger is asked. */
export interface Question extends EventParts {
  trigger: keyof PoolTriggers;
}

/**
 * The response of a pool's trigger, of which nothing is checked yet; undefined: the pool has no such trigger.
 *
 * @throws UnexpectedLambda, UserLambdaValidation, InvalidLambdaResponse
 */
export async function ask(
  options: TriggerOptions,
  subject: TriggerSubject,
  { trigger, ...parts }: Question,
): Promise<Record<string, unknown> | undefined> {
  const settings = subject.pool.triggers[trigger];
  if (settings === undefined) return undefined;
  const [name = ""] = parts.source.split("_");
  return responseOf(await invokeTrigger(options, { name, settings, event: toEvent(subject, parts) }));
}
