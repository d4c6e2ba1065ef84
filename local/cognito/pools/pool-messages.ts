import { type Checked, oneOf, optional, structure, text } from "../input/checks";
import * as shapes from "../input/shapes";
import type { MessageTexts } from "../settings";

/* The texts that a pool sends, as CreateUserPool and UpdateUserPool take them. */

/** Verification shapes. */
export const verificationTexts = {
  VerificationMessageTemplate: optional(
    structure(
      {
        SmsMessage: optional(shapes.smsText),
        EmailMessage: optional(shapes.emailText),
        EmailSubject: optional(shapes.messageSubject),
        DefaultEmailOption: optional(oneOf("CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE")),
      },
      "refuse",
    ),
  ),
  EmailVerificationMessage: optional(shapes.emailText),
  EmailVerificationSubject: optional(shapes.messageSubject),
  SmsVerificationMessage: optional(shapes.smsText),
  SmsAuthenticationMessage: optional(shapes.smsText),
} as const;

/** An invitation. */
export const invitationTexts = structure({
  SMSMessage: optional(text({ min: 6, max: 140 })),
  EmailMessage: optional(text({ min: 6, max: 20000, pattern: shapes.letters })),
  EmailSubject: optional(shapes.messageSubject),
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
