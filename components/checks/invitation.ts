import type { Invitation } from "../args/messages";
import { messageOptions, parseMessage } from "./message-texts";
import { type Option, readOptions } from "./options";

/**
 * Reads `users.invitation`. Undefined if it was left out.
 *
 * @throws Refusal for a text without the user name or the temporary password: nobody could sign in with it.
 */
export function parseInvitation(option: Option): Invitation | undefined {
  if (option.value === undefined) return undefined;
  return parseMessage(readOptions(option.where, option.value, messageOptions), {
    placeholders: { "{username}": "the user name", "{####}": "the temporary password" },
    requireSent: () => {},
  });
}
