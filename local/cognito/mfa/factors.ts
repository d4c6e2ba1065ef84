import type { UserRecord } from "../records";
import type { PoolSettings, SecondFactor } from "../settings";

/** The e-mail address of a user, if it is proven. */
export function verifiedEmailOf(user: UserRecord): string | undefined {
  const { email, email_verified: isVerified } = user.attributes;
  return isVerified === "true" && email !== "" ? email : undefined;
}

/**
 * The second factors that a user is asked for: of the pool's those the user has switched on. In a pool that requires one, an
 * authenticator app that was set up counts without that, and a proven e-mail address if there is nothing else
 * (Adding MFA to a user pool).
 */
export function activeFactors(pool: PoolSettings, { mfa, ...user }: UserRecord): SecondFactor[] {
  if (pool.mfa === "OFF") return [];
  const isRequired = pool.mfa === "ON";
  const chosen = pool.secondFactors.filter((factor) => {
    const isOn = mfa?.enabled.includes(factor) === true;
    return factor === "SOFTWARE_TOKEN_MFA" ? mfa?.totp !== undefined && (isOn || isRequired) : isOn;
  });
  const hasEmail = pool.secondFactors.includes("EMAIL_OTP") && verifiedEmailOf(user) !== undefined;
  return chosen.length === 0 && isRequired && hasEmail ? ["EMAIL_OTP"] : chosen;
}

/** Whether a code by e-mail may stand in the place of the user's password: never in the place of two factors. */
export function mayBeginWithEmail(pool: PoolSettings, user: UserRecord | undefined): boolean {
  if (!pool.firstFactors.includes("EMAIL_OTP")) return false;
  if (pool.mfa === "ON") return false;
  if (user === undefined) return true;
  return verifiedEmailOf(user) !== undefined && activeFactors(pool, user).length === 0;
}
