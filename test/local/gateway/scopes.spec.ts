import { expect } from "chai";
import { refusalOf } from "./refused";
import { accessClaims, type Claims, idClaims, idKey, nowSeconds, sign } from "./tokens";
import { authorize, verdict } from "./verdict";

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

  it("reaches the function without what is no text in a list", () => {
    const token = sign(accessClaims({ scp: [1, "notes/read", null, ["x"], ""] }));
    expect(authorize(token, { scopes }).scopes).to.deep.equal(["notes/read"]);
  });

  it("is named to the developer with those that the token carries", () => {
    expect(refusalOf(() => authorize(sign(accessClaims({ scope: "openid x" })), { scopes }))?.reason).to.equal(
      'the token carries the scopes "openid x"; the route asks for one of notes/read notes/write',
    );
  });

  it("is explained to the developer", () => {
    expect(refusalOf(() => authorize(sign(idClaims(), idKey), { scopes }))?.reason).to.equal(
      "the token carries no scope (an ID token never does); the route asks for one of notes/read notes/write",
    );
  });
});
