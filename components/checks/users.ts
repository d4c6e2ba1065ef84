import { Mfa, SignInWith } from "../args";
import type { UsersPlan } from "../plan";
import { parseInvitation } from "./invitation";
import { type Option, readOptions } from "./options";
import { parsePasswordPolicy } from "./password-policy";
import { parseBoolean, parseChoice } from "./values";

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
    "passwordPolicy",
    "invitation",
    "deletionProtection",
    "keepOnDestroy",
  ]);
  return {
    signInWith: parseChoice(given.signInWith, Object.values(SignInWith), SignInWith.Email),
    selfSignUp: parseBoolean(given.selfSignUp, true),
    mfa: parseChoice(given.mfa, Object.values(Mfa), Mfa.Off),
    passwordPolicy: parsePasswordPolicy(given.passwordPolicy),
    invitation: parseInvitation(given.invitation),
    deletionProtection: parseBoolean(given.deletionProtection, true),
    keepOnDestroy: parseBoolean(given.keepOnDestroy, false),
  };
}
