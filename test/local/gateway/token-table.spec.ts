import { expect } from "chai";
import { apiSettings, locked, withApi } from "./served-api";
import {
  accessClaims,
  accessKey,
  clientId,
  encode,
  idClaims,
  idKey,
  issuer,
  nowSeconds,
  sign,
  signHmac,
  strangersKey,
  tamper,
} from "./tokens";

const valid = sign(accessClaims());
const [validHeader, validClaims] = valid.split(".");
const publicPem = accessKey.publicKey.export({ format: "pem", type: "spki" });

/** Each token with its verdicts: on a route that asks for no scope, one that asks for `notes/read`, one for people. */
type Row = [name: string, authorization: string | undefined, unscoped: number, scoped: number, people: number];

const rows: Row[] = [
  ["valid access token", `Bearer ${valid}`, 200, 200, 200],
  ["valid ID token", `Bearer ${sign(idClaims(), idKey)}`, 200, 403, 403],
  ["signed by another key", `Bearer ${sign(accessClaims(), strangersKey)}`, 401, 401, 401],
  ["payload tampered with", `Bearer ${tamper(valid, accessClaims({ sub: "somebody-else" }))}`, 401, 401, 401],
  ["signature removed", `Bearer ${validHeader}.${validClaims}.`, 401, 401, 401],
  ["alg none", `Bearer ${encode({ alg: "none", kid: accessKey.kid })}.${validClaims}.`, 401, 401, 401],
  [
    "HS256 keyed with the public key",
    `Bearer ${signHmac(accessClaims(), publicPem, { alg: "HS256", kid: accessKey.kid })}`,
    401,
    401,
    401,
  ],
  ["kid unknown", `Bearer ${sign(accessClaims(), accessKey, { alg: "RS256", kid: "unknown" })}`, 401, 401, 401],
  ["kid absent", `Bearer ${sign(accessClaims(), accessKey, { alg: "RS256" })}`, 401, 401, 401],
  ["expired 10 s ago", `Bearer ${sign(accessClaims({ exp: nowSeconds - 10 }))}`, 401, 401, 401],
  ["expired 61 s ago", `Bearer ${sign(accessClaims({ exp: nowSeconds - 61 }))}`, 401, 401, 401],
  ["no exp", `Bearer ${sign(accessClaims({ exp: undefined }))}`, 401, 401, 401],
  ["nbf in the future", `Bearer ${sign(accessClaims({ nbf: nowSeconds + 10 }))}`, 401, 401, 401],
  ["iat in the future", `Bearer ${sign(accessClaims({ iat: nowSeconds + 10 }))}`, 401, 401, 401],
  ["wrong iss", `Bearer ${sign(accessClaims({ iss: issuer.replace("Ab12", "Zz99") }))}`, 401, 401, 401],
  ["iss with a trailing slash", `Bearer ${sign(accessClaims({ iss: `${issuer}/` }))}`, 401, 401, 401],
  ["wrong client_id", `Bearer ${sign(accessClaims({ client_id: "another" }))}`, 401, 401, 401],
  ["wrong aud, right client_id", `Bearer ${sign(accessClaims({ aud: "another" }))}`, 401, 401, 401],
  ["aud list with the client in it", `Bearer ${sign(idClaims({ aud: ["another", clientId] }), idKey)}`, 200, 403, 403],
  ["scope absent", `Bearer ${sign(accessClaims({ scope: undefined }))}`, 200, 403, 403],
  ["another scope", `Bearer ${sign(accessClaims({ scope: "notes/write" }))}`, 200, 403, 403],
  ["scope notes/read.all", `Bearer ${sign(accessClaims({ scope: "notes/read.all" }))}`, 200, 403, 403],
  ["garbage", "Bearer garbage", 401, 401, 401],
  ["empty", "", 401, 401, 401],
  ["no header", undefined, 401, 401, 401],
];

const people = ["aws.cognito.signin.user.admin", "openid", "email", "profile"];
const accessOrId = apiSettings([locked("GET /hello"), locked("GET /scoped", ["notes/read"])]);
const accessOnly = apiSettings([locked("GET /hello", people), locked("GET /scoped", ["notes/read"])]);

describe("token table", () => {
  it("has 25 tokens", () => {
    expect(new Set(rows.map(([name]) => name)).size).to.equal(25);
  });

  describe("of an API that takes access and ID tokens", () => {
    for (const [name, authorization, unscoped, scoped] of rows) {
      it(`answers ${unscoped} on /hello: ${name}`, () =>
        withApi(accessOrId, async ({ status }) => {
          expect(await status("/hello", authorization)).to.equal(unscoped);
        }));

      it(`answers ${scoped} on /scoped: ${name}`, () =>
        withApi(accessOrId, async ({ status }) => {
          expect(await status("/scoped", authorization)).to.equal(scoped);
        }));
    }
  });

  describe("of an API that takes access tokens only", () => {
    for (const [name, authorization, , scoped, forPeople] of rows) {
      it(`answers ${forPeople} on /hello: ${name}`, () =>
        withApi(accessOnly, async ({ status }) => {
          expect(await status("/hello", authorization)).to.equal(forPeople);
        }));

      it(`answers ${scoped} on /scoped: ${name}`, () =>
        withApi(accessOnly, async ({ status }) => {
          expect(await status("/scoped", authorization)).to.equal(scoped);
        }));
    }
  });
});
