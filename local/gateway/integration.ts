import type { Clock } from "../clock";
import type { InvokeResult } from "../lambda/settings";
import { type Answer, Refusal } from "./answer";
import { Deadlines } from "./deadlines";
import type { HttpApiEvent } from "./event";
import type { GatewayRequest, IntegrationCall } from "./request";
import { fromPayload } from "./response";
import type { RouteSettings } from "./settings";

/** What Lambda can be called with at most, in bytes. */
const maxEventBytes = 6 * 1024 * 1024;

/** JSON may write a byte with six (`\\u0000`): a body that is smaller by that, and the rest of the event, always fits. */
const surelyFits = maxEventBytes / 6 - 100_000;

/** What calls functions. */
interface Caller {
  invoke(functionArn: string, event: unknown): Promise<InvokeResult>;
  clock: Clock;
}

/**
 * Calls a route's function and reads its answer; the request learns of the call.
 *
 * Rejects with a Refusal: 413 if the event is too large for Lambda, 503 if the route's integration timeout passes first,
 * 500 if the function fails, runs into its own timeout or answers what cannot be sent.
 */
export type CallFunction = (
  route: RouteSettings,
  event: HttpApiEvent,
  request: Pick<GatewayRequest, "integration">,
) => Promise<Answer>;

/** Calls functions, each with a deadline. */
export function createIntegration({ invoke, clock }: Caller): CallFunction {
  const allDeadlines = new Map<number, Deadlines>();
  const deadlinesOf = (timeoutMs: number): Deadlines => {
    const deadlines = allDeadlines.get(timeoutMs) ?? new Deadlines(timeoutMs);
    allDeadlines.set(timeoutMs, deadlines);
    return deadlines;
  };
  return ({ functionArn, timeoutMs }, event, request) =>
    new Promise((resolve, reject) => {
      requireCallable(event);
      const call: IntegrationCall = { calledAt: clock(), endedAt: undefined, status: undefined };
      request.integration = call;
      const deadlines = deadlinesOf(timeoutMs);
      // Once the time is over nobody hears how the call ended.
      const deadline = deadlines.set(() => reject(toTooLate(timeoutMs)));
      invoke(functionArn, event).then(
        (result) => {
          deadlines.lift(deadline);
          try {
            resolve(toAnswer(result, call, clock));
          } catch (error) {
            reject(error);
          }
        },
        (error: unknown) => {
          deadlines.lift(deadline);
          reject(error);
        },
      );
    });
}

function toTooLate(timeoutMs: number): Refusal {
  return new Refusal(503, `the function did not answer within ${timeoutMs} ms`);
}

function requireCallable(event: HttpApiEvent): void {
  if ((event.body?.length ?? 0) > surelyFits && Buffer.byteLength(JSON.stringify(event)) > maxEventBytes) {
    throw new Refusal(413, `the event is larger than the ${maxEventBytes} bytes that a function can be called with`);
  }
}

function toAnswer(result: InvokeResult, call: IntegrationCall, clock: Clock): Answer {
  call.endedAt = clock();
  if (!result.ok) throw new Refusal(500, `the function ended by ${result.reason}: ${result.errorType}`);
  const answer = fromPayload(result.payload);
  call.status = answer.status;
  return answer;
}
