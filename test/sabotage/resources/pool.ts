import type { Sabotage } from "../sabotage";
import { takenFrom } from "./taken-from";

/** The people's directory, its second factor, its messages and who sends them. */
export const pool: Sabotage[] = [
  ...takenFrom("user-pool", "user-pool", [
    [
      "the pool takes no notice of capitals",
      "    usernameConfiguration: { caseSensitive },\n",
      "",
      "user pool takes no notice of capitals with email",
    ],
    [
      "a changed address counts only once it is verified",
      "    userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: verified },\n",
      "",
      "user pool has e-mail sign-in, verified addresses and a strong password policy unless told otherwise",
    ],
    [
      "accounts are recovered by a verified address alone",
      '        { name: "verified_email", priority: 1 },\n',
      '        { name: "verified_phone_number", priority: 1 },\n',
      "user pool verifies and recovers by e-mail alone with email, because there is no SMS configuration",
    ],
    [
      "the password policy reaches the pool",
      "      passwordPolicy: toPasswordPolicy(users.passwordPolicy),\n",
      "",
      "user pool passes every member of the password policy on",
    ],
    [
      "self sign-up that is off is off",
      "allowAdminCreateUserOnly: !selfSignUp",
      "allowAdminCreateUserOnly: false",
      "user pool lets only administrators make users without self sign-up, and sends their invitation",
    ],
    [
      "a required second factor is required",
      '[Mfa.Required]: "ON"',
      '[Mfa.Required]: "OPTIONAL"',
      "user pool sends a method exactly when the second factor is not off: required",
    ],
    [
      "the feature plan reaches the pool",
      "userPoolTier: tier[users.featurePlan],",
      'userPoolTier: "ESSENTIALS",',
      "user pool is on the feature plan that was asked for: plus",
    ],
    [
      "custom attributes reach the pool",
      "    ...(schemas.length > 0 ? { schemas } : {}),\n",
      "",
      "custom attributes are sent with every bound, those of the default type and those of numbers",
    ],
  ]),
  ...takenFrom("user-pool", "user-pool-senders", [
    [
      "an app as second factor is chosen, not given",
      "mfaMethods.includes(MfaMethod.Totp) ?",
      "mfaMethods.length > 0 ?",
      "second factor is what was chosen and nothing else: sms",
    ],
    [
      "e-mail as second factor is chosen, not given",
      "mfaMethods.includes(MfaMethod.Email) ?",
      "mfaMethods.length > 1 ?",
      "second factor is what was chosen and nothing else: totp, sms",
    ],
    [
      "a computed SES identity is checked",
      "requireEmailSender(sender, region)",
      "sender",
      "e-mail of a user pool refuses a computed identity that the sender does not belong to, once it is known",
    ],
    [
      "an SES identity is in a region that the pool can send from",
      "requireEmailSender(sender, region)",
      'requireEmailSender(sender, region && "ap-south-1")',
      "e-mail of a user pool refuses an identity in a region that the pool cannot send from, though it is plain: the region is not",
    ],
    [
      "an address is proven by a code, not by a link",
      'defaultEmailOption: "CONFIRM_WITH_CODE"',
      'defaultEmailOption: "CONFIRM_WITH_LINK"',
      "e-mail of a user pool proves an address by a code, with the texts that were written",
    ],
    [
      "the pool waits for what the role for SMS may",
      ", ...(sms ? { dependsOn: [sms.policy] } : {})",
      "",
      "SMS of a user pool is sent by a role of its own, in the pool's region, once the role may",
    ],
    [
      "who signs in by phone proves the number",
      '["email", "phone_number"] : ["email"]',
      '["email"] : ["email"]',
      "SMS of a user pool verifies email and phone_number with phone, and recovers by e-mail before phone",
    ],
    [
      "a number that codes go to is verified",
      "|| mfaMethods.includes(MfaMethod.Sms)",
      "",
      "second factor goes by SMS to a number that was verified: whoever holds a session cannot move it to their own phone",
    ],
  ]),
  ...takenFrom("sms-role", "sms-role", [
    [
      "the role for SMS asks for the pool's external id",
      '"sts:ExternalId": externalId, ',
      "",
      "role for SMS can be taken by Cognito alone, for this account and with the pool's external id alone",
    ],
    [
      "the role for SMS is for this account",
      ', "aws:SourceAccount": accountId',
      "",
      "role for SMS can be taken by Cognito alone, for this account and with the pool's external id alone",
    ],
    [
      "Cognito alone takes the role for SMS",
      'Principal: { Service: "cognito-idp.amazonaws.com" }',
      'Principal: { AWS: "*" }',
      "role for SMS can be taken by Cognito alone, for this account and with the pool's external id alone",
    ],
    [
      "the role for SMS may send, nothing else",
      'Action: ["sns:Publish"]',
      'Action: ["sns:*"]',
      "role for SMS may send, nothing else",
    ],
    [
      "the external id is the stack's own",
      "pulumi.getStack()}",
      '"dev"}',
      "role for SMS has an external id of its own in every project and stack",
    ],
  ]),
  ...takenFrom("checks/handlers", "sms-role", [
    [
      "no function's role has the name of the one for SMS",
      "if (key === smsKey) refuse(",
      'if (key === "") refuse(',
      "role for SMS shares its name with no function's role",
    ],
  ]),
];
