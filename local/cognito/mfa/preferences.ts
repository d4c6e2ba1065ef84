import { InvalidParameter, UnsupportedOperation } from "../errors";
import { flag, optional, structure } from "../input/checks";
import type { UserMfaRecord, UserRecord } from "../records";
import type { PoolSettings, SecondFactor } from "../settings";
import { verifiedEmailOf } from "./factors";

const settings = structure({ Enabled: optional(flag), PreferredMfa: optional(flag) });

/** What SetUserMFAPreference and AdminSetUserMFAPreference take of each factor. */
export const preferences = {
  SMSMfaSettings: optional(settings),
  SoftwareTokenMfaSettings: optional(settings),
  EmailMfaSettings: optional(settings),
  WebAuthnMfaSettings: optional(structure({ Enabled: optional(flag) })),
};

interface Setting {
  Enabled: boolean | undefined;
  PreferredMfa: boolean | undefined;
}

/** What is given of each factor; what is not given of one leaves it as it is. */
export interface Preferences {
  SMSMfaSettings: Setting | undefined;
  SoftwareTokenMfaSettings: Setting | undefined;
  EmailMfaSettings: Setting | undefined;
  WebAuthnMfaSettings: { Enabled: boolean | undefined } | undefined;
}

/**
 * The user with these second factors switched on and off, and one of them preferred. On AWS `Enabled` is false where it is
 * left out.
 *
 * @throws InvalidParameter for a factor that the pool does not have or the user has not set up, or two that are preferred
 * @throws UnsupportedOperation for one that is not served
 */
export function withPreferences(pool: PoolSettings, user: UserRecord, given: Preferences): UserRecord {
  requireServed(given);
  const before: UserMfaRecord = user.mfa ?? { enabled: [] };
  const mfa = (
    [
      ["SOFTWARE_TOKEN_MFA", given.SoftwareTokenMfaSettings],
      ["EMAIL_OTP", given.EmailMfaSettings],
    ] as const
  ).reduce((made, [factor, setting]) => withSetting(made, factor, setting, () => canUse(pool, user, factor)), before);
  requireOnePreferred(given);
  return { ...user, mfa };
}

function withSetting(mfa: UserMfaRecord, factor: SecondFactor, setting: Setting | undefined, isUsable: () => boolean) {
  if (setting === undefined) return mfa;
  const others = mfa.enabled.filter((one) => one !== factor);
  const preferredOther = mfa.preferred === factor ? undefined : mfa.preferred;
  if (setting.Enabled !== true) {
    if (setting.PreferredMfa === true)
      throw new InvalidParameter(`${factor} cannot be preferred while it is not enabled`);
    return { ...mfa, enabled: others, preferred: preferredOther };
  }
  if (!isUsable()) throw new InvalidParameter(`User does not have delivery config set to turn on ${factor}`);
  return { ...mfa, enabled: [...others, factor], preferred: setting.PreferredMfa === true ? factor : preferredOther };
}

function canUse(pool: PoolSettings, user: UserRecord, factor: SecondFactor): boolean {
  if (!pool.secondFactors.includes(factor)) return false;
  return factor === "EMAIL_OTP" ? verifiedEmailOf(user) !== undefined : user.mfa?.totp !== undefined;
}

function requireServed({ SMSMfaSettings: sms, WebAuthnMfaSettings: passkey }: Preferences): void {
  if (sms?.Enabled === true || sms?.PreferredMfa === true) {
    throw new UnsupportedOperation("SMS_MFA is not served by the local Cognito");
  }
  if (passkey?.Enabled === true) throw new UnsupportedOperation("WEB_AUTHN is not served by the local Cognito");
}

function requireOnePreferred({ SoftwareTokenMfaSettings: app, EmailMfaSettings: email }: Preferences): void {
  if (app?.PreferredMfa !== true || email?.PreferredMfa !== true) return;
  throw new InvalidParameter("only one of SOFTWARE_TOKEN_MFA and EMAIL_OTP can be preferred");
}
