import { createDiffieHellman, getDiffieHellman } from "node:crypto";

/**
 * Cognito's SRP group: the 3072-bit prime of RFC 3526 section 4 with generator 2 (RFC 5054 appendix A has it as well).
 * One object for all: it is set and read within one synchronous step. Powers are OpenSSL's, six times as fast as BigInt's.
 */
const group = createDiffieHellman(getDiffieHellman("modp15").getPrime(), 2);

export const prime = fromHex(group.getPrime("hex"));

const digits = 768;

/** `g^exponent`, in 768 hex digits. */
export function powerOfGenerator(exponent: Buffer): string {
  group.setPrivateKey(exponent);
  return group.generateKeys("hex").padStart(digits, "0");
}

/**
 * `base^exponent`.
 *
 * @throws Error if the base is 0, 1 or -1 modulo the prime: its powers say nothing of the exponent.
 */
export function power(base: bigint, exponent: Buffer): bigint {
  group.setPrivateKey(exponent);
  return fromHex(group.computeSecret(base.toString(16).padStart(digits, "0"), "hex", "hex"));
}

export function fromHex(hex: string): bigint {
  return BigInt(`0x${hex}`);
}

/** A number as SRP clients hash it: without leading zeros, and with one zero byte before a set sign bit. */
export function toPositiveBytes(hex: string): Buffer {
  const significant = hex.replace(/^0+(?=.)/, "");
  const even = significant.length % 2 === 0 ? significant : `0${significant}`;
  return Buffer.from(/^[89a-f]/i.test(even) ? `00${even}` : even, "hex");
}
