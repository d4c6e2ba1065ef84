import { expect } from "chai";
import { createAuthorizer } from "../../../local/gateway/authorizer";
import { type Jwk, toVerificationKeys } from "../../../local/gateway/signing-keys";
import { refusalOf } from "./refused";
import { authorizer } from "./served-api";
import {
  accessClaims,
  accessKey,
  type Claims,
  clientId,
  encode,
  idClaims,
  idKey,
  issuer,
  jwks,
  now,
  nowSeconds,
  sign,
  signHmac,
  signWith,
  strangersKey,
  tamper,
} from "./tokens";

interface Circumstances {
  scopes?: string[];
  keys?: Jwk[];
  audience?: string[];
  time?: number;
}

function authorize(token: string, { scopes = [], keys = jwks.keys, audience, time = now }: Circumstances = {}) {
  const settings = { ...authorizer, audience: audience ?? authorizer.audience };
  const check = createAuthorizer(settings, scopes, toVerificationKeys(keys), () => time);
  const { claims, scopes: carried } = check({ headers: { authorization: token }, query: undefined });
  return { claims: { ...claims }, scopes: carried };
}

/** 401 and the challenge, 403, or 200. */
function verdict(token: string, circumstances?: Circumstances): string {
  const refusal = refusalOf(() => authorize(token, circumstances));
  return refusal ? [refusal.status, refusal.challenge].join(" ").trim() : "200";
}

const unexplained = '401 Bearer scope="" error="invalid_token"';

