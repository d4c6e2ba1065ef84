import { createPublicKey, type KeyObject } from "node:crypto";

/** A public key as a key set publishes it (RFC 7517); what is not named here is not looked at. */
export interface Jwk {
  kty: string;
  kid?: string;
  alg?: string;
  use?: string;
  n?: string;
  e?: string;
}

/** A key that tokens may be signed with: RSA, for signatures, with an id. */
type RsaJwk = { kty: "RSA"; kid: string; alg?: string; use?: string; n: string; e: string };

/** A key of an issuer, made ready once. */
export interface VerificationKey {
  jwk: RsaJwk;
  publicKey: KeyObject;
}

/** The keys of an issuer by their id. What cannot verify a token is left out. */
export function toVerificationKeys(keys: readonly Jwk[]): ReadonlyMap<string, VerificationKey> {
  return new Map(
    keys.filter(canVerify).map((jwk) => {
      const publicKey = createPublicKey({ key: { kty: jwk.kty, n: jwk.n, e: jwk.e }, format: "jwk" });
      return [jwk.kid, { jwk, publicKey }];
    }),
  );
}

/** True for an RSA signature key with an id. */
export function canVerify(jwk: Jwk): jwk is RsaJwk {
  return jwk.kty === "RSA" && !!jwk.kid && !!jwk.n && !!jwk.e && (jwk.use ?? "sig") === "sig";
}
