import { Refusal } from "../../../local/gateway/answer";

/** How an action is refused; undefined if it is not. */
export function refusalOf(
  action: () => unknown,
): { status: number; reason: string; challenge: string | undefined } | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, reason: error.message, challenge: error.challenge };
  }
}
