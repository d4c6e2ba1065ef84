import type { TOTP } from "otpauth";

/** Seconds for which a code is shown (RFC 6238, 4.1: the time step). */
const period = 30;

/** A fresh secret for an authenticator app: 32 random bytes in Base32, 52 characters as on AWS. */
export function makeTotpSecret(): string {
  return new (otpauth().Secret)({ size: 32 }).base32;
}

/**
 * The time step that a code is of: now's, the one before or the one after (RFC 6238, 5.2).
 *
 * @returns undefined: the code is wrong.
 */
export function stepOf(secret: string, code: string, now: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = toTotp(secret).validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? undefined : Math.floor(now / 1000 / period) + delta;
}

function toTotp(secret: string): TOTP {
  const { Secret, TOTP } = otpauth();
  return new TOTP({ secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period });
}

/** Loaded by the first who needs it: most sign-ins do not. */
function otpauth(): typeof import("otpauth") {
  return require("otpauth") as typeof import("otpauth");
}
