import { InvalidParameter } from "../errors";
import {
  type Checked,
  flag,
  integer,
  listOf,
  mapOf,
  oneOf,
  optional,
  required,
  structure,
  text,
} from "../input/checks";
import type { FirstFactor, PasswordPolicySettings, PoolSettings } from "../settings";
import { accountRecovery, readRecovery } from "./account-recovery";
import { invitationTexts, readInvitationMessage, readVerificationMessage, verificationTexts } from "./pool-messages";

/* What CreateUserPool and UpdateUserPool take. A member that stands in neither list is refused by name. */

const passwordPolicy = structure({
  MinimumLength: optional(integer({ min: 6, max: 99 })),
  RequireUppercase: optional(flag),
  RequireLowercase: optional(flag),
  RequireNumbers: optional(flag),
  RequireSymbols: optional(flag),
  PasswordHistorySize: optional(integer({ min: 0, max: 24 })),
  TemporaryPasswordValidityDays: optional(integer({ min: 0, max: 365 })),
});

const firstFactors = listOf(oneOf("PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"), { min: 1, max: 4 });
const addressName = oneOf("phone_number", "email");

export const poolName = text({ min: 1, max: 128, pattern: "[\\w\\s+=,.@-]+" });

/** What can be changed later. */
export const changeable = {
  Policies: optional(
    structure(
      {
        PasswordPolicy: optional(passwordPolicy),
        SignInPolicy: optional(structure({ AllowedFirstAuthFactors: optional(firstFactors) })),
      },
      "refuse",
    ),
  ),
  DeletionProtection: optional(oneOf("ACTIVE", "INACTIVE")),
  AutoVerifiedAttributes: optional(listOf(addressName)),
  MfaConfiguration: optional(oneOf("OFF", "ON", "OPTIONAL")),
  AdminCreateUserConfig: optional(
    structure({
      AllowAdminCreateUserOnly: optional(flag),
      UnusedAccountValidityDays: optional(integer({ min: 0, max: 365 })),
      InviteMessageTemplate: optional(invitationTexts),
    }),
  ),
  UserPoolTier: optional(oneOf("LITE", "ESSENTIALS", "PLUS")),
  UserPoolTags: optional(mapOf(text({ max: 256 }))),
  UserPoolAddOns: optional(structure({ AdvancedSecurityMode: required(oneOf("OFF", "AUDIT", "ENFORCED")) }, "refuse")),
  EmailConfiguration: optional(
    structure(
      {
        EmailSendingAccount: optional(oneOf("COGNITO_DEFAULT", "DEVELOPER")),
        ReplyToEmailAddress: optional(
          text({ pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+@[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" }),
        ),
      },
      "refuse",
    ),
  ),
  ...verificationTexts,
  /** Empty as Describe shows it: a trigger could not be run. */
  LambdaConfig: optional(structure({}, "refuse")),
  AccountRecoverySetting: optional(accountRecovery),
  UserAttributeUpdateSettings: optional(
    structure({ AttributesRequireVerificationBeforeUpdate: optional(listOf(addressName)) }),
  ),
} as const;

const changes = structure(changeable);

export type PoolChanges = Checked<typeof changes>;

/** What a pool is already; UpdateUserPool leaves it. */
export type PoolBefore = Pick<PoolSettings, "tier" | "secondFactors">;

/** Settings that follow from the changeable part; what is not given gets AWS's default, the tier alone stays. */
export function readPoolChanges(input: PoolChanges, before: PoolBefore) {
  requireServed(input);
  const mfa = readMfa(input, before);
  const tier = input.UserPoolTier ?? before.tier;
  return {
    autoVerifiedAttributes: input.AutoVerifiedAttributes ?? [],
    adminCreateUserOnly: input.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
    passwordPolicy: readPasswordPolicy(input),
    mfa,
    secondFactors: mfa === "OFF" ? [] : before.secondFactors,
    firstFactors: readFirstFactors(input, tier),
    verifyBeforeUpdate: readVerifyBeforeUpdate(input),
    recovery: readRecovery(input.AccountRecoverySetting),
    verificationMessage: readVerificationMessage(input),
    invitationMessage: readInvitationMessage(input.AdminCreateUserConfig?.InviteMessageTemplate),
    deletionProtection: input.DeletionProtection === "ACTIVE",
    tier,
    tags: Object.fromEntries(input.UserPoolTags ?? []),
  };
}

/** What Describe shows again and nothing here acts on. */
export function readShown(input: PoolChanges): Record<string, unknown> {
  const shown = {
    VerificationMessageTemplate: input.VerificationMessageTemplate,
    EmailVerificationMessage: input.EmailVerificationMessage,
    EmailVerificationSubject: input.EmailVerificationSubject,
    SmsVerificationMessage: input.SmsVerificationMessage,
    SmsAuthenticationMessage: input.SmsAuthenticationMessage,
    AccountRecoverySetting: input.AccountRecoverySetting,
    UserAttributeUpdateSettings: input.UserAttributeUpdateSettings,
    EmailConfiguration: input.EmailConfiguration,
    InviteMessageTemplate: input.AdminCreateUserConfig?.InviteMessageTemplate,
  };
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined));
}

function readPasswordPolicy(input: PoolChanges): PasswordPolicySettings {
  const given = input.Policies?.PasswordPolicy;
  const strict = given === undefined;
  return {
    minimumLength: given?.MinimumLength ?? 8,
    requireLowercase: given?.RequireLowercase ?? strict,
    requireUppercase: given?.RequireUppercase ?? strict,
    requireNumbers: given?.RequireNumbers ?? strict,
    requireSymbols: given?.RequireSymbols ?? strict,
    passwordHistorySize: given?.PasswordHistorySize ?? 0,
    temporaryPasswordValidityDays: given?.TemporaryPasswordValidityDays ?? 7,
  };
}

/** A second factor is set up by SetUserPoolMfaConfig; without one people could not sign in. */
function readMfa({ MfaConfiguration: mfa = "OFF" }: PoolChanges, { secondFactors }: PoolBefore) {
  if (mfa === "OFF" || secondFactors.length > 0) return mfa;
  const what = mfa === "ON" ? "required" : "optional";
  throw new InvalidParameter(
    `SMS configuration and Auto verification for phone_number are required when MFA is ${what}`,
  );
}

function readFirstFactors(input: PoolChanges, tier: PoolSettings["tier"]): FirstFactor[] {
  const factors = input.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ["PASSWORD"];
  if (!factors.includes("PASSWORD")) {
    throw new InvalidParameter("Password should be configured as one of the allowed first auth factors.");
  }
  const served = factors.filter((factor) => factor === "PASSWORD" || factor === "EMAIL_OTP");
  const unserved = factors.find((factor) => factor !== "PASSWORD" && factor !== "EMAIL_OTP");
  if (unserved !== undefined) throw notServed(`AllowedFirstAuthFactors ${unserved}`);
  if (tier === "LITE" && served.length > 1) {
    throw new InvalidParameter(
      "The following feature is not available for the LITE pricing tier configured: Passwordless Sign-In",
    );
  }
  return served;
}

function readVerifyBeforeUpdate(input: PoolChanges): PoolSettings["verifyBeforeUpdate"] {
  const attributes = input.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
  const unverified = attributes.find((attribute) => input.AutoVerifiedAttributes?.includes(attribute) !== true);
  if (unverified === undefined) return attributes;
  throw new InvalidParameter(
    `AttributesRequireVerificationBeforeUpdate must be a subset of AutoVerifiedAttributes: ${unverified} is not in it`,
  );
}

/** Refuses what the local Cognito would have to leave undone. */
function requireServed(input: PoolChanges): void {
  if (input.AutoVerifiedAttributes?.includes("phone_number") === true) {
    throw new InvalidParameter("SMS configuration is required when phone_number is selected for auto verification");
  }
  if ((input.UserPoolAddOns?.AdvancedSecurityMode ?? "OFF") !== "OFF") throw notServed("AdvancedSecurityMode");
  if (input.EmailConfiguration?.EmailSendingAccount === "DEVELOPER") throw notServed("EmailSendingAccount DEVELOPER");
  if (input.VerificationMessageTemplate?.DefaultEmailOption === "CONFIRM_WITH_LINK") {
    throw notServed("DefaultEmailOption CONFIRM_WITH_LINK");
  }
}

function notServed(what: string): InvalidParameter {
  return new InvalidParameter(`${what} is not served by the local Cognito`);
}
