import { integer, listOf, mapOf, oneOf, optional, recordOf, required, structure, text } from "./checks";

/* The constraints of the API reference on what several operations take. */

export const poolId = text({ min: 1, max: 55, pattern: "[\\w-]+_[0-9a-zA-Z]+" });

export const clientId = text({ min: 1, max: 128, pattern: "[\\w+]+" });

export const username = text({ min: 1, max: 128, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+", secret: true });

export const password = text({ max: 256, pattern: "[\\S]+", secret: true });

export const secretHash = text({ min: 1, max: 128, pattern: "[\\w+=/]+", secret: true });

export const code = text({ min: 1, max: 2048, pattern: "[\\S]+", secret: true });

export const token = text({ pattern: "[A-Za-z0-9-_=.]+", secret: true });

export const session = text({ min: 20, max: 2048, secret: true });

export const attributeName = text({ min: 1, max: 32, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+" });

export const attributes = listOf(
  structure({ Name: required(attributeName), Value: optional(text({ max: 2048, secret: true })) }),
);

export const attributeNames = listOf(attributeName);

export const parameters = mapOf(text({}), { secret: true });

/** For the pool's triggers; never stored, never shown. */
export const clientMetadata = recordOf(text({}), { secret: true });

export const clientSecret = text({ min: 24, max: 64, pattern: "[\\w+]+", secret: true });

export const deviceKey = text({ min: 1, max: 55, pattern: "[\\w-]+_[0-9a-f-]+" });

export const authFlow = oneOf(
  "USER_SRP_AUTH",
  "REFRESH_TOKEN_AUTH",
  "REFRESH_TOKEN",
  "CUSTOM_AUTH",
  "ADMIN_NO_SRP_AUTH",
  "USER_PASSWORD_AUTH",
  "ADMIN_USER_PASSWORD_AUTH",
  "USER_AUTH",
);

export const challengeName = oneOf(
  "SMS_MFA",
  "EMAIL_OTP",
  "SOFTWARE_TOKEN_MFA",
  "SELECT_MFA_TYPE",
  "MFA_SETUP",
  "PASSWORD_VERIFIER",
  "CUSTOM_CHALLENGE",
  "SELECT_CHALLENGE",
  "DEVICE_SRP_AUTH",
  "DEVICE_PASSWORD_VERIFIER",
  "ADMIN_NO_SRP_AUTH",
  "NEW_PASSWORD_REQUIRED",
  "SMS_OTP",
  "PASSWORD",
  "WEB_AUTHN",
  "PASSWORD_SRP",
);

export const groupName = text({ min: 1, max: 128, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" });

/** What a group is besides its name. */
export const groupDetails = {
  Description: optional(text({ max: 2048 })),
  RoleArn: optional(
    text({
      min: 20,
      max: 2048,
      pattern:
        "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?",
    }),
  ),
  Precedence: optional(integer({ min: 0, max: 2147483647 })),
} as const;

/** How many of a list at a time; 0 or nothing: the most there can be. */
export const listLimit = integer({ min: 0, max: 60 });

export const pageToken = text({ min: 1, pattern: "[\\S]+" });

export const resourceServerId = text({ min: 1, max: 256, pattern: "[\\x21\\x23-\\x5B\\x5D-\\x7E]+" });

export const domainName = text({ min: 1, max: 63, pattern: "^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$" });

/** What stands in a text that is sent. */
export const letters = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*";

export const smsText = text({ min: 6, max: 140, pattern: ".*\\{####\\}.*" });

export const emailText = text({ min: 6, max: 20000, pattern: `${letters}\\{####\\}${letters}` });

const subjectLetters = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+";

export const messageSubject = text({ min: 1, max: 140, pattern: subjectLetters });

export const mfaMessageSubject = text({ max: 140, pattern: subjectLetters });
