import { accessClaims, accessKey, type Claims, clientId, idClaims, idKey, issuer, nowSeconds, sign } from "../tokens";
import { type Attack, otherIssuer } from "./attack-api";

/** All of this file is validly signed by the pool's key: only what the token says is wrong. */
function rows(claim: string, values: unknown[], base: (changes: Claims) => Claims = accessClaims): Attack[] {
  return values.map((value) => [`${claim} ${JSON.stringify(value)}`, sign(base({ [claim]: value }))]);
}

/** Claims that JSON.stringify cannot write. */
function written(claim: string, value: string): Attack {
  const text = JSON.stringify(accessClaims({ [claim]: undefined }));
  return [`${claim} ${value}`, sign(text.replace("{", `{"${claim}":${value},`))];
}

const later = nowSeconds + 3600;
const earlier = nowSeconds - 60;
const noNumbers = (time: number) => [null, `${time}`, "", "NaN", true, false, [], [time], {}, { $gt: 0 }];

/** When the token is valid. */
export const times: Attack[] = [
  ...rows("exp", [undefined, nowSeconds, nowSeconds - 1, nowSeconds + 0.25, earlier, 0, -1, -later, 1e-9]),
  ...rows("exp", [...noNumbers(later), "never", "Infinity", new Date(later * 1000).toISOString()]),
  written("exp", "1e999"),
  written("exp", "-1e999"),
  written("exp", "NaN"),
  ["exp twice, the last over", sign(JSON.stringify(accessClaims()).replace(/}$/, `,"exp":${earlier}}`))],
  ["Exp alone", sign(accessClaims({ exp: undefined, Exp: later }))],
  ...rows("nbf", [nowSeconds + 1, nowSeconds + 0.5, later, ...noNumbers(earlier)]),
  written("nbf", "1e999"),
  written("nbf", "-1e999"),
  ...rows("iat", [undefined, nowSeconds + 1, nowSeconds + 0.5, later, ...noNumbers(earlier)]),
  written("iat", "1e999"),
  written("iat", "-1e999"),
];

/** Who issued it. */
export const issuers: Attack[] = [
  ...rows("iss", [undefined, null, "", 1, true, {}, [], [issuer], { 0: issuer }, { toString: issuer }]),
  ...rows("iss", [
    `${issuer}/`,
    `${issuer} `,
    ` ${issuer}`,
    `${issuer}\u0000`,
    `${issuer}x`,
    issuer.slice(0, -1),
    issuer.slice(0, -10),
    issuer.toUpperCase(),
    issuer.toLowerCase(),
    issuer.replace("https", "http"),
    issuer.replace("https", "HTTPS"),
    issuer.replace("https://", "//"),
    issuer.replace("https://", ""),
    issuer.replace("eu-west-1", "us-east-1"),
    issuer.replace(".com/", ".com:443/"),
    issuer.replace(".com/", ".com./"),
    issuer.replace(".com/", ".com//"),
    issuer.replace("_", "%5F"),
    issuer.replace("https://", "https://user@"),
    issuer.replace("https://", "https://evil.example.com/https://"),
    issuer.replace("https://cognito-idp", "https://issuer-cognito-idp"),
    `${issuer}?`,
    `${issuer}#`,
    `${issuer}/.well-known/jwks.json`,
    `${issuer}/../${issuer.split("/").at(-1)}`,
    `${issuer},${otherIssuer}`,
    otherIssuer,
    "https://evil.example.com",
    "accounts.google.com",
    "*",
  ]),
];

const wrongIds: unknown[] = [
  "another",
  "",
  clientId.toUpperCase(),
  `${clientId} `,
  ` ${clientId}`,
  `${clientId}x`,
  clientId.slice(0, -1),
];
const noIds: unknown[] = [
  null,
  0,
  1,
  true,
  {},
  { 0: clientId },
  [null],
  [1],
  [[clientId]],
  [clientId, 1],
  "*",
  `${clientId},another`,
];

/** Whom it is for: `client_id` counts only in a token without `aud`. */
export const audiences: Attack[] = [
  ...rows("client_id", [undefined, null, ...wrongIds, ["another"], [clientId], {}, { 0: clientId }, 0, true]),
  ...rows("aud", [...wrongIds, ...noIds, [], ["another"], ["another", ""]]),
  ...rows("aud", [...wrongIds, ["another"]], (changes) => idClaims(changes)).map(
    ([name, token]): Attack => [`${name} without client_id`, token],
  ),
  ["neither, but azp and cid", sign(accessClaims({ client_id: undefined, azp: clientId, cid: clientId, clientId }))],
  ["aud and client_id of another client", sign(accessClaims({ aud: "another", client_id: "another" }))],
  ["Aud alone", sign(accessClaims({ client_id: undefined, Aud: clientId }))],
  ["an ID token of another client", sign(idClaims({ aud: "another" }), idKey)],
];

/** Claims that are no object. */
export const shapes: Attack[] = [
  "",
  "null",
  "true",
  "1",
  '"text"',
  "[]",
  "[{}]",
  "{",
  "{}",
  "{'a':1}",
  '{"a":1}}',
  "\u0000",
].map((text) => [`claims ${JSON.stringify(text)}`, sign(text, accessKey)]);
