import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Account } from "./account";
import { Mfa, SignInWith } from "./args";
import { type ChildOptions, lockedIf } from "./child";
import type { UsersPlan } from "./plan";

/** The people's directory, and what its tokens say of it. */
export interface UserPool {
  pool: aws.cognito.UserPool;

  /** The `iss` of its tokens. A token names this one, whatever other addresses the pool has. */
  issuer: pulumi.Output<string>;

  /** OpenID Connect discovery document. */
  discoveryUrl: pulumi.Output<string>;
}

interface UserPoolPlan extends UsersPlan {
  account: Account;
  tags: pulumi.Input<{ [name: string]: string }>;
}

/** Makes the user pool. Every property whose absence Cognito would read as something weaker is sent. */
export function createUserPool(name: string, plan: UserPoolPlan, opts: ChildOptions): UserPool {
  const pool = new aws.cognito.UserPool(
    `${name}-pool`,
    {
      ...signIn[plan.signInWith],
      // Left out, `Alice@example.com` and `alice@example.com` would be two people; it cannot change later.
      usernameConfiguration: { caseSensitive: false },
      ...verification,
      passwordPolicy: toPasswordPolicy(plan.passwordPolicy),
      adminCreateUserConfig: toAdminCreateUserConfig(plan),
      ...secondFactor[plan.mfa],
      deletionProtection: plan.deletionProtection ? "ACTIVE" : "INACTIVE",
      userPoolTier: "ESSENTIALS",
      tags: plan.tags,
    },
    lockedIf(plan.deletionProtection, opts),
  );
  const { region, dnsSuffix } = plan.account;
  const issuer = pulumi.interpolate`https://cognito-idp.${region}.${dnsSuffix}/${pool.id}`;
  return { pool, issuer, discoveryUrl: pulumi.interpolate`${issuer}/.well-known/openid-configuration` };
}

/** User name attributes and aliases exclude each other, and neither can change once the pool exists. */
const signIn: Record<SignInWith, { usernameAttributes?: string[]; aliasAttributes?: string[] }> = {
  [SignInWith.Email]: { usernameAttributes: ["email"] },
  [SignInWith.Phone]: { usernameAttributes: ["phone_number"] },
  [SignInWith.EmailOrPhone]: { usernameAttributes: ["email", "phone_number"] },
  [SignInWith.Username]: {},
  [SignInWith.UsernameOrEmail]: { aliasAttributes: ["email"] },
};

/**
 * The same for every way to sign in: codes go to the e-mail address. Cognito refuses to verify phone numbers, or to
 * recover accounts by them, without an SMS configuration; who signs in by phone gives an address at sign-up, or is
 * confirmed by an administrator. A changed address counts only once it is verified, else whoever holds a session could
 * put their own in its place and reset the password through it.
 */
const verification = {
  autoVerifiedAttributes: ["email"],
  userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
  accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
};

/** Cognito refuses a second factor that is on without a method, and one that is off with a method. */
const secondFactor: Record<Mfa, { mfaConfiguration: string; softwareTokenMfaConfiguration?: { enabled: true } }> = {
  [Mfa.Off]: { mfaConfiguration: "OFF" },
  [Mfa.Optional]: { mfaConfiguration: "OPTIONAL", softwareTokenMfaConfiguration: { enabled: true } },
  [Mfa.Required]: { mfaConfiguration: "ON", softwareTokenMfaConfiguration: { enabled: true } },
};

function toPasswordPolicy(policy: UsersPlan["passwordPolicy"]) {
  return {
    minimumLength: policy.minimumLength,
    requireLowercase: policy.requireLowercase,
    requireUppercase: policy.requireUppercase,
    requireNumbers: policy.requireNumbers,
    requireSymbols: policy.requireSymbols,
    passwordHistorySize: policy.historySize,
    temporaryPasswordValidityDays: policy.temporaryPasswordDays,
  };
}

function toAdminCreateUserConfig({ selfSignUp, invitation }: UsersPlan) {
  const inviteMessageTemplate = invitation && {
    ...(invitation.emailSubject === undefined ? {} : { emailSubject: invitation.emailSubject }),
    ...(invitation.emailBody === undefined ? {} : { emailMessage: invitation.emailBody }),
    ...(invitation.smsMessage === undefined ? {} : { smsMessage: invitation.smsMessage }),
  };
  return { allowAdminCreateUserOnly: !selfSignUp, ...(inviteMessageTemplate ? { inviteMessageTemplate } : {}) };
}
