import type { Invitation } from "../args";
import { type Option, readOptions } from "./options";
import { refuse } from "./refusal";
import { parseText } from "./values";

/**
 * Reads `users.invitation`; lengths and characters as in Cognito's `MessageTemplateType`. Undefined if it was left out.
 *
 * @throws Refusal for a text without the user name or the temporary password: nobody could sign in with it.
 */
export function parseInvitation(option: Option): Invitation | undefined {
  if (option.value === undefined) return undefined;
  const given = readOptions(option.where, option.value, ["emailSubject", "emailBody", "smsMessage"]);
  const emailSubject = parseSubject(given.emailSubject);
  const emailBody = parseMessage(given.emailBody, 20_000);
  const smsMessage = parseMessage(given.smsMessage, 140);
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

function parseMessage(option: Option, max: number): string | undefined {
  const text = parseText(option);
  if (text === undefined) return undefined;
  const { where } = option;
  requireAtMost(text, where, max);
  if (!text.includes("{username}")) refuse(where, "lacks {username}", "write {username} where the user name belongs");
  if (!text.includes("{####}")) refuse(where, "lacks {####}", "write {####} where the temporary password belongs");
  return text;
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
