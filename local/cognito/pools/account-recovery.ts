import { InvalidParameter } from "../errors";
import { type Checked, integer, listOf, oneOf, optional, required, structure } from "../input/checks";
import type { PoolSettings } from "../settings";

/** Where a code to choose a new password may go, as CreateUserPool and UpdateUserPool take it. */
export const accountRecovery = structure({
  RecoveryMechanisms: optional(
    listOf(
      structure({
        Priority: required(integer({ min: 1, max: 2 })),
        Name: required(oneOf("verified_email", "verified_phone_number", "admin_only")),
      }),
      { min: 1, max: 2 },
    ),
  ),
});

/**
 * The ways in the order of their priority; AWS's own order if none are given.
 *
 * @throws InvalidParameter
 */
export function readRecovery(input: Checked<typeof accountRecovery> | undefined): PoolSettings["recovery"] {
  const mechanisms = input?.RecoveryMechanisms;
  if (mechanisms === undefined) return ["verified_phone_number", "verified_email"];
  const [first, second] = [...mechanisms].sort((one, other) => one.Priority - other.Priority);
  if (second !== undefined && (first?.Name === second.Name || first?.Priority === second.Priority)) {
    throw new InvalidParameter("Account Recovery Setting cannot have two mechanisms of one name or priority.");
  }
  if (mechanisms.length > 1 && mechanisms.some(({ Name }) => Name === "admin_only")) {
    throw new InvalidParameter(
      "Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.",
    );
  }
  return [first, second].flatMap((one) => (one === undefined || one.Name === "admin_only" ? [] : [one.Name]));
}
