import { createPublicKey, createSign, generateKeyPairSync } from "node:crypto";
import { type Claims, encode, makeKey, sign, signHmac, tamper } from "../../local/gateway/tokens";
import { ownAudiences } from "../program/apis";
import { ownClaims } from "./own-claims";
import type { OwnKeys, Recipe } from "./sources";

const [audience, secondAudience] = ownAudiences;

/** A token of the tests' own issuer with other claims; what is undefined is left out. */
function own(
  changes: (now: number, own: OwnKeys) => Claims = () => ({}),
  rest: Pick<Made, "key" | "header"> = {},
): Recipe {
  return { claims: (keys, now) => ({ ...ownClaims(keys, now), ...changes(now, keys) }), ...rest };
}

type Made = Extract<Recipe, { claims: unknown }>;

/** Every token that a row asks for, by its name. */
export const recipes = {
  access: { given: "TOKEN" },
  id: { given: "ID_TOKEN" },
  second: { given: "SECOND_TOKEN" },
  strangers: { given: "STRANGERS_TOKEN" },
  other: { given: "OTHER_TOKEN" },
  "signed-out": { given: "SIGNED_OUT_TOKEN" },

  tampered: { forge: (seen) => tamper(seen, { ...claimsOf(seen), sub: "somebody-else" }) },
  "without-signature": { forge: (seen) => seen.replace(/[^.]*$/, "") },
  "alg-none": { forge: (seen) => `${encode({ ...headerOf(seen), alg: "none" })}.${seen.split(".")[1]}.` },
  hs256: { forge: (seen, key) => signHmac(claimsOf(seen), toPem(key), { ...headerOf(seen), alg: "HS256" }) },
  es256: { forge: (seen) => signEs256(claimsOf(seen), { ...headerOf(seen), alg: "ES256" }) },
  "strangers-key": { forge: (seen) => sign(claimsOf(seen), makeKey("x"), headerOf(seen)) },
  "unknown-kid": { forge: (seen) => sign(claimsOf(seen), makeKey("x"), { ...headerOf(seen), kid: "unknown" }) },
  "without-kid": { forge: (seen) => sign(claimsOf(seen), makeKey("x"), { alg: "RS256" }) },
  "two-segments": { forge: (seen) => seen.split(".").slice(0, 2).join(".") },
  "not-json": { forge: (seen) => `${encode("{")}.${seen.split(".").slice(1).join(".")}` },

  own: own(),
  "own-second-key": own(undefined, { key: "second" }),
  "own-unpublished-key": own(undefined, { key: "unpublished" }),
  "own-unknown-kid": own(undefined, { header: { kid: "unknown" } }),
  "own-without-kid": own(undefined, { header: { kid: undefined } }),
  "own-crit": own(undefined, { header: { crit: ["x"], x: 1 } }),
  "own-second-audience": own(() => ({ client_id: secondAudience })),
  "own-issuer-slash": own((_, { issuer }) => ({ iss: `${issuer}/` })),
  "own-issuer-other": own(() => ({ iss: "https://issuer.example.com" })),
  "own-aud": own(() => ({ aud: audience, client_id: undefined })),
  "own-aud-list": own(() => ({ aud: ["another", audience], client_id: undefined })),
  "own-wrong-aud": own(() => ({ aud: "another", client_id: undefined })),
  "own-wrong-client": own(() => ({ client_id: "another" })),
  "own-no-audience": own(() => ({ client_id: undefined })),
  "own-wrong-aud-right-client": own(() => ({ aud: "another" })),
  "own-right-aud-wrong-client": own(() => ({ aud: audience, client_id: "another" })),
  "own-no-exp": own(() => ({ exp: undefined })),
  "own-expired": own((now) => ({ exp: now - 3600 })),
  "own-just-expired": own((now) => ({ exp: now - 5 })),
  "own-nbf-passed": own((now) => ({ nbf: now - 60 })),
  "own-nbf-ahead": own((now) => ({ nbf: now + 1800 })),
  "own-nbf-just-ahead": own((now) => ({ nbf: now + 20 })),
  "own-iat-ahead": own((now) => ({ iat: now + 1800 })),
  "own-iat-just-ahead": own((now) => ({ iat: now + 20 })),
  "own-no-iat": own(() => ({ iat: undefined })),
  "own-expired-for-another": own((now) => ({ exp: now - 3600, client_id: "another" })),
  "own-expired-nbf-ahead": own((now) => ({ exp: now - 3600, nbf: now + 1800 })),
  "own-expired-other-issuer": own((now) => ({ exp: now - 3600, iss: "https://issuer.example.com" })),
  "own-id": own(() => ({ token_use: "id", aud: audience, client_id: undefined, scope: undefined })),
  "own-write": own(() => ({ scope: "contract/write" })),
  "own-other-scope": own(() => ({ scope: "contract/read.all" })),
  "own-no-scope": own(() => ({ scope: undefined })),
  "own-scp": own(() => ({ scope: undefined, scp: ["openid", "contract/read"] })),
  "own-scp-text": own(() => ({ scope: undefined, scp: "openid contract/read" })),
  "own-scp-beside-scope": own(() => ({ scope: "contract/read", scp: ["contract/delete"] })),
  "own-scope-beside-scp": own(() => ({ scope: "contract/delete", scp: ["contract/read"] })),
  "own-claims": own(() => ({
    n: 42,
    fraction: 0.5,
    yes: true,
    no: false,
    nothing: null,
    list: ["a", "b"],
    numbers: [1, 2],
    empty: [],
    object: { a: 1, b: "two" },
    objects: [{ a: 1 }],
  })),
} satisfies { [name: string]: Recipe };

function headerOf(token: string): Claims {
  return parse(token.split(".")[0]);
}

function claimsOf(token: string): Claims {
  return parse(token.split(".")[1]);
}

function parse(part = ""): Claims {
  return JSON.parse(Buffer.from(part, "base64url").toString()) as Claims;
}

function toPem({ n, e }: { n: string; e: string }): string {
  return createPublicKey({ key: { kty: "RSA", n, e }, format: "jwk" })
    .export({ format: "pem", type: "spki" })
    .toString();
}

function signEs256(claims: Claims, header: Claims): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const input = `${encode(header)}.${encode(claims)}`;
  const key = { key: privateKey, dsaEncoding: "ieee-p1363" } as const;
  return `${input}.${createSign("sha256").update(input).sign(key, "base64url")}`;
}
