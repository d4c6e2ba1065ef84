import type { UserRecord } from "../records";

/** The user signed out everywhere: what was signed in until now is over, tokens and pages. */
export function withSignOut(user: UserRecord, now: number): UserRecord {
  return { ...user, signOuts: user.signOuts + 1, signedOutAt: now };
}
