import { ARN, type ResourceRules, region, source, tags } from "./rule";

const { replaces, updates } = source("cognitoidp/user_pool.go");

const CODE = [/\{####\}/, "a text with {####}"] as const;
const DIGITS = [/^\d+$/, "digits"] as const;

export const userPoolRules: ResourceRules = {
  type: "aws:cognito/userPool:UserPool",
  properties: {
    accountRecoverySetting: updates(53, 1066, {
      fields: {
        recoveryMechanisms: {
          entries: [1, 2],
          fields: {
            name: { required: true, oneOf: ["verified_email", "verified_phone_number", "admin_only"] },
            priority: { required: true, range: [1, 2] },
          },
        },
      },
    }),
    adminCreateUserConfig: updates(83, 1067, {
      fields: {
        inviteMessageTemplate: {
          fields: {
            emailMessage: {
              characters: [6, 20_000],
              form: [/^(?=[\s\S]*\{username\})(?=[\s\S]*\{####\})/, "a text with {username} and {####}"],
            },
            emailSubject: { characters: [1, 140] },
            smsMessage: {
              characters: [6, 140],
              form: [/^(?=[\s\S]*\{username\})(?=[\s\S]*\{####\})/, "a text with {username} and {####}"],
            },
          },
        },
      },
    }),
    aliasAttributes: replaces(124, {
      oneOf: ["phone_number", "email", "preferred_username"],
      excludes: ["usernameAttributes"],
    }),
    autoVerifiedAttributes: updates(135, 1068, { oneOf: ["phone_number", "email"] }),
    deletionProtection: updates(151, 1069, { oneOf: ["ACTIVE", "INACTIVE"] }),
    deviceConfiguration: updates(157, 1070),
    emailConfiguration: updates(178, 1071, {
      fields: {
        configurationSet: { characters: [1, 64] },
        emailSendingAccount: { oneOf: ["COGNITO_DEFAULT", "DEVELOPER"] },
        replyToEmailAddress: { form: [/.@./, "an e-mail address"] },
        sourceArn: { form: ARN },
      },
    }),
    emailMfaConfiguration: updates(216, 1023, {
      fields: { message: { characters: [6, 20_000], form: CODE }, subject: { characters: [1, 140] } },
    }),
    emailVerificationMessage: updates(241, 1072, { characters: [6, 20_000], form: CODE }),
    emailVerificationSubject: updates(248, 1073, { characters: [1, 140] }),
    lambdaConfig: updates(263, 1074, {
      fields: {
        createAuthChallenge: { form: ARN },
        customMessage: { form: ARN },
        defineAuthChallenge: { form: ARN },
        kmsKeyId: { form: ARN },
        postAuthentication: { form: ARN },
        postConfirmation: { form: ARN },
        preAuthentication: { form: ARN },
        preSignUp: { form: ARN },
        preTokenGeneration: { form: ARN },
        preTokenGenerationConfig: {
          fields: {
            lambdaArn: { required: true, form: ARN },
            lambdaVersion: { required: true, oneOf: ["V1_0", "V2_0", "V3_0"] },
          },
        },
        userMigration: { form: ARN },
        verifyAuthChallengeResponse: { form: ARN },
        customEmailSender: { needs: ["kmsKeyId"] },
        customSmsSender: { needs: ["kmsKeyId"] },
      },
    }),
    mfaConfiguration: updates(392, 1024, { oneOf: ["OFF", "ON", "OPTIONAL"] }),
    name: updates(398, 1075, {
      characters: [1, 128],
      form: [/^[\w\s+=,.@-]+$/, "letters, digits, blanks and _+=,.@-"],
    }),
    passwordPolicy: updates(407, 1076, {
      fields: {
        minimumLength: { range: [6, 99] },
        passwordHistorySize: { range: [0, 24] },
        temporaryPasswordValidityDays: { range: [0, 365] },
      },
    }),
    region,
    schemas: updates(449, 1256, {
      entries: [1, 50],
      fields: {
        name: {
          required: true,
          characters: [1, 20],
          form: [/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u, "a text without blanks"],
        },
        attributeDataType: { required: true, oneOf: ["String", "Number", "DateTime", "Boolean"] },
        stringAttributeConstraints: { fields: { minLength: { form: DIGITS }, maxLength: { form: DIGITS } } },
      },
    }),
    signInPolicy: updates(516, 1077, {
      fields: { allowedFirstAuthFactors: { oneOf: ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"] } },
    }),
    smsAuthenticationMessage: updates(534, 1025, { characters: [6, 140], form: CODE }),
    smsConfiguration: updates(539, 1026, {
      fields: {
        externalId: { required: true },
        snsCallerArn: { required: true, form: ARN },
        snsRegion: { form: [/^[a-z]{2}(-[a-z]+)+-\d$/, "a region of AWS"] },
      },
    }),
    smsVerificationMessage: updates(564, 1080, { characters: [6, 140], form: CODE }),
    softwareTokenMfaConfiguration: updates(571, 1027, { fields: { enabled: { required: true } } }),
    tags,
    userAttributeUpdateSettings: updates(587, 1082, {
      fields: { attributesRequireVerificationBeforeUpdates: { required: true, oneOf: ["phone_number", "email"] } },
    }),
    userPoolAddOns: updates(604, 1083, {
      fields: { advancedSecurityMode: { required: true, oneOf: ["OFF", "AUDIT", "ENFORCED"] } },
    }),
    userPoolTier: updates(634, 1084, { oneOf: ["LITE", "ESSENTIALS", "PLUS"] }),
    usernameAttributes: replaces(643, { oneOf: ["phone_number", "email"], excludes: ["aliasAttributes"] }),
    usernameConfiguration: replaces(661, { fields: { caseSensitive: { required: true } } }),
    verificationMessageTemplate: updates(666, 1085, {
      fields: {
        defaultEmailOption: { oneOf: ["CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"] },
        emailMessage: { characters: [6, 20_000], form: CODE },
        emailMessageByLink: { characters: [6, 20_000], form: [/\{##[\s\S]*##\}/, "a text with {##...##}"] },
        emailSubject: { characters: [1, 140] },
        emailSubjectByLink: { characters: [1, 140] },
        smsMessage: { characters: [6, 140], form: CODE },
      },
    }),
    webAuthnConfiguration: updates(715, 1028, {
      fields: { relyingPartyId: { characters: [1, 127] }, userVerification: { oneOf: ["required", "preferred"] } },
    }),
  },
};
