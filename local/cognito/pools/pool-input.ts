import { InvalidParameter } from "../errors";
import {
  anything,
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
import type { PasswordPolicySettings, PoolSettings } from "../settings";

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

export const poolName = text({ min: 1, max: 128, pattern: "[\\w\\s+=,.@-]+" });

/** What can be changed later. */
export const changeable = {
  Policies: optional(
    structure(
      {
        PasswordPolicy: optional(passwordPolicy),
        SignInPolicy: optional(structure({ AllowedFirstAuthFactors: optional(listOf(text({}), { min: 1, max: 4 })) })),
      },
      "refuse",
    ),
  ),
  DeletionProtection: optional(oneOf("ACTIVE", "INACTIVE")),
  AutoVerifiedAttributes: optional(listOf(oneOf("phone_number", "email"))),
  MfaConfiguration: optional(oneOf("OFF", "ON", "OPTIONAL")),
  AdminCreateUserConfig: optional(
    structure({
      AllowAdminCreateUserOnly: optional(flag),
      UnusedAccountValidityDays: optional(integer({ min: 0, max: 365 })),
      InviteMessageTemplate: optional(anything),
    }),
  ),
  UserPoolTier: optional(oneOf("LITE", "ESSENTIALS", "PLUS")),
  UserPoolTags: optional(mapOf(text({ max: 256 }))),
  UserPoolAddOns: optional(structure({ AdvancedSecurityMode: required(oneOf("OFF", "AUDIT", "ENFORCED")) }, "refuse")),
  EmailConfiguration: optional(
    structure(
      {
        EmailSendingAccount: optional(oneOf("COGNITO_DEFAULT", "DEVELOPER")),
        ReplyToEmailAddress: optional(text({})),
      },
      "refuse",
    ),
  ),
  VerificationMessageTemplate: optional(
    structure({
      SmsMessage: optional(text({})),
      EmailMessage: optional(text({})),
      EmailSubject: optional(text({})),
      DefaultEmailOption: optional(oneOf("CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE")),
    }),
  ),
  EmailVerificationMessage: optional(text({ min: 6, max: 20000 })),
  EmailVerificationSubject: optional(text({ min: 1, max: 140 })),
  SmsVerificationMessage: optional(text({ min: 6, max: 140 })),
  SmsAuthenticationMessage: optional(text({ min: 6, max: 140 })),
  /** Empty as Describe shows it: a trigger could not be run. */
  LambdaConfig: optional(structure({}, "refuse")),
  AccountRecoverySetting: optional(anything),
  UserAttributeUpdateSettings: optional(anything),
} as const;

const changes = structure(changeable);

export type PoolChanges = Checked<typeof changes>;

/** Settings that follow from the changeable part; what is not given gets AWS's default, the tier alone stays. */
export function readPoolChanges(input: PoolChanges, tier: PoolSettings["tier"]) {
  requireServed(input);
  return {
    autoVerifiedAttributes: input.AutoVerifiedAttributes ?? [],
    adminCreateUserOnly: input.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
    passwordPolicy: readPasswordPolicy(input),
    mfa: "OFF" as const,
    deletionProtection: input.DeletionProtection === "ACTIVE",
    tier: input.UserPoolTier ?? tier,
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

/** Refuses what the local Cognito would have to leave undone. */
function requireServed(input: PoolChanges): void {
  const factors = input.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ["PASSWORD"];
  if (factors.some((factor) => factor !== "PASSWORD")) throw notServed("AllowedFirstAuthFactors other than PASSWORD");
  if ((input.MfaConfiguration ?? "OFF") !== "OFF") {
    throw new InvalidParameter(
      `SMS configuration and Auto verification for phone_number are required when MFA is ${input.MfaConfiguration === "ON" ? "required" : "optional"}`,
    );
  }
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
