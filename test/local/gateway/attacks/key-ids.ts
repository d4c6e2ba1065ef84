import { accessClaims, accessKey, idKey, sign, signHmac } from "../tokens";
import { type Attack, otherKey } from "./attack-api";

/** Names of no key of this pool. */
const names = [
  "",
  " ",
  "unknown",
  "ACCESS-KEY",
  "Access-Key",
  "access-key ",
  " access-key",
  "access-key\n",
  "access-key\u0000",
  "access-key\u200b",
  "\u0430ccess-key",
  "access\u2010key",
  "access%2Dkey",
  "access-key,id-key",
  "access-key;id-key",
  otherKey.kid,
  "../access-key",
  "./access-key",
  "access-key/../access-key",
  "/dev/null",
  "../../../../../../dev/null",
  "/proc/self/environ",
  "C:\\Windows\\win.ini",
  "file:///etc/passwd",
  "http://127.0.0.1:1/jwks.json#access-key",
  "data:application/json,{}",
  "' OR '1'='1",
  "access-key' UNION SELECT 'AA",
  "*",
  ".*",
  "access-ke?",
  "#{access-key}",
  "{{access-key}}",
  "$(id)",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "0",
  "-1",
  "1",
  "undefined",
  "null",
  "true",
  "a".repeat(4000),
  "\r\nx-injected: 1",
];

/** What is no name at all. */
const others: unknown[] = [
  undefined,
  null,
  0,
  1,
  -1,
  true,
  false,
  [],
  ["access-key"],
  [["access-key"]],
  ["id-key", "access-key"],
  {},
  { kid: "access-key" },
  { 0: "access-key" },
  { toString: "access-key" },
];

/** All signed by the pool's key, so that only the id is wrong. */
export const keyIds: Attack[] = [
  ...[...names, ...others].map(
    (kid): Attack => [
      `kid ${JSON.stringify(kid)?.slice(0, 60)}`,
      sign(accessClaims(), accessKey, { alg: "RS256", kid }),
    ],
  ),
  [
    "kid twice, the last unknown",
    sign(accessClaims(), accessKey, '{"alg":"RS256","kid":"access-key","kid":"unknown"}'),
  ],
  ["kid Kid", sign(accessClaims(), accessKey, '{"alg":"RS256","Kid":"access-key"}')],
  ["kid inherited", sign(accessClaims(), accessKey, '{"alg":"RS256","__proto__":{"kid":"access-key"}}')],
  ["kid in the claims", sign(accessClaims({ kid: accessKey.kid }), accessKey, { alg: "RS256" })],
  [
    "kid of the ID key on its public half",
    sign(accessClaims(), accessKey, { alg: "RS256", kid: idKey.kid, jwk: idKey.jwk }),
  ],
  ["kid /dev/null with an empty secret", signHmac(accessClaims(), "", { alg: "HS256", kid: "/dev/null" })],
];
