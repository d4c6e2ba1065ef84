import { createHmac, randomBytes } from "node:crypto";
import { sameSecret } from "../secrets";

/*
 * A refresh token: one byte for its form (so that it never begins with a dash, which a command line takes for an option),
 * the sign-in it belongs to (a UUID's 16 bytes), 48 random bytes, and 16 bytes that show that it was made for that
 * sign-in. By these a token that was replaced is told from one that was made up, though nothing is kept of it.
 */
const form = Buffer.from([1]);
const idEnd = 17;
const randomSize = 48;
const markSize = 16;

/** What the tokens of one sign-in are marked with; whoever reads it can make replaced tokens, never a good one. */
export function makeFamilyKey(): string {
  return randomBytes(16).toString("hex");
}

export function makeRefreshToken(originJti: string, familyKey: string): string {
  const id = Buffer.from(originJti.replaceAll("-", ""), "hex");
  const unmarked = Buffer.concat([form, id, randomBytes(randomSize)]);
  return Buffer.concat([unmarked, markOf(unmarked, familyKey)]).toString("base64url");
}

/** The sign-in that a refresh token says it belongs to; of anything else some text that no sign-in has. */
export function readOriginJti(refreshToken: string): string {
  const hex = Buffer.from(refreshToken, "base64url").subarray(form.length, idEnd).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Whether a token was made for the sign-in with this key. Takes the same time either way. */
export function isOfFamily(refreshToken: string, familyKey: string): boolean {
  const bytes = Buffer.from(refreshToken, "base64url");
  const end = idEnd + randomSize;
  const mark = markOf(bytes.subarray(0, end), familyKey);
  return sameSecret(bytes.subarray(end).toString("hex"), mark.toString("hex"));
}

function markOf(unmarked: Buffer, familyKey: string): Buffer {
  return createHmac("sha256", Buffer.from(familyKey, "hex")).update(unmarked).digest().subarray(0, markSize);
}
