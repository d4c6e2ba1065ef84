import type { VerificationMessage } from "../args/messages";
import { messageOptions, parseMessage } from "./message-texts";
import { type Option, readOptions } from "./options";
import { refuse } from "./refusal";

/**
 * Reads `users.verificationMessage`. Undefined if it was left out.
 *
 * @throws Refusal for a text without the code, or with what Cognito would send as it stands.
 */
export function parseVerificationMessage(option: Option): VerificationMessage | undefined {
  if (option.value === undefined) return undefined;
  return parseMessage(readOptions(option.where, option.value, messageOptions), {
    placeholders: { "{####}": "the code" },
    requireSent,
  });
}

/** Cognito fills in the user name in invitations alone, and takes an SMS of one line (`SmsVerificationMessageType`). */
function requireSent(text: string, where: string, isSms: boolean): void {
  if (text.includes("{username}")) {
    refuse(where, "holds {username}, which Cognito fills in only in invitations", "write it without the user name");
  }
  if (isSms && /[\n\r]/.test(text)) refuse(where, "holds a line break", "write it on one line");
}
