import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Account } from "./account";
import { FeaturePlan, FirstFactor, Mfa, MfaMethod } from "./args/users";
import { requireEmailSender } from "./checks/email-sender";
import { type ChildOptions, lockedIf } from "./child";
import type { UsersPlan } from "./plan";
import { toPoolSchema } from "./pool-schema";
import type { SmsRole } from "./sms-role";
import { whenKnown } from "./when-known";

/** The people's directory, and what its tokens say of it. */
export interface UserPool {
  id: pulumi.Output<string>;
  arn: pulumi.Output<string>;

  /** The `iss` of its tokens. A token names this one, whatever other addresses the pool has. */
  issuer: pulumi.Output<string>;

  /** OpenID Connect discovery document. */
  discoveryUrl: pulumi.Output<string>;
}

/** A pool of one's own. */
export interface OwnUserPool extends UserPool {
  resource: aws.cognito.UserPool;
}

interface UserPoolPlan {
  users: UsersPlan;
  account: Account;
  /** Undefined: the pool sends no SMS. */
  sms: SmsRole | undefined;
  /** Functions that the pool calls. */
  lambdaConfig: aws.types.input.cognito.UserPoolLambdaConfig;
  tags: pulumi.Input<{ [name: string]: string }>;
}

/** Makes the user pool. Every property whose absence Cognito would read as something weaker is sent. */
export function createUserPool(name: string, plan: UserPoolPlan, opts: ChildOptions): OwnUserPool {
  const { users, account, sms, lambdaConfig } = plan;
  const resource = new aws.cognito.UserPool(
    `${name}-pool`,
    {
      ...toUnchangeable(users),
      ...toVerification(users),
      passwordPolicy: toPasswordPolicy(users.passwordPolicy),
      adminCreateUserConfig: toAdminCreateUserConfig(users),
      ...toMfa(users),
      ...toSignInPolicy(users),
      ...toMessages(users, account),
      ...(sms ? { smsConfiguration: toSmsConfiguration(sms) } : {}),
      ...(Object.keys(lambdaConfig).length > 0 ? { lambdaConfig } : {}),
      deletionProtection: users.deletionProtection ? "ACTIVE" : "INACTIVE",
      userPoolTier: tier[users.featurePlan],
      tags: plan.tags,
    },
    // Cognito tries the role when it is told of it, and an SMS that it may not send fails.
    { ...lockedIf(users.deletionProtection, opts), ...(sms ? { dependsOn: [sms.policy] } : {}) },
  );
  return { resource, id: resource.id, arn: resource.arn, ...toIssuer(account, resource.id) };
}

/** What cannot change once the pool exists. */
function toUnchangeable(users: UsersPlan) {
  const { usernameAttributes, aliasAttributes, caseSensitive, schemas } = toPoolSchema(users);
  return {
    ...(usernameAttributes.length > 0 ? { usernameAttributes } : {}),
    ...(aliasAttributes.length > 0 ? { aliasAttributes } : {}),
    usernameConfiguration: { caseSensitive },
    ...(schemas.length > 0 ? { schemas } : {}),
  };
}

/** What the tokens of a pool name as their issuer, and where it describes itself. */
export function toIssuer({ region, dnsSuffix }: Account, userPoolId: pulumi.Output<string>) {
  const issuer = pulumi.interpolate`https://cognito-idp.${region}.${dnsSuffix}/${userPoolId}`;
  return { issuer, discoveryUrl: pulumi.interpolate`${issuer}/.well-known/openid-configuration` };
}

const tier: Record<FeaturePlan, string> = {
  [FeaturePlan.Lite]: "LITE",
  [FeaturePlan.Essentials]: "ESSENTIALS",
  [FeaturePlan.Plus]: "PLUS",
};

