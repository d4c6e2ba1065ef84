import { expect } from "chai";
import { HttpError, requireCaller } from "../../../functions/http";
import { accessClaims, alice, idClaims, toEvent } from "../event";

const call = (claims?: Record<string, string>, headers: Record<string, string> = {}) =>
  requireCaller(toEvent({ routeKey: "GET /", claims, headers }));

function without(claims: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
}

describe("requireCaller", () => {
  it("reads the user name of an access token from its claim username", () => {
    const claims = { ...accessClaims(alice), username: "alice", "cognito:username": "mallory" };
    expect(call(claims)).to.deep.equal({ sub: alice, username: "alice", tokenUse: "access" });
  });

  it("reads the user name of an ID token from its claim cognito:username", () => {
    const claims = { ...idClaims(alice), username: "mallory" };
    expect(call(claims)).to.deep.equal({ sub: alice, username: "alice", tokenUse: "id" });
  });

  it("knows a machine client by its client id, and no user name", () => {
    const claims = without({ ...accessClaims("7lhlkkfbfb4q5kpp90urffao00"), scope: "notes/read" }, "username");
    expect(call(claims)).to.deep.equal({
      sub: "7lhlkkfbfb4q5kpp90urffao00",
      username: undefined,
      tokenUse: "access",
    });
  });

  const refused: [string, Record<string, string> | undefined, Record<string, string>?][] = [
    ["refuses a route without an authorizer", undefined],
    [
      "believes no header",
      undefined,
      { ...accessClaims(alice), authorization: "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJib2IifQ." },
    ],
    ["refuses a token without a sub", without(accessClaims(alice), "sub")],
    ["refuses a token with an empty sub", { ...accessClaims(alice), sub: "" }],
    ["refuses a token of another kind", { ...accessClaims(alice), token_use: "refresh" }],
    ["refuses a token of no kind", without(accessClaims(alice), "token_use")],
  ];
  for (const [title, claims, headers] of refused) {
    it(title, () => {
      expect(() => call(claims, headers))
        .to.throw(HttpError, "Unauthorized")
        .with.property("status", 401);
    });
  }
});
