import { type Checked, oneOf, optional, structure, text } from "../input/checks";
import type { MessageTexts } from "../settings";

/* The texts that a pool sends, as CreateUserPool and UpdateUserPool take them. */

const letters = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*";
const smsText = text({ min: 6, max: 140, pattern: ".*\\{####\\}.*" });
const emailText = text({ min: 6, max: 20000, pattern: `${letters}\\{####\\}${letters}` });
const subject = text({ min: 1, max: 140, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+" });

/** Verification messages. */
export const verificationTexts = {
  VerificationMessageTemplate: optional(
    structure(
      {
        SmsMessage: optional(smsText),
        EmailMessage: optional(emailText),
        EmailSubject: optional(subject),
        DefaultEmailOption: optional(oneOf("CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE")),
      },
      "refuse",
    ),
  ),
  EmailVerificationMessage: optional(emailText),
  EmailVerificationSubject: optional(subject),
  SmsVerificationMessage: optional(smsText),
  SmsAuthenticationMessage: optional(smsText),
} as const;

/** An invitation. */
export const invitationTexts = structure({
  SMSMessage: optional(text({ min: 6, max: 140 })),
  EmailMessage: optional(text({ min: 6, max: 20000, pattern: letters })),
  EmailSubject: optional(subject),
});

const verification = structure(verificationTexts);

/** The template comes before the older members beside it. */
export function readVerificationMessage(input: Checked<typeof verification>): MessageTexts {
  const template = input.VerificationMessageTemplate;
  return {
    subject: template?.EmailSubject ?? input.EmailVerificationSubject,
    body: template?.EmailMessage ?? input.EmailVerificationMessage,
    sms: template?.SmsMessage ?? input.SmsVerificationMessage,
  };
}

export function readInvitationMessage(input: Checked<typeof invitationTexts> | undefined): MessageTexts {
  return { subject: input?.EmailSubject, body: input?.EmailMessage, sms: input?.SMSMessage };
}
