import { expect } from "chai";
import { refusalOf } from "./refused";
import {
  accessClaims,
  accessKey,
  encode,
  idKey,
  issuer,
  sign,
  signHmac,
  signWith,
  strangersKey,
  tamper,
} from "./tokens";
import { authorize, unexplained, verdict } from "./verdict";

describe("token", () => {
  describe("signature", () => {
    it("must be by the key that the token names", () => {
      const token = sign(accessClaims(), accessKey, { alg: "RS256", kid: idKey.kid });
      expect(verdict(token)).to.equal(unexplained);
    });

    it("must be by a key of this issuer", () => {
      expect(verdict(sign(accessClaims(), strangersKey))).to.equal(unexplained);
    });

    it("must be over these claims", () => {
      expect(verdict(tamper(sign(accessClaims()), accessClaims({ sub: "other" })))).to.equal(unexplained);
    });

    it("must not be cut, padded or repeated", () => {
      const token = sign(accessClaims());
      const variants = [token.slice(0, -1), token.slice(0, -4), `${token}=`, `${token}==`, `${token}AAAA`, `${token}.`];
      expect(variants.map((variant) => verdict(variant).slice(0, 3))).to.deep.equal(variants.map(() => "401"));
    });

    it("may be by RS384 and RS512 if the key is not bound to RS256", () => {
      const { alg: _, ...jwk } = accessKey.jwk;
      const tokens = [
        signWith("RSA-SHA384", accessClaims(), accessKey, { alg: "RS384", kid: jwk.kid }),
        signWith("RSA-SHA512", accessClaims(), accessKey, { alg: "RS512", kid: jwk.kid }),
      ];
      expect(tokens.map((token) => [verdict(token, { keys: [jwk] }), verdict(token)])).to.deep.equal([
        ["200", unexplained],
        ["200", unexplained],
      ]);
    });
  });

  describe("algorithm", () => {
    const { alg: _, ...unbound } = accessKey.jwk;
    const pem = accessKey.publicKey.export({ format: "pem", type: "spki" });
    const der = accessKey.publicKey.export({ format: "der", type: "spki" });

    it("must be RSA, even over a valid RSA signature", () => {
      for (const alg of [
        "ES256",
        "ES512",
        "PS256",
        "HS256",
        "EdDSA",
        "none",
        "rs256",
        "RS256 ",
        "",
        null,
        1,
        ["RS256"],
      ]) {
        const token = sign(accessClaims(), accessKey, { alg, kid: accessKey.kid });
        expect([alg, verdict(token, { keys: [unbound] })]).to.deep.equal([alg, unexplained]);
      }
    });

    it("must be named", () => {
      const token = sign(accessClaims(), accessKey, { kid: accessKey.kid });
      expect(verdict(token, { keys: [unbound] })).to.equal(unexplained);
    });

    it("is never HMAC, whatever form of the public key is its secret", () => {
      for (const secret of [
        pem,
        String(pem).trim(),
        der,
        accessKey.jwk.n,
        Buffer.from(accessKey.jwk.n, "base64url"),
        "",
      ]) {
        const token = signHmac(accessClaims(), secret, { alg: "HS256", kid: accessKey.kid });
        expect([verdict(token), verdict(token, { keys: [unbound] })]).to.deep.equal([unexplained, unexplained]);
      }
    });

    it("is never none, whatever its case and signature", () => {
      for (const alg of ["none", "None", "NONE", "nOnE"]) {
        const unsigned = `${encode({ alg, kid: accessKey.kid })}.${encode(accessClaims())}`;
        const [, , signature] = sign(accessClaims()).split(".");
        expect(verdict(`${unsigned}.`).slice(0, 3)).to.equal("401");
        expect(verdict(`${unsigned}.${signature}`, { keys: [unbound] })).to.equal(unexplained);
      }
    });
  });

  describe("header", () => {
    it("must name a key", () => {
      for (const kid of [undefined, null, "", 1, [accessKey.kid], { kid: accessKey.kid }]) {
        expect([kid, verdict(sign(accessClaims(), accessKey, { alg: "RS256", kid }))]).to.deep.equal([
          kid,
          unexplained,
        ]);
      }
    });

    it("must name a key of this issuer, exactly", () => {
      for (const kid of ["unknown", "ACCESS-KEY", "access-key ", "../access-key", "__proto__", "constructor"]) {
        expect([kid, verdict(sign(accessClaims(), accessKey, { alg: "RS256", kid }))]).to.deep.equal([
          kid,
          unexplained,
        ]);
      }
    });

    it("never brings a key of its own", () => {
      const forged = {
        jwk: strangersKey.jwk,
        jku: "http://127.0.0.1:1/jwks.json",
        x5u: "http://127.0.0.1:1/x",
        x5c: ["AA=="],
      };
      const token = sign(accessClaims(), strangersKey, { alg: "RS256", kid: accessKey.kid, ...forged });
      expect(verdict(token)).to.equal(unexplained);
    });

    it("may hold what is not looked at", () => {
      const header = {
        alg: "RS256",
        kid: accessKey.kid,
        typ: "at+jwt",
        jku: "http://127.0.0.1:1/",
        jwk: strangersKey.jwk,
      };
      expect(verdict(sign(accessClaims(), accessKey, header))).to.equal("200");
    });

    it("must ask for no extension", () => {
      for (const crit of [["b64"], ["exp"], [], null, "x"]) {
        const token = sign(accessClaims(), accessKey, { alg: "RS256", kid: accessKey.kid, crit, b64: false });
        expect([crit, verdict(token)]).to.deep.equal([crit, unexplained]);
      }
    });

    it("counts by the last of equal names, for the algorithm and for the key alike", () => {
      const twice = (first: string, last: string) =>
        sign(accessClaims(), accessKey, `{"alg":"${first}","kid":"access-key","alg":"${last}"}`);
      expect([verdict(twice("RS256", "none")), verdict(twice("none", "RS256"))]).to.deep.equal([unexplained, "200"]);
    });
  });

  describe("form", () => {
    it("must be three segments", () => {
      const token = sign(accessClaims());
      for (const text of ["garbage", "a.b", `${token}.x`, `x.${token}`, "....", "."]) {
        expect([text, verdict(text)]).to.deep.equal([
          text,
          `${unexplained} error_description="token contains an invalid number of segments"`,
        ]);
      }
    });

    it("must be base64url without padding", () => {
      const [header = "", claims = "", signature = ""] = sign(accessClaims()).split(".");
      for (const text of [
        `${header}=.${claims}.${signature}`,
        `${header}.${claims}=.${signature}`,
        `${header}.${claims}.${signature}=`,
        `${header}.${claims}.${signature.slice(0, 9)}+${signature.slice(10)}`,
        `${header} .${claims}.${signature}`,
        `${header}.${claims}.`,
        `${header}..${signature}`,
        `.${claims}.${signature}`,
        "..",
      ]) {
        expect([text, verdict(text)]).to.deep.equal([text, unexplained]);
      }
    });

    it("must be two JSON objects", () => {
      for (const part of ["", "null", "1", '"text"', "[]", "{", '{"a":1}}', "not json", "\u0000", "{'a':1}"]) {
        expect([part, verdict(sign(part))]).to.deep.equal([part, unexplained]);
        expect([part, verdict(sign(accessClaims(), accessKey, part))]).to.deep.equal([part, unexplained]);
      }
    });

    it("may nest, and if too deep is refused without breaking the gateway", () => {
      const nest = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
      const claims = (depth: number) => JSON.stringify(accessClaims()).replace("{", `{"deep":${nest(depth)},`);
      const tokens = [sign(claims(50)), sign(claims(500_000)), sign(accessClaims(), accessKey, nest(500_000))];
      expect(tokens.map((token) => verdict(token))).to.deep.equal(["200", unexplained, unexplained]);
    });
  });

  const { kid } = accessKey;
  const explained: [token: string, reason: string][] = [
    ["garbage", "what was sent is not a JWT"],
    ["a.b=.c", "the token is not three parts of base64url"],
    [sign(accessClaims(), accessKey, "{"), "the token's header is not a JSON object"],
    [sign(accessClaims(), accessKey, "null"), "the token's header is not a JSON object"],
    [sign(accessClaims(), accessKey, '"text"'), "the token's header is not a JSON object"],
    [sign(accessClaims(), accessKey, { alg: "none", kid }), "the token is not signed with an RSA algorithm (RS256)"],
    [sign(accessClaims(), accessKey, { alg: "RS256", kid, crit: [] }), "the token's header asks for extensions (crit)"],
    [sign(accessClaims(), accessKey, { alg: "RS256", kid: 1 }), "the token's header names no key (kid)"],
    [sign(accessClaims(), accessKey, { alg: "RS256", kid: "x" }), "the token's key (kid) is none of this issuer's"],
    [sign(accessClaims(), strangersKey), "the signature is not by the key that the token names"],
    [sign("1"), "the token is not a valid JWT of this issuer's algorithm"],
    [sign(accessClaims({ iss: "https://x" })), `the token was issued by another pool than ${issuer}`],
  ];
  for (const [index, [token, reason]] of explained.entries()) {
    it(`is explained to the developer: ${index + 1}, ${reason}`, () => {
      expect(refusalOf(() => authorize(token))?.reason).to.equal(reason);
    });
  }

  describe("issuer", () => {
    it("must be the authorizer's, exactly", () => {
      for (const iss of [
        undefined,
        null,
        "",
        `${issuer}/`,
        `${issuer} `,
        issuer.toUpperCase(),
        issuer.replace("https", "http"),
        `${issuer}x`,
        issuer.slice(0, -1),
        [issuer],
      ]) {
        expect([iss, verdict(sign(accessClaims({ iss }))).slice(0, 3)]).to.deep.equal([iss, "401"]);
      }
    });

    it("is what the answer names if it is another", () => {
      expect(verdict(sign(accessClaims({ iss: `${issuer}/` })))).to.equal(
        `${unexplained} error_description="issuer does not match"`,
      );
    });
  });
});
