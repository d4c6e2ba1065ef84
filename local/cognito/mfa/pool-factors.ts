import { InvalidParameter } from "../errors";
import { type Checked, flag, oneOf, optional, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import type { Pool } from "../pools/directory";
import type { PoolSettings, SecondFactor } from "../settings";

/** What SetUserPoolMfaConfig takes; another factor is refused by name. */
export const poolFactors = {
  SoftwareTokenMfaConfiguration: optional(structure({ Enabled: optional(flag) })),
  EmailMfaConfiguration: optional(
    structure({
      Message: optional(shapes.emailText),
      Subject: optional(shapes.mfaMessageSubject),
    }),
  ),
  MfaConfiguration: optional(oneOf("OFF", "ON", "OPTIONAL")),
};

const whole = structure(poolFactors);

/**
 * Whether a pool asks for a second factor, and for which.
 *
 * @throws InvalidParameter
 */
export function readPoolFactors(pool: Pool, input: Checked<typeof whole>): Pick<PoolSettings, "mfa" | "secondFactors"> {
  const mfa = input.MfaConfiguration ?? "OFF";
  if (input.EmailMfaConfiguration !== undefined) requireOwnSender(pool);
  const secondFactors: SecondFactor[] = [
    ...(input.SoftwareTokenMfaConfiguration?.Enabled === true ? (["SOFTWARE_TOKEN_MFA"] as const) : []),
    ...(input.EmailMfaConfiguration === undefined ? [] : (["EMAIL_OTP"] as const)),
  ];
  if (mfa === "OFF" && secondFactors.length > 0) {
    throw new InvalidParameter("Invalid MFA configuration given, can't turn off MFA and configure an MFA together.");
  }
  if (mfa !== "OFF" && secondFactors.length === 0) {
    throw new InvalidParameter(
      `SMS configuration and Auto verification for phone_number are required when MFA is ${mfa === "ON" ? "required" : "optional"}`,
    );
  }
  return { mfa, secondFactors };
}

/** As GetUserPoolMfaConfig and SetUserPoolMfaConfig show them. */
export function toPoolFactors({ mfa, secondFactors }: PoolSettings) {
  return {
    ...(secondFactors.includes("SOFTWARE_TOKEN_MFA") ? { SoftwareTokenMfaConfiguration: { Enabled: true } } : {}),
    ...(secondFactors.includes("EMAIL_OTP") ? { EmailMfaConfiguration: {} } : {}),
    MfaConfiguration: mfa,
  };
}

/** Pools that calls make send by Cognito's own account: another sender is refused when they are made. */
function requireOwnSender({ shown }: Pool): void {
  const sender = shown["EmailConfiguration"];
  const account = typeof sender === "object" && sender !== null && "EmailSendingAccount" in sender;
  if (account && sender.EmailSendingAccount === "DEVELOPER") return;
  throw new InvalidParameter(
    "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT.",
  );
}
