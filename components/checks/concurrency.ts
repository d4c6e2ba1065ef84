import type { HandlerPlan } from "../plan";
import type { Option } from "./options";
import { refuse, show } from "./refusal";
import { parseWhole } from "./values";

/** How many copies of a function may run, and how many are kept ready. */
export type Concurrency = Pick<HandlerPlan, "reservedConcurrency" | "provisionedConcurrency">;

/**
 * Reads `reservedConcurrency` and `provisionedConcurrency` of a function.
 *
 * @throws Refusal for 0, which switches a function off, and for more copies kept ready than may run.
 */
export function parseConcurrency(given: Record<keyof Concurrency, Option>): Concurrency {
  const reservedConcurrency = parseCopies(given.reservedConcurrency);
  const provisionedConcurrency = parseCopies(given.provisionedConcurrency);
  const { where } = given.provisionedConcurrency;
  if (provisionedConcurrency !== undefined && provisionedConcurrency > (reservedConcurrency ?? Infinity)) {
    refuse(
      where,
      "is more than reservedConcurrency",
      `write ${reservedConcurrency} or less`,
      show(provisionedConcurrency),
    );
  }
  return { reservedConcurrency, provisionedConcurrency };
}

function parseCopies(option: Option): number | undefined {
  if (option.value === undefined) return undefined;
  // The most that a region's limit can be raised to is not published; tens of thousands are (Lambda quotas).
  return parseWhole(option, { min: 1, max: 100_000, otherwise: 1 });
}
