import type { PasswordPolicySettings, PoolSettings, StandardSignIn } from "../cognito/settings";
import type { DeclaredResource, Properties } from "../engine/evaluation";
import type { ResourceDescription } from "./description";
import { ACCOUNT_ID, ALPHABET, autoName } from "./naming";
import { flag, number, object, objects, text, textMap, texts } from "./properties";
import { listUnservedFactors, toFirstFactors, toMfa, toSecondFactors } from "./user-pool-factors";
import { toInvitationMessage, toMfaMessage, toVerificationMessage } from "./user-pool-messages";
import { listUnservedSchema, toCustomAttributes, toRequiredAttributes } from "./user-pool-schema";

export const userPool: ResourceDescription = {
  type: "aws:cognito/userPool:UserPool",
  label: "user pool",
  served: [
    "name",
    "usernameAttributes",
    "aliasAttributes",
    "usernameConfiguration",
    "autoVerifiedAttributes",
    "adminCreateUserConfig",
    "passwordPolicy",
    "signInPolicy",
    "mfaConfiguration",
    "softwareTokenMfaConfiguration",
    "emailMfaConfiguration",
    "accountRecoverySetting",
    "userAttributeUpdateSettings",
    "verificationMessageTemplate",
    "smsVerificationMessage",
    "smsAuthenticationMessage",
    "emailVerificationSubject",
    "emailVerificationMessage",
    "deletionProtection",
    "userPoolTier",
    "lambdaConfig",
    "schemas",
    "tags",
  ],
  irrelevant: [
    // What would be sent is printed here, whoever would send it.
    "emailConfiguration",
    "smsConfiguration",
    "region",
  ],
  create: ({ name, inputs, region }, naming) => {
    const id = `${region}_${naming.pick(ALPHABET.mixed, 9, "id")}`;
    return {
      id,
      computed: {
        name: text(inputs, "name") ?? autoName(name, naming),
        arn: `arn:aws:cognito-idp:${region}:${ACCOUNT_ID}:userpool/${id}`,
        endpoint: `cognito-idp.${region}.amazonaws.com/${id}`,
        region,
      },
    };
  },
};

/** What AWS takes when a pool has no password policy at all. */
const DEFAULT_POLICY: PasswordPolicySettings = {
  minimumLength: 8,
  requireLowercase: true,
  requireUppercase: true,
  requireNumbers: true,
  requireSymbols: true,
  passwordHistorySize: 0,
  temporaryPasswordValidityDays: 7,
};

/** The pool that the local Cognito serves, but for its triggers. Left out means what it means to AWS. */
export function toPoolSettings({ id = "", inputs, outputs }: DeclaredResource): PoolSettings {
  const tier = text(inputs, "userPoolTier");
  return {
    id,
    name: text(outputs, "name") ?? "",
    arn: text(outputs, "arn") ?? "",
    usernameAttributes: toSignIns(inputs, "usernameAttributes"),
    aliasAttributes: toSignIns(inputs, "aliasAttributes"),
    caseSensitive: flag(object(inputs, "usernameConfiguration") ?? {}, "caseSensitive") ?? true,
    autoVerifiedAttributes: toSignIns(inputs, "autoVerifiedAttributes"),
    adminCreateUserOnly: flag(object(inputs, "adminCreateUserConfig") ?? {}, "allowAdminCreateUserOnly") ?? false,
    passwordPolicy: toPasswordPolicy(object(inputs, "passwordPolicy")),
    mfa: toMfa(inputs),
    secondFactors: toSecondFactors(inputs),
    firstFactors: toFirstFactors(inputs),
    requiredAttributes: toRequiredAttributes(inputs),
    verifyBeforeUpdate: toVerifyBeforeUpdate(inputs),
    recovery: toRecovery(inputs),
    verificationMessage: toVerificationMessage(inputs),
    invitationMessage: toInvitationMessage(inputs),
    mfaMessage: toMfaMessage(inputs),
    deletionProtection: text(inputs, "deletionProtection") === "ACTIVE",
    tier: tier === "LITE" || tier === "PLUS" ? tier : "ESSENTIALS",
    tags: textMap(inputs, "tags"),
    customAttributes: toCustomAttributes(inputs),
    tokenTrigger: undefined,
    triggers: {},
  };
}

/** What a pool declares that is not emulated, in words. */
export function listUnserved(resource: DeclaredResource): string[] {
  const template = object(resource.inputs, "verificationMessageTemplate") ?? {};
  const isLink = text(template, "defaultEmailOption") === "CONFIRM_WITH_LINK";
  return [
    ...listUnservedSchema(resource.inputs),
    ...listUnservedFactors(resource.inputs),
    ...(isLink ? ["it confirms addresses with a link on AWS, and with a code here"] : []),
  ];
}

/** Without the setting AWS sends to a phone number rather than to an e-mail address (CreateUserPool). */
function toRecovery(inputs: Properties): PoolSettings["recovery"] {
  const mechanisms = objects(object(inputs, "accountRecoverySetting") ?? {}, "recoveryMechanisms");
  if (mechanisms.length === 0) return ["verified_phone_number", "verified_email"];
  const order = (mechanism: Properties) => number(mechanism, "priority") ?? 0;
  const names = [...mechanisms].sort((one, other) => order(one) - order(other)).map((each) => text(each, "name"));
  return names.filter((name) => name === "verified_email" || name === "verified_phone_number");
}

function toVerifyBeforeUpdate(inputs: Properties): PoolSettings["verifyBeforeUpdate"] {
  const settings = object(inputs, "userAttributeUpdateSettings") ?? {};
  const named = texts(settings, "attributesRequireVerificationBeforeUpdates");
  return (["email", "phone_number"] as const).filter((name) => named.includes(name));
}

function toPasswordPolicy(policy: Properties | undefined): PasswordPolicySettings {
  if (!policy) return DEFAULT_POLICY;
  return {
    minimumLength: number(policy, "minimumLength") ?? DEFAULT_POLICY.minimumLength,
    requireLowercase: flag(policy, "requireLowercase") ?? false,
    requireUppercase: flag(policy, "requireUppercase") ?? false,
    requireNumbers: flag(policy, "requireNumbers") ?? false,
    requireSymbols: flag(policy, "requireSymbols") ?? false,
    passwordHistorySize: number(policy, "passwordHistorySize") ?? 0,
    temporaryPasswordValidityDays:
      number(policy, "temporaryPasswordValidityDays") || DEFAULT_POLICY.temporaryPasswordValidityDays,
  };
}

const SIGN_INS: readonly StandardSignIn[] = ["email", "phone_number", "preferred_username"];

function toSignIns(inputs: Properties, name: string): StandardSignIn[] {
  const declared = texts(inputs, name);
  return SIGN_INS.filter((attribute) => declared.includes(attribute));
}
