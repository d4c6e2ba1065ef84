import { createHash } from "node:crypto";
import { sameSecret } from "../secrets";

/** RFC 7636, 4.1. */
const verifierForm = /^[A-Za-z0-9\-._~]{43,128}$/;

/**
 * Whether a token request comes from who made the authorization request (RFC 7636, 4.6). A challenge that was sent must be
 * met; a verifier without one means that it was taken out on the way (RFC 9700, 4.8.2).
 */
export function meetsChallenge(challenge: string | undefined, verifier: string | undefined): boolean {
  if (challenge === undefined || verifier === undefined) return challenge === verifier;
  if (!verifierForm.test(verifier)) return false;
  return sameSecret(createHash("sha256").update(verifier).digest("base64url"), challenge);
}
