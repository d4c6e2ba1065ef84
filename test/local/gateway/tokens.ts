import { createHmac, createSign, generateKeyPairSync, type KeyObject } from "node:crypto";

/** The time of every test, in milliseconds since 1970. */
export const now = Date.parse("2026-03-01T12:00:00.250Z");

/** The same in seconds, as tokens say it. */
export const nowSeconds = Math.floor(now / 1000);

export const issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E";
export const clientId = "4h57kj3s0u8bq1m2n6p9r7t5vw";

/** A key pair with its id. */
export interface TestKey {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  jwk: { kty: "RSA"; alg: "RS256"; use: "sig"; kid: string; n: string; e: string };
}

export function makeKey(kid: string): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const { n = "", e = "" } = publicKey.export({ format: "jwk" });
  return { kid, privateKey, publicKey, jwk: { kty: "RSA", alg: "RS256", use: "sig", kid, n, e } };
}

/** The pool's keys, and one that nobody published. */
export const accessKey = makeKey("access-key");
export const idKey = makeKey("id-key");
export const strangersKey = makeKey("access-key");

/** The pool's key set. */
export const jwks = { keys: [idKey.jwk, accessKey.jwk] };

export type Claims = Record<string, unknown>;

/** What the pool puts in an access token; a claim that is undefined is left out. */
export function accessClaims(changes: Claims = {}): Claims {
  return {
    sub: "5d0e7c1a-1111-4222-8333-944455556666",
    iss: issuer,
    client_id: clientId,
    token_use: "access",
    scope: "openid notes/read",
    iat: nowSeconds - 60,
    exp: nowSeconds + 3600,
    username: "5d0e7c1a-1111-4222-8333-944455556666",
    ...changes,
  };
}

/** What the pool puts in an ID token. */
export function idClaims(changes: Claims = {}): Claims {
  return accessClaims({ client_id: undefined, scope: undefined, aud: clientId, token_use: "id", ...changes });
}

export function encode(part: unknown): string {
  return Buffer.from(typeof part === "string" ? part : JSON.stringify(part)).toString("base64url");
}

/** Signs with RS256, whatever the header says. */
export function sign(
  claims: unknown,
  key: TestKey = accessKey,
  header: unknown = { alg: "RS256", kid: key.kid },
): string {
  return signWith("RSA-SHA256", claims, key, header);
}

export function signWith(hash: string, claims: unknown, key: TestKey, header: unknown): string {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${createSign(hash).update(input).sign(key.privateKey, "base64url")}`;
}

/** Signs with HS256 and any bytes as the secret. */
export function signHmac(claims: unknown, secret: string | Buffer, header: unknown): string {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${createHmac("sha256", secret).update(input).digest("base64url")}`;
}

/** The same token with other claims under the old signature. */
export function tamper(token: string, claims: unknown): string {
  const [header, , signature] = token.split(".");
  return `${header}.${encode(claims)}.${signature}`;
}
