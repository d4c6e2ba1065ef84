import { createHmac, generateKeyPairSync, sign as signBytes } from "node:crypto";
import { accessClaims, accessKey, encode, sign, signHmac } from "../tokens";
import { type Attack, valid } from "./attack-api";

const { kid, publicKey, jwk } = accessKey;
const [, claims = "", signature = ""] = valid.split(".");
const spellings = ["none", "None", "NONE", "nOnE", "none ", " none", "none\u0000", "", "null", "unsecured"];
const noStrings = [null, 0, 1, false, true, [], ["none"], ["RS256"], {}, { RS256: true }];

const pem = String(publicKey.export({ format: "pem", type: "spki" }));
const secrets: [name: string, secret: string | Buffer][] = [
  ["the public key's PEM", pem],
  ["its PEM without the last line break", pem.trim()],
  ["its PEM with CRLF", pem.replaceAll("\n", "\r\n")],
  ["its PEM on one line", pem.replaceAll("\n", "")],
  ["its PKCS#1 PEM", String(publicKey.export({ format: "pem", type: "pkcs1" }))],
  ["its DER", publicKey.export({ format: "der", type: "spki" })],
  ["its PKCS#1 DER", publicKey.export({ format: "der", type: "pkcs1" })],
  ["its JWK", JSON.stringify(jwk)],
  ["its JWK as Node writes it", JSON.stringify(publicKey.export({ format: "jwk" }))],
  ["its key set", JSON.stringify({ keys: [jwk] })],
  ["its modulus as text", jwk.n],
  ["its modulus as bytes", Buffer.from(jwk.n, "base64url")],
  ["its id", kid],
  ["nothing", ""],
];

function hmac(hash: string, alg: string): string {
  const input = `${encode({ alg, kid })}.${encode(accessClaims())}`;
  return `${input}.${createHmac(hash, pem).update(input).digest("base64url")}`;
}

const curves = [
  ["ES256", "prime256v1", "sha256"],
  ["ES384", "secp384r1", "sha384"],
  ["ES512", "secp521r1", "sha512"],
  ["ES256K", "secp256k1", "sha256"],
] as const;

function byCurve(curve: string, hash: string, alg: string): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: curve });
  const input = `${encode({ alg, kid })}.${encode(accessClaims())}`;
  const made = signBytes(hash, Buffer.from(input), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${input}.${made.toString("base64url")}`;
}

function byEdwards(): string {
  const { privateKey } = generateKeyPairSync("ed25519");
  const input = `${encode({ alg: "EdDSA", kid })}.${encode(accessClaims())}`;
  return `${input}.${signBytes(null, Buffer.from(input), privateKey).toString("base64url")}`;
}

/** No signature at all, in all spellings. */
export const unsigned: Attack[] = [
  ...spellings.map((alg): Attack => [`alg ${JSON.stringify(alg)} unsigned`, `${encode({ alg, kid })}.${claims}.`]),
  ...spellings.map(
    (alg): Attack => [`alg ${JSON.stringify(alg)} over a signature`, `${encode({ alg, kid })}.${claims}.${signature}`],
  ),
  ["alg none without an id", `${encode({ alg: "none" })}.${claims}.`],
  ["alg none after alg RS256", `${encode(`{"alg":"RS256","kid":"${kid}","alg":"none"}`)}.${claims}.${signature}`],
  ["alg none in two segments", `${encode({ alg: "none", kid })}.${claims}`],
];

/** The pool's own valid signature under a header that names no RSA algorithm. */
export const misnamed: Attack[] = [
  ["no alg", sign(accessClaims(), accessKey, { kid })],
  ...noStrings.map((alg): Attack => [`alg ${JSON.stringify(alg)}`, sign(accessClaims(), accessKey, { alg, kid })]),
  ...[
    "rs256",
    "Rs256",
    "RS256 ",
    "RS-256",
    "RSA",
    "RS1",
    "SHA256withRSA",
    "RSA-OAEP",
    "__proto__",
    "constructor",
    "toString",
  ].map((alg): Attack => [`alg ${alg}`, sign(accessClaims(), accessKey, { alg, kid })]),
  ...["RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "HS256", "EdDSA"].map(
    (alg): Attack => [`alg ${alg} over RS256`, sign(accessClaims(), accessKey, { alg, kid })],
  ),
  ...[["b64"], ["exp"], [], null, "b64", {}].map(
    (crit): Attack => [
      `crit ${JSON.stringify(crit)}`,
      sign(accessClaims(), accessKey, { alg: "RS256", kid, crit, b64: false }),
    ],
  ),
];

/** Symmetric keys made of what is public, and keys of other kinds. */
export const confused: Attack[] = [
  ...secrets.map(
    ([name, secret]): Attack => [`HS256 with ${name}`, signHmac(accessClaims(), secret, { alg: "HS256", kid })],
  ),
  ["RS256 by an HMAC with the public key's PEM", signHmac(accessClaims(), pem, { alg: "RS256", kid })],
  ["HS384 with the public key's PEM", hmac("sha384", "HS384")],
  ["HS512 with the public key's PEM", hmac("sha512", "HS512")],
  ...curves.map(([alg, curve, hash]): Attack => [`${alg} by a key of one's own`, byCurve(curve, hash, alg)]),
  ["RS256 by an EC key", byCurve("prime256v1", "sha256", "RS256")],
  ["EdDSA by a key of one's own", byEdwards()],
  ["ES256 with r and s zero", `${encode({ alg: "ES256", kid })}.${claims}.${Buffer.alloc(64).toString("base64url")}`],
];
