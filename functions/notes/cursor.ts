import { createHash } from "node:crypto";
import { BadRequestError } from "../http";

/**
 * Where a page of the list ends, as text for `?next=`. It names the last note that was listed and is bound to its owner.
 *
 * The binding makes a foreign or damaged cursor a clear 400; it is no lock. The lock is that a list is only ever read
 * under the caller's own `sub`.
 */
export function toCursor(owner: string, lastId: string): string {
  const binding = createHash("sha256")
    .update(JSON.stringify([owner, lastId]))
    .digest("base64url")
    .slice(0, 16);
  return `${lastId}.${binding}`;
}

/**
 * The id of the note after which the list goes on.
 *
 * @throws BadRequestError if the cursor was not given to this owner.
 */
export function fromCursor(owner: string, cursor: string): string {
  const lastId = cursor.slice(0, cursor.lastIndexOf("."));
  if (cursor !== toCursor(owner, lastId)) {
    throw new BadRequestError("next is not a value that this list answered: leave it out to start again");
  }
  return lastId;
}
