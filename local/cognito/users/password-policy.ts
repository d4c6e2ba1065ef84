import { randomInt } from "node:crypto";
import { InvalidPassword, PasswordHistoryViolation } from "../errors";
import type { UserRecord } from "../records";
import { randomText } from "../secrets";
import type { PasswordPolicySettings, PoolSettings } from "../settings";
import { checkPassword, createVerifier, type PasswordVerifier } from "../sign-in/srp";

/** What Cognito counts as a symbol (Adding user pool password requirements). A space counts inside a password only. */
const symbols = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-";

/** @throws InvalidPassword naming the first requirement that is not met; the password is not quoted. */
export function requirePolicy(policy: PasswordPolicySettings, password: string): void {
  if (password.length < policy.minimumLength) throw policyError("Password not long enough");
  if (policy.requireLowercase && !/[a-z]/.test(password)) {
    throw policyError("Password must have lowercase characters");
  }
  if (policy.requireUppercase && !/[A-Z]/.test(password)) {
    throw policyError("Password must have uppercase characters");
  }
  if (policy.requireNumbers && !/[0-9]/.test(password)) {
    throw policyError("Password must have numeric characters");
  }
  if (policy.requireSymbols && ![...password].some((one) => symbols.includes(one))) {
    throw policyError("Password must have symbol characters");
  }
}

/**
 * The user with a new password. A code that allowed another one is void.
 *
 * @throws InvalidPassword, PasswordHistoryViolation
 */
export function withPassword(pool: PoolSettings, user: UserRecord, password: string, now: number): UserRecord {
  const policy = pool.passwordPolicy;
  requirePolicy(policy, password);
  const previous = [user.password, ...user.previousPasswords].slice(0, policy.passwordHistorySize);
  const isUsed = (kept: PasswordVerifier) => checkPassword(pool.id, user.username, password, kept);
  if (previous.some(isUsed)) throw new PasswordHistoryViolation();
  const fresh = createVerifier(pool.id, user.username, password);
  // Later than the one before, whatever the clock says: what waits for that one is told by the time.
  const passwordSetAt = Math.max(now, user.passwordSetAt + 1);
  return { ...user, password: fresh, passwordSetAt, previousPasswords: previous, passwordReset: undefined };
}

/** Milliseconds for which a temporary password is good; 0 days mean 7 (CreateUserPool, PasswordPolicyType). */
export function temporaryPasswordLife(policy: PasswordPolicySettings): number {
  return (policy.temporaryPasswordValidityDays || 7) * 24 * 3_600_000;
}

/** A random password that meets the policy, and holds every kind of character even where the policy does not ask. */
export function makeTemporaryPassword(policy: PasswordPolicySettings): string {
  const kinds = ["abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "!#%&*+-=?@"];
  const length = Math.max(policy.minimumLength, 12);
  const characters = [
    ...kinds.map((kind) => randomText(1, kind)),
    ...randomText(length - kinds.length, kinds.join("")),
  ];
  for (let last = characters.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other] ?? "", characters[last] ?? ""];
  }
  return characters.join("");
}

function policyError(requirement: string): InvalidPassword {
  return new InvalidPassword(`Password did not conform with policy: ${requirement}`);
}
