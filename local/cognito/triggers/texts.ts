import type { Message, MessageTexts, PoolSettings } from "../settings";
import type { CustomMessageAnswer } from "./custom-message";
import { codePlaceholder, usernamePlaceholder } from "./placeholders";

/** A message whose placeholders are not filled in yet. */
export interface Template {
  /** Empty for a text message. */
  subject: string;
  body: string;
}

type Texts = { [name in keyof Required<MessageTexts>]: string };

const verification: Texts = {
  subject: "Your verification code",
  body: "Your confirmation code is {####}",
  sms: "Your confirmation code is {####}",
};

/**
 * Cognito's own texts. Those of invitations and confirmations are what its users quote; AWS's pages print none, and the
 * others are worded after them.
 */
const own: Record<Message["kind"], Texts> = {
  signUp: verification,
  attribute: verification,
  forgotPassword: {
    subject: "Your verification code",
    body: "Your password reset code is {####}",
    sms: "Your password reset code is {####}",
  },
  mfa: {
    subject: "Your authentication code",
    body: "Your authentication code is {####}",
    sms: "Your authentication code is {####}",
  },
  invitation: {
    subject: "Your temporary password",
    body: "Your username is {username} and temporary password is {####}.",
    sms: "Your username is {username} and temporary password is {####}.",
  },
};

/**
 * The words of a message: those of the custom message trigger, else the pool's, else Cognito's. A text without a place for
 * the code, or in an invitation for the user name, is passed over: AWS asks for both (Custom message Lambda trigger,
 * Response parameters), and nobody could go on with what it says.
 */
export function chooseTemplate(
  pool: PoolSettings,
  kind: Message["kind"],
  medium: "email" | "sms",
  custom: CustomMessageAnswer | undefined,
): Template {
  const ofPool = textsOfPool(pool, kind);
  const choose = (...texts: (string | undefined)[]) => texts.find((text) => text !== undefined && isWhole(text, kind));
  if (medium === "sms") return { subject: "", body: choose(custom?.smsMessage, ofPool?.sms) ?? own[kind].sms };
  return {
    subject: custom?.emailSubject ?? ofPool?.subject ?? own[kind].subject,
    body: choose(custom?.emailMessage, ofPool?.body) ?? own[kind].body,
  };
}

function textsOfPool(pool: PoolSettings, kind: Message["kind"]): MessageTexts | undefined {
  if (kind === "invitation") return pool.invitationMessage;
  return kind === "mfa" ? pool.mfaMessage : pool.verificationMessage;
}

function isWhole(text: string, kind: Message["kind"]): boolean {
  const needed = kind === "invitation" ? [codePlaceholder, usernamePlaceholder] : [codePlaceholder];
  return needed.every((placeholder) => text.includes(placeholder));
}
