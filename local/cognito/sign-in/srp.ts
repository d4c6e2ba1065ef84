import { createDiffieHellman, createHash, getDiffieHellman, randomBytes } from "node:crypto";
import { sameSecret } from "../secrets";

/** What is kept of a password: enough to check it and to run SRP with it, not enough to read it. Both in hex. */
export interface PasswordVerifier {
  salt: string;
  verifier: string;
}

/**
 * Cognito's SRP group: the 3072-bit prime of RFC 3526 section 4 with generator 2 (RFC 5054 appendix A has it as well).
 * One object for all: it is set and read within one synchronous step.
 */
const group = createDiffieHellman(getDiffieHellman("modp15").getPrime(), 2);

/**
 * The verifier of a new password, with a fresh salt: `v = g^x`, `x = H(salt, H(poolName + username + ":" + password))`
 * with SHA-256 (RFC 5054 section 2.4 in Cognito's form; `poolName` is the pool's id after the underscore).
 */
export function createVerifier(poolId: string, username: string, password: string): PasswordVerifier {
  const salt = randomBytes(16).toString("hex");
  return { salt, verifier: deriveVerifier(poolId, username, password, salt) };
}

/** Whether this is the password behind the verifier. Takes the same time either way. */
export function checkPassword(poolId: string, username: string, password: string, kept: PasswordVerifier): boolean {
  return sameSecret(deriveVerifier(poolId, username, password, kept.salt), kept.verifier);
}

function deriveVerifier(poolId: string, username: string, password: string, salt: string): string {
  const poolName = poolId.slice(poolId.indexOf("_") + 1);
  const identity = createHash("sha256").update(`${poolName}${username}:${password}`).digest();
  const x = createHash("sha256").update(toPositiveBytes(salt)).update(identity).digest();
  group.setPrivateKey(x);
  return group.generateKeys("hex").padStart(768, "0");
}

/** A number as SRP clients hash it: without leading zeros, and with one zero byte before a set sign bit. */
function toPositiveBytes(hex: string): Buffer {
  const digits = hex.replace(/^0+(?=.)/, "");
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  return Buffer.from(/^[89a-f]/i.test(even) ? `00${even}` : even, "hex");
}
