import { createHmac } from "node:crypto";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { expect } from "chai";
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWTHeaderParameters, SignJWT } from "jose";
import { HttpError } from "../../../functions/http";
import { type TokenUse, type VerifyOptions, verifyToken } from "../../../functions/http/verify";

const issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E";
const clientId = "4h57kj3s0u8bq1m2n6p9r7t5vw";
const sub = "5d0e7c1a-1111-4222-8333-944455556666";
const nowSeconds = Math.floor(Date.now() / 1000);

type Claims = Record<string, unknown>;

const accessClaims: Claims = {
  ...{ sub, iss: issuer, client_id: clientId, token_use: "access", scope: "openid notes/read" },
  ...{ "cognito:groups": ["editors"], username: "alice", iat: nowSeconds - 60, exp: nowSeconds + 3600 },
};

const idClaims: Claims = {
  ...{ sub, iss: issuer, aud: clientId, token_use: "id", "cognito:username": "alice" },
  ...{ iat: nowSeconds - 60, exp: nowSeconds + 3600 },
};

interface Key {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");

describe("verifyToken", () => {
  let key: Key;
  let stranger: Key;
  const before_ = { ...process.env };

  before(async () => {
    key = { kid: "access-key", ...(await generateKeyPair("RS256", { extractable: true })) };
    stranger = { kid: "access-key", ...(await generateKeyPair("RS256", { extractable: true })) };
  });

  beforeEach(async () => {
    process.env["SECURED_API_ISSUER"] = issuer;
    process.env["SECURED_API_CLIENT_IDS"] = `${clientId},machine`;
    process.env["SECURED_API_JWKS"] = JSON.stringify({
      keys: [{ ...(await exportJWK(key.publicKey)), alg: "RS256", use: "sig", kid: key.kid }],
    });
  });

  after(() => {
    for (const name of ["ISSUER", "CLIENT_IDS", "JWKS"].map((part) => `SECURED_API_${part}`)) {
      if (before_[name] === undefined) delete process.env[name];
      else process.env[name] = before_[name];
    }
  });

  const sign = (claims: Claims, by: Key = key, header: JWTHeaderParameters = { alg: "RS256", kid: by.kid }) =>
    new SignJWT(claims).setProtectedHeader(header).sign(by.privateKey);

  const refusalOf = <Use extends TokenUse = "access">(token: string | undefined, options?: VerifyOptions<Use>) => {
    try {
      verifyToken(token, options);
    } catch (error) {
      if (error instanceof HttpError && error.cause instanceof Error) return [error.status, error.cause.message];
      throw error;
    }
    return "taken";
  };

  const forged = [401, `the token is not a JWT that ${issuer} signed`];

  it("gives the claims of the pool's access token", async () => {
    expect(verifyToken(await sign(accessClaims))).to.deep.equal(accessClaims);
  });

  it("takes an Authorization header for the token in it", async () => {
    const token = await sign(accessClaims);
    for (const scheme of ["Bearer", "bearer"]) expect(verifyToken(`${scheme} ${token}`).sub).to.equal(sub);
  });

  it("takes a token of any client of the API", async () => {
    expect(verifyToken(await sign({ ...accessClaims, client_id: "machine" })).client_id).to.equal("machine");
  });

  it("tells the caller nothing but Unauthorized", () => {
    expect(() => verifyToken("nonsense"))
      .to.throw(HttpError, /^Unauthorized$/)
      .with.property("status", 401);
  });

  it("refuses what is no token", () => {
    for (const token of [undefined, "", "Bearer", "Bearer ", "a.b.c", "nonsense", "Basic YTpi"]) {
      expect(refusalOf(token), String(token)).to.deep.equal(forged);
    }
  });

  it("refuses a token that is not signed (alg none)", () => {
    for (const signature of ["", "x"]) {
      const token = `${encode({ alg: "none", kid: key.kid })}.${encode(accessClaims)}.${signature}`;
      expect(refusalOf(token)).to.deep.equal(forged);
    }
  });

  it("refuses a token signed with HS256 and the public key as the secret", async () => {
    const jwk = await exportJWK(key.publicKey);
    for (const secret of [
      await exportSPKI(key.publicKey),
      JSON.stringify(jwk),
      Buffer.from(jwk.n ?? "", "base64url"),
    ]) {
      const input = `${encode({ alg: "HS256", kid: key.kid })}.${encode(accessClaims)}`;
      const token = `${input}.${createHmac("sha256", secret).update(input).digest("base64url")}`;
      expect(refusalOf(token)).to.deep.equal(forged);
    }
  });

  it("refuses a token signed by another key under the pool's kid", async () => {
    expect(refusalOf(await sign(accessClaims, stranger))).to.deep.equal(forged);
  });

  it("looks at no key that the token brings along", async () => {
    const jwk = await exportJWK(stranger.publicKey);
    const token = await sign(accessClaims, stranger, { alg: "RS256", kid: key.kid, jwk });
    expect(refusalOf(token)).to.deep.equal(forged);
  });

  it("refuses changed claims under the old signature", async () => {
    const [header, , signature] = (await sign(accessClaims)).split(".");
    expect(refusalOf(`${header}.${encode({ ...accessClaims, sub: "mallory" })}.${signature}`)).to.deep.equal(forged);
  });

  it("refuses a token of another pool", async () => {
    const other = { ...accessClaims, iss: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Zz98Yy76X" };
    expect(refusalOf(await sign(other))).to.deep.equal(forged);
    expect(refusalOf(await sign({ ...accessClaims, iss: undefined }))).to.deep.equal(forged);
  });

  it("refuses a token whose key is not in the key set, and asks nobody for it", async () => {
    const asked: string[] = [];
    const restores = [http, https].map((module) => {
      const { request } = module;
      Object.assign(module, { request: () => asked.push("request") && new http.ClientRequest("http://127.0.0.1:9") });
      return () => Object.assign(module, { request });
    });
    const { connect } = net.Socket.prototype;
    net.Socket.prototype.connect = function refuse(this: net.Socket) {
      asked.push("connect");
      return this;
    };
    try {
      const token = await sign(accessClaims, key, { alg: "RS256", kid: "made-later" });
      expect(refusalOf(token)).to.deep.equal([401, "the token's key is not one of the last deployment"]);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(asked).to.deep.equal([]);
    } finally {
      net.Socket.prototype.connect = connect;
      for (const restore of restores) restore();
    }
  });

  it("refuses a token without a kid", async () => {
    expect(refusalOf(await sign(accessClaims, key, { alg: "RS256" }))).to.deep.equal([
      401,
      "the token's key is not one of the last deployment",
    ]);
  });

  it("refuses an expired token", async () => {
    const token = await sign({ ...accessClaims, exp: nowSeconds - 1 });
    expect(refusalOf(token)).to.deep.equal([401, "the token has expired"]);
  });

  it("refuses a token that is not valid yet", async () => {
    expect(refusalOf(await sign({ ...accessClaims, nbf: Math.floor(Date.now() / 1000) + 60 }))).to.deep.equal(forged);
  });

  it("refuses a token that never ends", async () => {
    const token = await sign({ ...accessClaims, exp: undefined });
    expect(refusalOf(token)).to.deep.equal([401, "the token never ends"]);
  });

  it("refuses an ID token unless it is asked for", async () => {
    const token = await sign(idClaims);
    expect(refusalOf(token)).to.deep.equal([401, "the token is not an access token"]);
    expect(verifyToken(token, { tokenUse: "id" })["cognito:username"]).to.equal("alice");
  });

  it("refuses an access token where an ID token is asked for", async () => {
    const token = await sign({ ...accessClaims, aud: clientId });
    expect(refusalOf(token, { tokenUse: "id" })).to.deep.equal([401, "the token is not an id token"]);
  });

  it("refuses a token for a client that is not the API's", async () => {
    const other = [401, "the token is for another client"];
    expect(refusalOf(await sign({ ...accessClaims, client_id: "other" }))).to.deep.equal(other);
    expect(refusalOf(await sign({ ...accessClaims, client_id: undefined, aud: clientId }))).to.deep.equal(other);
    expect(refusalOf(await sign({ ...idClaims, aud: "other" }), { tokenUse: "id" })).to.deep.equal(other);
  });

  it("takes no client id for a part of a longer one", async () => {
    for (const client of [`${clientId},machine`, "mach", ""]) {
      const token = await sign({ ...accessClaims, client_id: client });
      expect(refusalOf(token)).to.deep.equal([401, "the token is for another client"]);
    }
  });

  it("trusts no client if there is none", async () => {
    process.env["SECURED_API_CLIENT_IDS"] = ",";
    const token = await sign({ ...accessClaims, client_id: "" });
    expect(refusalOf(token)).to.deep.equal([401, "the token is for another client"]);
  });

  it("asks for any of the scopes", async () => {
    const token = await sign(accessClaims);
    expect(verifyToken(token, { scopes: ["notes/write", "notes/read"] }).sub).to.equal(sub);
    expect(refusalOf(token, { scopes: ["notes/write", "notes"] })).to.deep.equal([
      403,
      "the token has no scope of notes/write, notes",
    ]);
  });

  it("finds no scope in an ID token", async () => {
    const options: VerifyOptions<"id"> = { tokenUse: "id", scopes: ["openid"] };
    expect(refusalOf(await sign(idClaims), options)).to.deep.equal([403, "the token has no scope of openid"]);
  });

  it("asks for any of the groups", async () => {
    const token = await sign(accessClaims);
    expect(verifyToken(token, { groups: ["admins", "editors"] }).sub).to.equal(sub);
    expect(refusalOf(token, { groups: ["admins"] })).to.deep.equal([403, "the token has no group of admins"]);
  });

  it("takes no group for a part of a longer one", async () => {
    const token = await sign({ ...accessClaims, "cognito:groups": "editors-in-chief" });
    expect(refusalOf(token, { groups: ["editors"] })).to.deep.equal([403, "the token has no group of editors"]);
  });

  it("takes a program's token only where its scope is asked for", async () => {
    const { username: _, "cognito:groups": __, ...claims } = accessClaims;
    const token = await sign({ ...claims, client_id: "machine", sub: "machine", scope: "notes/write" });
    expect([refusalOf(token), refusalOf(token, { scopes: ["notes/write"] })]).to.deep.equal([
      [403, "the token is a program's"],
      "taken",
    ]);
  });

  for (const [what, options, message] of [
    ["an empty list", { scopes: [] }, "verifyToken needs a list of texts for scopes: leave it out to ask for none"],
    ["null for a list", { groups: null }, "verifyToken needs a list of texts for groups: leave it out to ask for none"],
    ["a text for a list", { groups: "" }, "verifyToken needs a list of texts for groups: leave it out to ask for none"],
    [
      "a list of other things",
      { groups: [7] },
      "verifyToken needs a list of texts for groups: leave it out to ask for none",
    ],
    ["a misspelled lock", { group: ["x"] }, "verifyToken has no option group: write tokenUse, scopes, groups"],
  ] as const) {
    it(`stops at ${what}, which must not look like one left out`, async () => {
      const token = await sign(accessClaims);
      expect(() => verifyToken(token, options as unknown as VerifyOptions)).to.throw(message);
    });
  }

  for (const name of ["SECURED_API_ISSUER", "SECURED_API_CLIENT_IDS", "SECURED_API_JWKS"]) {
    it(`names handler.tokenVerification if ${name} is missing`, async () => {
      const token = await sign(accessClaims);
      delete process.env[name];
      expect(() => verifyToken(token)).to.throw(
        `${name} is not set: declare the function with handler.tokenVerification true`,
      );
    });
  }

  it("names handler.tokenVerification if the key set is none", async () => {
    const token = await sign(accessClaims);
    for (const keys of ["{", "[]", '{"keys":[{"kid":"a","kty":"oct","k":"c2VjcmV0"}]}']) {
      process.env["SECURED_API_JWKS"] = keys;
      expect(() => verifyToken(token)).to.throw(
        "SECURED_API_JWKS is not a key set: leave it to handler.tokenVerification",
      );
    }
  });
});
