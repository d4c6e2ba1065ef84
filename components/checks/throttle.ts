import type { ThrottlePlan } from "../plan";
import { type Option, readOptions } from "./options";
import { refuse, show } from "./refusal";

/** What every account has by default. */
export const accountThrottle: ThrottlePlan = { requestsPerSecond: 10_000, burst: 5_000 };

/**
 * Reads `throttle`, of the API or of one route. Undefined if it was left out.
 *
 * @throws Refusal for a number below 1: every call would be answered with 429.
 */
export function parseThrottle(option: Option): ThrottlePlan | undefined {
  if (option.value === undefined) return undefined;
  const given = readOptions(option.where, option.value, ["requestsPerSecond", "burst"]);
  const burst = requireRate(given.burst);
  if (!Number.isInteger(burst))
    refuse(given.burst.where, "must be a whole number", "write it without a fraction", show(burst));
  return { requestsPerSecond: requireRate(given.requestsPerSecond), burst };
}

function requireRate({ where, value }: Option): number {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    refuse(where, "must be a number", "write both numbers, 1 or more", show(value));
  }
  if (value < 1) refuse(where, "must be 1 or more, or nothing gets through", "write 1 or more", show(value));
  return value;
}
