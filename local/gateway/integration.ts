import type { Clock } from "../clock";
import type { InvokeResult } from "../lambda/settings";
import { type Answer, Refusal } from "./answer";
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
 * @throws Refusal 413 if the event is too large for Lambda, 503 if the route's integration timeout passes first, 500 if
 * the function fails, runs into its own timeout or answers what cannot be sent.
 */
export async function callFunction(
  { functionArn, timeoutMs }: RouteSettings,
  event: HttpApiEvent,
  { invoke, clock }: Caller,
  request: Pick<GatewayRequest, "integration">,
): Promise<Answer> {
  if ((event.body?.length ?? 0) > surelyFits && Buffer.byteLength(JSON.stringify(event)) > maxEventBytes) {
    throw new Refusal(413, `the event is larger than the ${maxEventBytes} bytes that a function can be called with`);
  }
  const call: IntegrationCall = { calledAt: clock(), endedAt: undefined, status: undefined };
  request.integration = call;
  const result = await within(timeoutMs, invoke(functionArn, event));
  call.endedAt = clock();
  if (!result.ok) throw new Refusal(500, `the function ended by ${result.reason}: ${result.errorType}`);
  const answer = fromPayload(result.payload);
  call.status = answer.status;
  return answer;
}

/** Once the time is over nobody hears how the call ended. */
function within<T>(timeoutMs: number, call: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const refusal = new Refusal(503, `the function did not answer within ${timeoutMs} ms`);
    const timer = setTimeout(() => reject(refusal), timeoutMs);
    call.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
