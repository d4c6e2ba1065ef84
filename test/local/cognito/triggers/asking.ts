import type { PoolTriggers, TriggerResult } from "../../../../local/cognito/settings";
import { createTriggers, type TriggerSubject, type Triggers } from "../../../../local/cognito/triggers/triggers";
import { client, clientId, pool, poolId } from "../start-cognito";

export const functionArn = "arn:aws:lambda:eu-west-1:000000000000:function:trigger";

export const userAttributes = { sub: "a-sub", "cognito:user_status": "CONFIRMED", email: "alice@example.com" };

/** For whom the triggers of these tests are asked. */
export const subject: TriggerSubject = { pool, client, userName: "alice", userAttributes };

/** What a function returns when it puts this in the event's response. */
export type Respond = (event: { response: Record<string, unknown> }) => unknown;

/** The subject, in a pool that has this one trigger. */
export function subjectOf(name: keyof PoolTriggers, permitted = true): TriggerSubject {
  return { ...subject, pool: { ...pool, triggers: { [name]: { functionArn, permitted } } } };
}

export interface Asked {
  triggers: Triggers;
  subject: TriggerSubject;

  /** The events that the function was given. */
  events: unknown[];
}

/** A pool with one trigger, whose function returns what `respond` makes of the event. */
export function asking(name: keyof PoolTriggers, respond: Respond): Asked {
  const events: unknown[] = [];
  const invoke = async (arn: string, event: unknown): Promise<TriggerResult> => {
    if (arn !== functionArn) throw new Error(`no function has the ARN ${arn}`);
    // As the local Lambda hands it over: through JSON.
    events.push(JSON.parse(JSON.stringify(event)));
    return { ok: true, payload: respond(JSON.parse(JSON.stringify(event))) };
  };
  return { triggers: createTriggers({ invoke, timeoutMs: 5000 }), subject: subjectOf(name), events };
}

/** A function that adds this to the event's response. */
export function adding(response: Record<string, unknown>): Respond {
  return (event) => ({ ...event, response: { ...event.response, ...response } });
}

/** A function that returns the event as it came. */
export const unchanged: Respond = (event) => event;

/** Triggers of a pool that has none: nothing may be invoked. */
export const noTriggers = createTriggers({
  invoke: () => Promise.reject(new Error("nothing is to be invoked")),
  timeoutMs: 5000,
});

/** The members that every event has. */
export const common = {
  version: "1",
  region: "eu-west-1",
  userPoolId: poolId,
  userName: "alice",
  callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId },
};

/** Kind and words of what an answer is refused with. */
export async function refusalOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    (answer) => `answered ${JSON.stringify(answer)}`,
    (error: Error & { type?: string }) => `${error.type}: ${error.message}`,
  );
}

/** What a response that is not understood is refused with. */
export function notUnderstood(problem: string): string {
  return `InvalidLambdaResponseException: Unrecognizable lambda output: ${problem}`;
}
