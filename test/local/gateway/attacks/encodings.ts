import { deflateRawSync, gzipSync } from "node:zlib";
import { accessClaims, accessKey, encode, sign } from "../tokens";
import { type Attack, valid } from "./attack-api";

/** A valid token with both letters that base64 and base64url write differently in its signature. */
const rich = findRich();
const [header = "", claims = "", signature = ""] = rich.split(".");

function findRich(): string {
  for (let number = 0; ; number += 1) {
    const token = sign(accessClaims({ number }));
    if (/-.*_|_.*-/.test(token.split(".")[2] ?? "")) return token;
  }
}

function pad(part: string): string {
  return part.padEnd(Math.ceil(part.length / 4) * 4, "=");
}

function standard(part: string): string {
  return part.replaceAll("-", "+").replaceAll("_", "/");
}

const middle = Math.floor(rich.length / 2);
const split = (text: string) => rich.slice(0, middle) + text + rich.slice(middle);
const percent = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

/** A valid token, written as no token may be. */
export const encodings: Attack[] = [
  ["its dots percent-encoded", rich.replaceAll(".", "%2E")],
  ["its dots percent-encoded twice", rich.replaceAll(".", "%252E")],
  ["its first letter percent-encoded", percent(rich.slice(0, 1)) + rich.slice(1)],
  ["all of it percent-encoded", percent(rich)],
  ["the header padded", `${header}=.${claims}.${signature}`],
  ["the claims padded", `${header}.${claims}=.${signature}`],
  ["the signature padded", `${header}.${claims}.${pad(signature)}`],
  ["every part padded", `${pad(header)}.${pad(claims)}.${pad(signature)}`],
  ["the padding percent-encoded", `${header}.${claims}.${signature}%3D%3D`],
  ["the signature in base64's alphabet", `${header}.${claims}.${standard(signature)}`],
  ["the signature in padded base64", `${header}.${claims}.${pad(standard(signature))}`],
  ["the signature in hexadecimal", `${header}.${claims}.${Buffer.from(signature, "base64url").toString("hex")}`],
  ["two dots after the header", `${header}..${claims}.${signature}`],
  ["two dots before the signature", `${header}.${claims}..${signature}`],
  ["a dot in front", `.${rich}`],
  ["a dot at the end", `${rich}.`],
  ["an empty header", `.${claims}.${signature}`],
  ["empty claims", `${header}..${signature}`],
  ["dots alone", ".."],
  ["four segments", `${rich}.${signature}`],
  ["five segments, as an encrypted token has", `${header}.AA.${claims}.AA.${signature}`],
  ["the flattened JSON form", JSON.stringify({ protected: header, payload: claims, signature })],
  ["the general JSON form", JSON.stringify({ payload: claims, signatures: [{ protected: header, signature }] })],
  ["in quotes", `"${rich}"`],
  ["in single quotes", `'${rich}'`],
  ["in angle brackets", `<${rich}>`],
  ["a space inside", split(" ")],
  ["a tab inside", split("\t")],
  ["a line feed inside", split("\n"), [400, 400, 401]],
  ["a carriage return inside", split("\r"), [400, 400, 401]],
  ["a NUL inside", split("\u0000"), [400, 400, 401]],
  ["a NUL at the end", `${rich}\u0000`, [400, 400, 401]],
  ["a zero-width space inside", split("\u200b")],
  ["a soft hyphen inside", split("\u00ad")],
  ["a byte order mark in front", `\ufeff${rich}`],
  ["full-width dots", rich.replaceAll(".", "\uff0e")],
  ["ideographic dots", rich.replaceAll(".", "\u3002")],
  ["one-dot leaders", rich.replaceAll(".", "\u2024")],
  ["a Cyrillic letter", rich.replace("e", "\u0435")],
  [
    "letters whose low byte is right",
    [...rich].map((letter) => String.fromCharCode(letter.charCodeAt(0) | 0x100)).join(""),
  ],
  ["upper case", rich.toUpperCase()],
  ["lower case", rich.toLowerCase()],
  ["backwards", [...rich].reverse().join("")],
  ["all of it in base64", Buffer.from(rich).toString("base64")],
  ["all of it in base64url", encode(rich)],
  ["all of it compressed", gzipSync(rich).toString("base64url")],
  ["twice", rich + rich],
  ["twice with a comma", `${rich},${rich}`],
  ["twice with a space", `${rich} ${rich}`],
  ["twice with a semicolon", `${rich};${rich}`],
  ["a comma after it", `${rich},`],
  ["a parameter after it", `${rich}; charset=utf-8`],
  ["Bearer before it once more", `Bearer ${rich}`],
  ["a field name before it", `token=${rich}`],
  ["nothing", ""],
  ["the word null", "null"],
  ["compressed claims with zip", signedBytes({ zip: "DEF" }, deflateRawSync(JSON.stringify(accessClaims())))],
  ["claims in UTF-16", signedBytes({}, Buffer.from(JSON.stringify(accessClaims()), "utf16le"))],
  ["claims in base64 once more", sign(encode(accessClaims()))],
  ["a token inside a token", sign(valid, accessKey, { alg: "RS256", kid: accessKey.kid, cty: "JWT" })],
];

function signedBytes(names: object, bytes: Buffer): string {
  return sign(bytes.toString("latin1"), accessKey, { alg: "RS256", kid: accessKey.kid, ...names });
}