/**
 * Codes go to the e-mail address, and with SMS to a phone number that people sign in with or get their second factor at. Cognito refuses to verify phone
 * numbers, or to recover accounts by them, without an SMS configuration; who signs in by phone gives an address at sign-up
 * then, or is confirmed by an administrator. A changed address counts only once it is verified, else whoever holds a
 * session could put their own in its place and reset the password through it.
 */
function toVerification(users: UsersPlan) {
  const { sms, mfaMethods } = users;
  const byPhone =
    sms !== undefined &&
    (toPoolSchema(users).usernameAttributes.includes("phone_number") || mfaMethods.includes(MfaMethod.Sms));
  const verified = byPhone ? ["email", "phone_number"] : ["email"];
  return {
    autoVerifiedAttributes: verified,
    userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: verified },
    accountRecoverySetting: {
      recoveryMechanisms: [
        { name: "verified_email", priority: 1 },
        ...(sms ? [{ name: "verified_phone_number", priority: 2 }] : []),
      ],
    },
  };
}

/** Cognito refuses a second factor that is on without a method, and one that is off with a method. */
function toMfa({ mfa, mfaMethods }: UsersPlan) {
  return {
    mfaConfiguration: mfaConfiguration[mfa],
    ...(mfaMethods.includes(MfaMethod.Totp) ? { softwareTokenMfaConfiguration: { enabled: true } } : {}),
    ...(mfaMethods.includes(MfaMethod.Email) ? { emailMfaConfiguration: emailMfa } : {}),
  };
}

const mfaConfiguration: Record<Mfa, string> = {
  [Mfa.Off]: "OFF",
  [Mfa.Optional]: "OPTIONAL",
  [Mfa.Required]: "ON",
};

/** Its presence switches e-mail on as a second factor. The texts are the component's: the provider asks for some. */
const emailMfa = { subject: "Your sign-in code", message: "Your sign-in code is {####}." };

/**
 * Left out, the AWS provider keeps what the pool had: a factor that was taken out of the program would stay. The plan Lite has no such
 * policy, only passwords.
 */
function toSignInPolicy({ featurePlan, firstFactors }: UsersPlan) {
  if (featurePlan === FeaturePlan.Lite) return {};
  return { signInPolicy: { allowedFirstAuthFactors: firstFactors.map((factor) => authFactor[factor]) } };
}

const authFactor: Record<FirstFactor, string> = {
  [FirstFactor.Password]: "PASSWORD",
  [FirstFactor.EmailCode]: "EMAIL_OTP",
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

function toMessages({ email, verificationMessage }: UsersPlan, { region }: Account) {
  return {
    ...(email ? { emailConfiguration: toEmailConfiguration(email, region) } : {}),
    ...(verificationMessage ? { verificationMessageTemplate: toVerificationTemplate(verificationMessage) } : {}),
  };
}

function toEmailConfiguration(email: NonNullable<UsersPlan["email"]>, region: pulumi.Output<string>) {
  const { from, replyTo, configurationSet } = email;
  const known = whenKnown({ ...email, region }, ({ region, ...sender }) => requireEmailSender(sender, region));
  return {
    emailSendingAccount: "DEVELOPER",
    sourceArn: known.apply(({ sesIdentityArn }) => sesIdentityArn),
    ...(from === undefined ? {} : { fromEmailAddress: from }),
    ...(replyTo === undefined ? {} : { replyToEmailAddress: replyTo }),
    ...(configurationSet === undefined ? {} : { configurationSet }),
  };
}

function toVerificationTemplate({
  emailSubject,
  emailBody,
  smsMessage,
}: NonNullable<UsersPlan["verificationMessage"]>) {
  return {
    defaultEmailOption: "CONFIRM_WITH_CODE",
    ...(emailSubject === undefined ? {} : { emailSubject }),
    ...(emailBody === undefined ? {} : { emailMessage: emailBody }),
    ...(smsMessage === undefined ? {} : { smsMessage }),
  };
}

function toSmsConfiguration({ role, externalId, snsRegion }: SmsRole) {
  return { externalId, snsCallerArn: role.arn, snsRegion };
}
