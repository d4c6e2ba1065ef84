import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** What is kept of a random secret: its SHA-256, in hex. */
export function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Compares in a time that says nothing about where two texts differ. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());
}

/** So many random bytes, in hex. */
export function randomSecret(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}

/** So many characters of the alphabet, each drawn alone. */
export function randomText(length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}
