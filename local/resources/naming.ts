import { createHash } from "node:crypto";

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";

/** Letters that AWS makes its ids of. */
export const ALPHABET = {
  lower: LOWER + DIGITS,
  mixed: LOWER.toUpperCase() + LOWER + DIGITS,
  base32: `${LOWER.toUpperCase()}234567`,
  hex: `${DIGITS}abcdef`,
} as const;

/** Account of everything local. */
export const ACCOUNT_ID = "000000000000";

/** Names and ids of one resource: random to the eye, the same for the same seed and resource. */
export interface Naming {
  /**
   * @param purpose tells several ids of one resource apart
   * @returns `length` letters of the alphabet
   */
  pick(alphabet: string, length: number, purpose: string): string;

  /** A UUID of version 4's shape. */
  uuid(purpose: string): string;
}

/**
 * @param seed random text kept with the stack's state
 * @param urn of the resource
 */
export function createNaming(seed: string, urn: string): Naming {
  const pick = (alphabet: string, length: number, purpose: string): string => {
    let text = "";
    for (let block = 0; text.length < length; block++) {
      const bytes = createHash("sha256")
        .update(JSON.stringify([seed, urn, purpose, block]))
        .digest();
      for (const byte of bytes) {
        const fair = byte < 256 - (256 % alphabet.length);
        if (fair && text.length < length) text += alphabet.charAt(byte % alphabet.length);
      }
    }
    return text;
  };
  const uuid = (purpose: string): string => {
    const digits = pick(ALPHABET.hex, 30, purpose);
    const variant = "89ab".charAt(Number.parseInt(digits.charAt(29), 16) % 4);
    return [
      digits.slice(0, 8),
      digits.slice(8, 12),
      `4${digits.slice(12, 15)}`,
      variant + digits.slice(15, 18),
      digits.slice(17, 29),
    ].join("-");
  };
  return { pick, uuid };
}

/** A physical name as Pulumi makes it when none is declared: the name in the program, `-` and 7 hex digits. */
export function autoName(name: string, naming: Naming): string {
  return `${name}-${naming.pick(ALPHABET.hex, 7, "name")}`;
}
