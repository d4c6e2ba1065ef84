import { expect } from "chai";
import { createAuthorizer } from "../../../local/gateway/authorizer";
import { refusalOf } from "./refused";
import { authorizer } from "./served-api";
import {
  accessClaims,
  accessKey,
  clientId,
  idClaims,
  idKey,
  issuer,
  now,
  nowSeconds,
  sign,
  strangersKey,
} from "./tokens";
import { authorize, unexplained, verdict } from "./verdict";

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

  it("lets an ID token through to a route that asks for no scope, as on AWS", () => {
    expect(verdict(sign(idClaims(), idKey))).to.equal("200");
  });

  it("is not made for an identity source that it cannot read", () => {
    const settings = { ...authorizer, identitySource: "$context.token" };
    expect(() => createAuthorizer(settings, [], new Map(), () => now)).to.throw(
      'identity source "$context.token" cannot be read',
    );
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
