import { constants, createSign, generateKeyPairSync, type KeyObject, sign as signBytes } from "node:crypto";
import {
  accessClaims,
  accessKey,
  encode,
  idKey,
  issuer,
  nowSeconds,
  sign,
  signWith,
  strangersKey,
  tamper,
} from "../tokens";
import { type Attack, otherIssuer, otherKey, valid } from "./attack-api";

const [header = "", claims = "", signature = ""] = valid.split(".");
const bytes = Buffer.from(signature, "base64url");
const underKey = (kid: string) => ({ alg: "RS256", kid });
const withSignature = (other: Buffer | string) => `${header}.${claims}.${Buffer.from(other).toString("base64url")}`;

const small = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey;
const cubic = generateKeyPairSync("rsa", { modulusLength: 2048, publicExponent: 3 }).privateKey;

function signedBy(key: KeyObject): string {
  const input = `${encode(underKey(accessKey.kid))}.${encode(accessClaims())}`;
  return `${input}.${createSign("RSA-SHA256").update(input).sign(key, "base64url")}`;
}

/** The pool's key over the input of a valid token, by another rule than RS256's. */
function overInput(hash: string, padding: number, saltLength?: number): string {
  const key = { key: accessKey.privateKey, padding, ...(saltLength !== undefined && { saltLength }) };
  return withSignature(signBytes(hash, Buffer.from(`${header}.${claims}`), key));
}

function over(text: string): string {
  return withSignature(createSign("RSA-SHA256").update(text).sign(accessKey.privateKey));
}

/** A signature and the modulus together are the same number to RSA. */
function plusModulus(): Buffer {
  const modulus = BigInt(`0x${Buffer.from(accessKey.jwk.n, "base64url").toString("hex")}`);
  const sum = (BigInt(`0x${bytes.toString("hex")}`) + modulus).toString(16);
  return Buffer.from(sum.padStart(sum.length + (sum.length % 2), "0"), "hex");
}

/** Keys that are not the one the token must be signed with. */
export const wrongKeys: Attack[] = [
  ["a key of one's own under the pool's id", sign(accessClaims(), strangersKey)],
  ["the pool's ID key under the access key's id", sign(accessClaims(), idKey, underKey(accessKey.kid))],
  ["the pool's access key under the ID key's id", sign(accessClaims(), accessKey, underKey(idKey.kid))],
  ["another pool's key under its own id", sign(accessClaims(), otherKey)],
  ["another pool's key under this pool's id", sign(accessClaims(), otherKey, underKey(accessKey.kid))],
  ["another pool's token", sign(accessClaims({ iss: otherIssuer }), otherKey)],
  [
    "this pool's key for another pool under its id",
    sign(accessClaims({ iss: otherIssuer }), accessKey, underKey("other-key")),
  ],
  ["a key of 1024 bits", signedBy(small)],
  ["a key with the exponent 3", signedBy(cubic)],
  ...[
    ["jwk", strangersKey.jwk],
    ["jku", "http://127.0.0.1:1/jwks.json"],
    ["x5u", "http://127.0.0.1:1/x5u"],
    ["x5c", [strangersKey.publicKey.export({ format: "der", type: "spki" }).toString("base64")]],
    ["x5t", "AAAA"],
    ["iss", otherIssuer],
  ].map(([name, value]): Attack => {
    const own = { ...underKey(accessKey.kid), [String(name)]: value };
    return [`a key of one's own that the header brings as ${name}`, sign(accessClaims(), strangersKey, own)];
  }),
];

/** Signatures that are not by RS256 over this header and these claims. */
export const wrongSignatures: Attack[] = [
  [
    "of another valid token",
    withSignature(Buffer.from(sign(accessClaims({ sub: "b" })).split(".")[2] ?? "", "base64url")),
  ],
  ["removed", `${header}.${claims}.`],
  ["removed with its dot", `${header}.${claims}`],
  ["one bit changed", withSignature(Buffer.from(bytes.map((byte, at) => (at === 100 ? byte ^ 1 : byte))))],
  ["first byte cut", withSignature(bytes.subarray(1))],
  ["last byte cut", withSignature(bytes.subarray(0, -1))],
  ["a zero byte before", withSignature(Buffer.concat([Buffer.alloc(1), bytes]))],
  ["a zero byte after", withSignature(Buffer.concat([bytes, Buffer.alloc(1)]))],
  ["twice", withSignature(Buffer.concat([bytes, bytes]))],
  ["backwards", withSignature(Buffer.from(bytes).reverse())],
  ["all zeroes", withSignature(Buffer.alloc(256))],
  ["all ones", withSignature(Buffer.alloc(256, 0xff))],
  ["the number one", withSignature(Buffer.concat([Buffer.alloc(255), Buffer.from([1])]))],
  ["the modulus", withSignature(Buffer.from(accessKey.jwk.n, "base64url"))],
  ["plus the modulus", withSignature(plusModulus())],
  ["its text instead of its bytes", withSignature(signature)],
  ["over the claims alone", over(claims)],
  ["over the header alone", over(header)],
  ["over the parts without a dot", over(`${header}${claims}`)],
  ["over the parts decoded", over(JSON.stringify(accessClaims()))],
  ["with SHA-1", overInput("RSA-SHA1", constants.RSA_PKCS1_PADDING)],
  ["with MD5", overInput("RSA-MD5", constants.RSA_PKCS1_PADDING)],
  ["with SHA-384", overInput("RSA-SHA384", constants.RSA_PKCS1_PADDING)],
  ["with SHA-512", overInput("RSA-SHA512", constants.RSA_PKCS1_PADDING)],
  ["with PSS", overInput("RSA-SHA256", constants.RSA_PKCS1_PSS_PADDING, 32)],
  ["by RS384 as it says", signWith("RSA-SHA384", accessClaims(), accessKey, { alg: "RS384", kid: accessKey.kid })],
  ["by RS512 as it says", signWith("RSA-SHA512", accessClaims(), accessKey, { alg: "RS512", kid: accessKey.kid })],
];

/** Valid signatures under what they were not made for. */
export const tampered: Attack[] = [
  ["another person", tamper(valid, accessClaims({ sub: "somebody-else" }))],
  ["a later end", tamper(valid, accessClaims({ exp: nowSeconds + 999_999 }))],
  ["one scope more", tamper(valid, accessClaims({ scope: "openid notes/read notes/write" }))],
  ["one group more", tamper(valid, accessClaims({ "cognito:groups": ["admins"] }))],
  ["the claims with a space", tamper(valid, ` ${JSON.stringify(accessClaims())}`)],
  ["the claims in another order", tamper(valid, Object.fromEntries(Object.entries(accessClaims()).reverse()))],
  ["the claims of a token that expired", tamper(sign(accessClaims({ exp: nowSeconds - 1 })), accessClaims())],
  [
    "the claims of another pool's token",
    tamper(sign(accessClaims({ iss: otherIssuer }), otherKey), accessClaims({ iss: issuer })),
  ],
  ["the header with a type", `${encode({ ...underKey(accessKey.kid), typ: "JWT" })}.${claims}.${signature}`],
  ["the header with a space", `${encode(` ${JSON.stringify(underKey(accessKey.kid))}`)}.${claims}.${signature}`],
  ["header and claims exchanged", `${claims}.${header}.${signature}`],
  ["claims and signature exchanged", `${header}.${signature}.${claims}`],
];
