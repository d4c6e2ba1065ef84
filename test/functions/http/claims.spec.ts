import { expect } from "chai";
import { readClaims } from "../../../functions/http";
import { accessClaims, alice, idClaims, toEvent } from "../event";

const read = (claims?: Record<string, string>) => readClaims(toEvent({ routeKey: "GET /", claims }));

describe("readClaims", () => {
  it("gives the claims of an ID token the types they had in the token", () => {
    expect(read(idClaims(alice))).to.deep.equal({
      sub: alice,
      iss: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E",
      aud: "7lhlkkfbfb4q5kpp90urffao00",
      token_use: "id",
      "cognito:username": "alice",
      "cognito:groups": ["admins", "poweruser"],
      scope: [],
      email: "alice@example.com",
      email_verified: true,
      auth_time: 1776204800,
      exp: 1776208400,
      iat: 1776204800,
    });
  });

  it("lists the scopes of an access token on a route that asks for none", () => {
    const event = toEvent({ routeKey: "GET /", claims: { ...accessClaims(alice), scope: "openid notes/read" } });
    expect(event.requestContext.authorizer?.jwt.scopes).to.equal(null);
    expect(readClaims(event)?.scope).to.deep.equal(["openid", "notes/read"]);
  });

  it("has no groups for a person who is in none", () => {
    expect(read(accessClaims(alice))?.["cognito:groups"]).to.deep.equal([]);
    expect(read({ ...accessClaims(alice), "cognito:groups": "[]" })?.["cognito:groups"]).to.deep.equal([]);
  });

  it("keeps brackets that belong to a group's name", () => {
    expect(read({ "cognito:groups": "[[a] b]c]" })?.["cognito:groups"]).to.deep.equal(["[a]", "b]c"]);
  });

  it("is false for a phone number that is not verified", () => {
    expect(read({ phone_number_verified: "false" })?.phone_number_verified).to.equal(false);
  });

  it("leaves texts alone that look like something else", () => {
    const claims = { username: "true", "custom:badge": "007", "custom:list": "[admins]", nickname: "1776204800" };
    expect(read(claims)).to.deep.equal({ "cognito:groups": [], scope: [], ...claims });
  });

  it("keeps a claim called __proto__ a claim", () => {
    const claims = read(JSON.parse('{"__proto__":"[admins]"}'));
    expect(Object.entries(claims ?? {})).to.deep.include(["__proto__", "[admins]"]);
    expect(claims?.["cognito:groups"]).to.deep.equal([]);
  });

  it("has none on a route without an authorizer, whatever the headers say", () => {
    const headers = { authorization: "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJib2IifQ." };
    expect(readClaims(toEvent({ routeKey: "GET /", headers }))).to.equal(undefined);
  });
});