describe("authorizer", () => {
  it("gives the function the claims as strings", () => {
    const token = sign(accessClaims({ "cognito:groups": ["admins", "users"], admin: true, nothing: null }));
    expect(authorize(token)).to.deep.equal({
      claims: {
        sub: "5d0e7c1a-1111-4222-8333-944455556666",
        iss: issuer,
        client_id: clientId,
        token_use: "access",
        scope: "openid notes/read",
        iat: String(nowSeconds - 60),
        exp: String(nowSeconds + 3600),
        username: "5d0e7c1a-1111-4222-8333-944455556666",
        "cognito:groups": "[admins users]",
        admin: "true",
      },
      scopes: null,
    });
  });

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

  describe("audience", () => {
    const wrong = `${unexplained} error_description="the token does not have a valid audience"`;

    const cases: [rule: string, claims: Claims, verdict: string][] = [
      ["takes client_id if aud is absent", { client_id: clientId }, "200"],
      ["takes aud", { client_id: undefined, aud: clientId }, "200"],
      ["takes one of several aud", { client_id: undefined, aud: ["x", clientId] }, "200"],
      ["does not look at client_id beside aud", { client_id: clientId, aud: "x" }, wrong],
      ["does not look at client_id beside a list of aud", { client_id: clientId, aud: ["x"] }, wrong],
      ["does not look at client_id beside an empty list of aud", { client_id: clientId, aud: [] }, wrong],
      ["does not look at client_id beside an empty aud", { client_id: clientId, aud: "" }, wrong],
      ["does not look at client_id beside an aud of null", { client_id: clientId, aud: null }, unexplained],
      [
        "does not look at client_id beside an aud that is no text",
        { client_id: clientId, aud: { a: clientId } },
        unexplained,
      ],
      ["refuses neither", { client_id: undefined }, wrong],
      ["refuses another client_id", { client_id: "x" }, wrong],
      ["refuses a list of client_id", { client_id: [clientId] }, wrong],
      ["refuses a client_id in another case", { client_id: clientId.toUpperCase() }, wrong],
      ["refuses a longer client_id", { client_id: `${clientId} x` }, wrong],
    ];
    for (const [rule, changes, expected] of cases) {
      it(rule, () => {
        expect(verdict(sign(accessClaims(changes)))).to.equal(expected);
      });
    }

    it("is any of the authorizer's", () => {
      const audience = ["one", "two"];
      const tokens = ["one", "two", "three"].map((name) => sign(accessClaims({ client_id: name })));
      expect(tokens.map((token) => verdict(token, { audience }))).to.deep.equal(["200", "200", wrong]);
    });
  });

  describe("time", () => {
    const expired = `${unexplained} error_description="the token has expired"`;

    it("must be before exp, to the millisecond", () => {
      const token = sign(accessClaims({ exp: nowSeconds + 5 }));
      const end = (nowSeconds + 5) * 1000;
      expect([verdict(token, { time: end - 1 }), verdict(token, { time: end })]).to.deep.equal(["200", expired]);
    });

    it("must have an end", () => {
      expect(verdict(sign(accessClaims({ exp: undefined })))).to.equal(unexplained);
    });

    it("must have an end that is a number", () => {
      for (const exp of [null, String(nowSeconds + 60), true, [nowSeconds + 60], {}]) {
        expect([exp, verdict(sign(accessClaims({ exp })))]).to.deep.equal([exp, unexplained]);
      }
    });

    it("must have an end in the future, whatever number it is", () => {
      for (const exp of [0, -1, nowSeconds, nowSeconds - 1, -1e308]) {
        expect([exp, verdict(sign(accessClaims({ exp })))]).to.deep.equal([exp, expired]);
      }
    });

    it("must not be before nbf, to the millisecond", () => {
      const token = sign(accessClaims({ nbf: nowSeconds + 5 }));
      const start = (nowSeconds + 5) * 1000;
      expect([verdict(token, { time: start - 1 }), verdict(token, { time: start })]).to.deep.equal([
        unexplained,
        "200",
      ]);
    });

    it("must not be before iat, to the millisecond", () => {
      const token = sign(accessClaims({ iat: nowSeconds + 5 }));
      const start = (nowSeconds + 5) * 1000;
      expect([verdict(token, { time: start - 1 }), verdict(token, { time: start })]).to.deep.equal([
        unexplained,
        "200",
      ]);
    });

    it("is a number wherever it is given", () => {
      for (const changes of [{ nbf: "0" }, { nbf: null }, { iat: "0" }, { iat: null }]) {
        expect([changes, verdict(sign(accessClaims(changes)))]).to.deep.equal([changes, unexplained]);
      }
    });

    it("is explained to the developer", () => {
      expect(refusalOf(() => authorize(sign(accessClaims({ exp: nowSeconds - 12 }))))?.reason).to.equal(
        "the token expired 13 s ago",
      );
    });
  });

  describe("scope", () => {
    const scopes = ["notes/read", "notes/write"];

    const cases: [rule: string, claims: Claims, verdict: string][] = [
      ["is any of the route's", { scope: "openid notes/write" }, "200"],
      ["is matched whole, not by its start", { scope: "notes/read.all notes/rea" }, "403"],
      ["is matched by case", { scope: "Notes/Read" }, "403"],
      ["is not matched as a pattern", { scope: "notes/* *" }, "403"],
      ["is not found in an empty text", { scope: "" }, "403"],
      ["is not found in spaces", { scope: "  " }, "403"],
      ["is not found without a claim", { scope: undefined }, "403"],
      ["is not split at a comma", { scope: "notes/read,notes/write" }, "403"],
      ["is not split at a tab", { scope: "openid\tnotes/read" }, "403"],
      ["may stand in scp as a text", { scope: undefined, scp: "notes/read" }, "200"],
      ["may stand in scp as a list", { scope: undefined, scp: ["openid", "notes/read"] }, "200"],
      ["stands in scp alone if both are there", { scope: "notes/read", scp: ["openid"] }, "403"],
      ["is not a part of a list's text", { scope: undefined, scp: ["openid notes/read"] }, "403"],
      [
        "is not found in an scp that is no list of texts",
        { scope: undefined, scp: [["notes/read"], { a: "notes/read" }] },
        "403",
      ],
      ["is not found in an scp that is an object", { scope: undefined, scp: { "notes/read": true } }, "403"],
    ];
    for (const [rule, changes, expected] of cases) {
      it(rule, () => {
        expect(verdict(sign(accessClaims(changes)), { scopes })).to.equal(expected);
      });
    }

    it("is looked at only in a token that is valid", () => {
      expect(verdict(sign(accessClaims({ exp: nowSeconds - 1, scope: "x" })), { scopes })).to.equal(
        '401 Bearer scope="notes/read notes/write" error="invalid_token" error_description="the token has expired"',
      );
    });

    it("reaches the function in full on a route that asks for one", () => {
      expect(authorize(sign(accessClaims({ scope: "openid  notes/read x" })), { scopes }).scopes).to.deep.equal([
        "openid",
        "notes/read",
        "x",
      ]);
    });

    it("is explained to the developer", () => {
      expect(refusalOf(() => authorize(sign(idClaims(), idKey), { scopes }))?.reason).to.equal(
        "the token carries no scope (an ID token never does); the route asks for one of notes/read notes/write",
      );
    });
  });

  it("lets an ID token through to a route that asks for no scope, as on AWS", () => {
    expect(verdict(sign(idClaims(), idKey))).to.equal("200");
  });

  it("takes no key that is not an RSA signature key with an id", () => {
    const token = sign(accessClaims());
    for (const change of [{ use: "enc" }, { kty: "EC" }, { kid: "" }, { n: "" }]) {
      expect([change, verdict(token, { keys: [{ ...accessKey.jwk, ...change }] })]).to.deep.equal([
        change,
        unexplained,
      ]);
    }
  });

  it("never quotes a token in its reasons", () => {
    const tokens = [
      sign(accessClaims({ exp: 1 })),
      sign("{"),
      "secret-text",
      "secret.text.here",
      sign(accessClaims(), strangersKey),
    ];
    const parts = tokens.flatMap((token) => token.split(".")).filter((part) => part.length > 4);
    const reasons = tokens.map((token) => refusalOf(() => authorize(token))?.reason ?? "");
    expect(parts.filter((part) => reasons.some((reason) => reason.includes(part)))).to.deep.equal([]);
  });
});
