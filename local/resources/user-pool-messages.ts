import type { MessageTexts } from "../cognito/settings";
import type { Properties } from "../engine/evaluation";
import { object, text } from "./properties";

/** What is sent with a code. The template's members stand for the older ones, and AWS takes them before those. */
export function toVerificationMessage(inputs: Properties): MessageTexts {
  const template = object(inputs, "verificationMessageTemplate") ?? {};
  return {
    subject: words(template, "emailSubject") ?? words(inputs, "emailVerificationSubject"),
    body: words(template, "emailMessage") ?? words(inputs, "emailVerificationMessage"),
    sms: words(template, "smsMessage") ?? words(inputs, "smsVerificationMessage"),
  };
}

/** What a user whom an administrator made is sent. */
export function toInvitationMessage(inputs: Properties): MessageTexts {
  const template = object(object(inputs, "adminCreateUserConfig") ?? {}, "inviteMessageTemplate") ?? {};
  return {
    subject: words(template, "emailSubject"),
    body: words(template, "emailMessage"),
    sms: words(template, "smsMessage"),
  };
}

/** What is sent with the code of a sign-in. */
export function toMfaMessage(inputs: Properties): MessageTexts {
  const email = object(inputs, "emailMfaConfiguration") ?? {};
  return {
    subject: words(email, "subject"),
    body: words(email, "message"),
    sms: words(inputs, "smsAuthenticationMessage"),
  };
}

/** An empty text is as good as none. */
function words(properties: Properties, name: string): string | undefined {
  return text(properties, name) || undefined;
}
