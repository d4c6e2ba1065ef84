import type { Option } from "./options";
import { refuse } from "./refusal";
import { parseText } from "./values";

/** The option names of a message that Cognito sends by e-mail or by SMS. */
export const messageOptions = ["emailSubject", "emailBody", "smsMessage"] as const;

/** What a kind of message must and may hold. */
export interface MessageRules {
  /** What each placeholder stands for, for example `{####}` for "the code". */
  placeholders: { [placeholder: string]: string };

  /** Refuses what else Cognito would not send as it stands. */
  requireSent: (text: string, where: string, isSms: boolean) => void;
}

/** The three texts of a message, those that were given. */
export interface MessageTexts {
  emailSubject?: string;
  emailBody?: string;
  smsMessage?: string;
}

/**
 * Reads the texts of a message; lengths and characters as in Cognito's `MessageTemplateType` and
 * `VerificationMessageTemplateType`.
 *
 * @throws Refusal for a text that is too long, that lacks a placeholder, or that Cognito does not mail.
 */
export function parseMessage(
  given: Record<(typeof messageOptions)[number], Option>,
  rules: MessageRules,
): MessageTexts {
  const emailSubject = parseSubject(given.emailSubject);
  const emailBody = parseBody(given.emailBody, { ...rules, max: 20_000, isSms: false });
  const smsMessage = parseBody(given.smsMessage, { ...rules, max: 140, isSms: true });
  if (emailBody !== undefined) requireMailable(emailBody, given.emailBody.where);
  return {
    ...(emailSubject === undefined ? {} : { emailSubject }),
    ...(emailBody === undefined ? {} : { emailBody }),
    ...(smsMessage === undefined ? {} : { smsMessage }),
  };
}

function parseSubject(option: Option): string | undefined {
  const subject = parseText(option);
  if (subject === undefined) return undefined;
  requireAtMost(subject, option.where, 140);
  requireMailable(subject, option.where);
  return subject;
}

interface BodyRules extends MessageRules {
  /** Most characters. */
  max: number;
  isSms: boolean;
}

function parseBody(option: Option, { max, isSms, placeholders, requireSent }: BodyRules): string | undefined {
  const text = parseText(option);
  if (text === undefined) return undefined;
  const { where } = option;
  requireAtMost(text, where, max);
  requireNoLink(text, where);
  requireSent(text, where, isSms);
  for (const [placeholder, meaning] of Object.entries(placeholders)) {
    if (!text.includes(placeholder)) {
      refuse(where, `lacks ${placeholder}`, `write ${placeholder} where ${meaning} belongs`);
    }
  }
  return text;
}

/** Cognito puts a link in place of `{##text##}` only in pools that confirm by link, and leaves it as it stands in others. */
function requireNoLink(text: string, where: string): void {
  const [link] = /\{##(?!##\})[^}]*##\}/.exec(text) ?? [];
  if (link !== undefined) refuse(where, "holds a link placeholder", "write {####}: links are not offered", link);
}

function requireAtMost(text: string, where: string, max: number): void {
  const given = `${text.length} characters`;
  if (text.length > max) refuse(where, `must have ${max} characters at most`, "write a shorter text", given);
}

/** Cognito mails letters, marks, symbols, numbers, punctuation and white space, but no control or joining characters. */
function requireMailable(text: string, where: string): void {
  const [odd] = /[^\p{L}\p{M}\p{S}\p{N}\p{P}\s]/u.exec(text) ?? [];
  if (odd === undefined) return;
  const code = `U+${(odd.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  refuse(where, "holds a control or joining character", "write it without that character", code);
}
