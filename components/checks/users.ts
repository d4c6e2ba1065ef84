import { FeaturePlan, Mfa, SignInWith } from "../args/users";
import type { UsersPlan } from "../plan";
import { parseCustomAttributes } from "./custom-attributes";
import { parseEmailSender } from "./email-sender";
import { parseFirstFactors } from "./first-factors";
import { parseGroups, warnOfGroups } from "./groups";
import { warnOfHandlers } from "./handlers";
import { parseInvitation } from "./invitation";
import { parseMfaMethods } from "./mfa";
import { type Option, readOptions } from "./options";
import { parsePasswordPolicy } from "./password-policy";
import { parseSmsSender } from "./sms-sender";
import { parseTriggers } from "./triggers";
import { parseBoolean, parseChoice } from "./values";
import { parseVerificationMessage } from "./verification-message";

/**
 * Reads `users`.
 *
 * What Cognito refuses about a pool and this cannot say: aliases together with user name attributes, a second factor
 * without a method, phone numbers to verify without an SMS configuration.
 */
export function parseUsers(option: Option): UsersPlan {
  const given = readOptions(option.where, option.value, [
    "signInWith",
    "selfSignUp",
    "mfa",
    "mfaMethods",
    "firstFactors",
    "passwordPolicy",
    "invitation",
    "verificationMessage",
    "email",
    "sms",
    "groups",
    "customAttributes",
    "triggers",
    "featurePlan",
    "deletionProtection",
    "keepOnDestroy",
  ]);
  const mfa = parseChoice(given.mfa, Object.values(Mfa), Mfa.Off);
  const email = parseEmailSender(given.email);
  const sms = parseSmsSender(given.sms);
  return {
    signInWith: parseChoice(given.signInWith, Object.values(SignInWith), SignInWith.Email),
    selfSignUp: parseBoolean(given.selfSignUp, true),
    mfa,
    mfaMethods: parseMfaMethods(given.mfaMethods, { mfa, email, sms }),
    firstFactors: parseFirstFactors(given.firstFactors, { mfa }),
    featurePlan: parseChoice(given.featurePlan, Object.values(FeaturePlan), FeaturePlan.Essentials),
    passwordPolicy: parsePasswordPolicy(given.passwordPolicy),
    invitation: parseInvitation(given.invitation),
    verificationMessage: parseVerificationMessage(given.verificationMessage),
    email,
    sms,
    groups: parseGroups(given.groups),
    attributes: parseCustomAttributes(given.customAttributes),
    triggers: parseTriggers(given.triggers),
    deletionProtection: parseBoolean(given.deletionProtection, true),
    keepOnDestroy: parseBoolean(given.keepOnDestroy, false),
  };
}

/** What the people's directory may be, but seldom means to. */
export function warnOfUsers({ deletionProtection, email, groups, triggers }: UsersPlan): string[] {
  return [
    ...(deletionProtection && email === undefined
      ? [
          "users mails through Cognito's own sender: after 50 messages a day in the AWS account nobody gets a code, " +
            "and a protected pool is one that people depend on: write users.email",
        ]
      : []),
    ...warnOfGroups(groups),
    ...warnOfHandlers(triggers.map(({ handler }) => handler)),
  ];
}
