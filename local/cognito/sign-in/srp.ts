import { createHash, randomBytes } from "node:crypto";
import { sameSecret } from "../secrets";
import { powerOfGenerator, toPositiveBytes } from "./srp-group";

/** What is kept of a password: enough to check it and to run SRP with it, not enough to read it. Both in hex. */
export interface PasswordVerifier {
  salt: string;
  verifier: string;
}

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

/** The pool's id after the underscore: what SRP calls its name. */
export function poolNameOf(poolId: string): string {
  return poolId.slice(poolId.indexOf("_") + 1);
}

function deriveVerifier(poolId: string, username: string, password: string, salt: string): string {
  const poolName = poolNameOf(poolId);
  const identity = createHash("sha256").update(`${poolName}${username}:${password}`).digest();
  return powerOfGenerator(createHash("sha256").update(toPositiveBytes(salt)).update(identity).digest());
}
