import type { PasswordPolicySettings, PoolSettings, StandardSignIn } from "../cognito/settings";
import type { DeclaredResource, Properties } from "../engine/evaluation";
import type { ResourceDescription } from "./description";
import { ACCOUNT_ID, ALPHABET, autoName } from "./naming";
import { flag, isDeclared, number, object, text, textMap, texts } from "./properties";
import { listUnservedSchema, toCustomAttributes } from "./user-pool-schema";

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
    "mfaConfiguration",
    "softwareTokenMfaConfiguration",
    "deletionProtection",
    "userPoolTier",
    "lambdaConfig",
    "schemas",
  ],
  irrelevant: [
    "tags",
    "accountRecoverySetting",
    "userAttributeUpdateSettings",
    "verificationMessageTemplate",
    // What would be sent is printed here, whoever would send it.
    "emailConfiguration",
    "smsConfiguration",
    "emailMfaConfiguration",
    "smsVerificationMessage",
    "smsAuthenticationMessage",
    "emailVerificationSubject",
    "emailVerificationMessage",
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

/** The pool that the local Cognito serves, but for its trigger. Left out means what it means to AWS. */
export function toPoolSettings({ id = "", inputs, outputs }: DeclaredResource): PoolSettings {
  const tier = text(inputs, "userPoolTier");
  const mfa = text(inputs, "mfaConfiguration");
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
    mfa: mfa === "ON" || mfa === "OPTIONAL" ? mfa : "OFF",
    deletionProtection: text(inputs, "deletionProtection") === "ACTIVE",
    tier: tier === "LITE" || tier === "PLUS" ? tier : "ESSENTIALS",
    tags: textMap(inputs, "tags"),
    customAttributes: toCustomAttributes(inputs),
    tokenTrigger: undefined,
    secondFactors: [],
    firstFactors: ["PASSWORD"],
    requiredAttributes: [],
    verifyBeforeUpdate: [],
    recovery: ["verified_phone_number", "verified_email"],
    verificationMessage: { subject: undefined, body: undefined },
    invitationMessage: { subject: undefined, body: undefined },
    triggers: {},
  };
}

/** What a pool declares that is not emulated, in words. */
export function listUnserved(resource: DeclaredResource): string[] {
  const template = object(resource.inputs, "verificationMessageTemplate") ?? {};
  const isLink = text(template, "defaultEmailOption") === "CONFIRM_WITH_LINK";
  return [
    ...listUnservedSchema(resource.inputs),
    ...listUnservedFactors(resource),
    ...(isLink ? ["it confirms addresses with a link on AWS, and with a code here"] : []),
  ];
}

function listUnservedFactors(resource: DeclaredResource): string[] {
  const { inputs } = resource;
  if (toPoolSettings(resource).mfa === "OFF") return [];
  const factors = [
    ...(isDeclared(inputs["smsConfiguration"]) ? ["SMS"] : []),
    ...(object(inputs, "emailMfaConfiguration") === undefined ? [] : ["e-mail"]),
  ];
  return factors.map((factor) => `its second factor by ${factor} does not run here yet`);
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
