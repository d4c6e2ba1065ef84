import type { FirstFactor, PoolSettings, SecondFactor } from "../cognito/settings";
import type { Properties } from "../engine/evaluation";
import { flag, isDeclared, object, text, texts } from "./properties";

const FIRST_FACTORS: readonly FirstFactor[] = ["PASSWORD", "EMAIL_OTP"];

export function toMfa(inputs: Properties): PoolSettings["mfa"] {
  const mfa = text(inputs, "mfaConfiguration");
  return mfa === "ON" || mfa === "OPTIONAL" ? mfa : "OFF";
}

/** Second factors that run here; none while a pool asks for none. */
export function toSecondFactors(inputs: Properties): SecondFactor[] {
  if (toMfa(inputs) === "OFF") return [];
  const app = flag(object(inputs, "softwareTokenMfaConfiguration") ?? {}, "enabled") === true;
  const mail = object(inputs, "emailMfaConfiguration") !== undefined;
  return [...(app ? (["SOFTWARE_TOKEN_MFA"] as const) : []), ...(mail ? (["EMAIL_OTP"] as const) : [])];
}

/** What sign-in may begin with, as far as it runs here. A pool that says nothing takes passwords. */
export function toFirstFactors(inputs: Properties): FirstFactor[] {
  const named = listFirstFactors(inputs);
  return named.length === 0 ? ["PASSWORD"] : FIRST_FACTORS.filter((factor) => named.includes(factor));
}

/** What of a pool's factors does not run here, in words. */
export function listUnservedFactors(inputs: Properties): string[] {
  const first = listFirstFactors(inputs).filter((name) => !FIRST_FACTORS.some((factor) => factor === name));
  return [...first.map((name) => `its first factor ${name} does not run here`), ...listUnservedSecond(inputs)];
}

function listUnservedSecond(inputs: Properties): string[] {
  const mfa = toMfa(inputs);
  if (mfa === "OFF") return [];
  const sms = isDeclared(inputs["smsConfiguration"]) ? ["its second factor by SMS does not run here"] : [];
  if (toSecondFactors(inputs).length > 0) return sms;
  const outcome = mfa === "ON" ? "nobody can sign in" : "people sign in without one";
  return [...sms, `it has no second factor that runs here, and its mfaConfiguration is ${mfa}: ${outcome}`];
}

function listFirstFactors(inputs: Properties): string[] {
  return texts(object(inputs, "signInPolicy") ?? {}, "allowedFirstAuthFactors");
}
