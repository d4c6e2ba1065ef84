import { expect } from "chai";
import { parseIdentitySource, readToken } from "../../../local/gateway/identity-source";
import { refusalOf } from "./refused";
import { apiSettings, locked, withApi } from "./served-api";
import { accessClaims, sign } from "./tokens";

const token = sign(accessClaims());
const byHeader = apiSettings([locked("GET /hello")]);
const byQuery = apiSettings([locked("GET /hello", [], { identitySource: "$request.querystring.token" })]);

describe("identity source", () => {
  it("is a header, whatever its case", () => {
    expect(parseIdentitySource("$request.header.X-My-Token")).to.deep.equal({ in: "header", name: "x-my-token" });
  });

  it("is a query parameter, its case counts", () => {
    expect(parseIdentitySource("$request.querystring.Token")).to.deep.equal({ in: "querystring", name: "Token" });
  });

  for (const text of [
    "",
    "Authorization",
    "$request.header.",
    "$request.header",
    "$request.header.a b",
    "$request.body.token",
    "$context.identity.sourceIp",
    "$stageVariables.token",
    "method.request.header.Authorization",
    " $request.header.Authorization",
    "$request.header.Authorization, $request.querystring.token",
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => {
      expect(parseIdentitySource(text)).to.equal(undefined);
    });
  }

  it("takes a token after Bearer and a token alone", () =>
    withApi(byHeader, async ({ status }) => {
      expect([await status("/hello", `Bearer ${token}`), await status("/hello", token)]).to.deep.equal([200, 200]);
    }));

  const refused: [rule: string, authorization: string][] = [
    ["bearer in lower case", `bearer ${token}`],
    ["BEARER in upper case", `BEARER ${token}`],
    ["two spaces after Bearer", `Bearer  ${token}`],
    ["a tab after Bearer", `Bearer\t${token}`],
    ["no space after Bearer", `Bearer${token}`],
    ["Bearer twice", `Bearer Bearer ${token}`],
    ["Bearer alone", "Bearer"],
    ["another scheme", `Basic ${token}`],
    ["a token in quotes", `Bearer "${token}"`],
    ["a comma after the token", `Bearer ${token},`],
    ["two tokens", `Bearer ${token} ${token}`],
  ];
  for (const [rule, authorization] of refused) {
    it(`refuses ${rule}`, () =>
      withApi(byHeader, async ({ status, called }) => {
        expect([await status("/hello", authorization), called]).to.deep.equal([401, []]);
      }));
  }

  it("refuses two Authorization headers, of which one is a valid token", () =>
    withApi(byHeader, async ({ raw, port, called }) => {
      for (const pair of [
        [`Authorization: Bearer ${token}`, "authorization: Bearer x"],
        ["authorization: Bearer x", `Authorization: Bearer ${token}`],
        [`Authorization: Bearer ${token}`, `Authorization: Bearer ${token}`],
      ]) {
        const answer = await raw("GET /hello HTTP/1.1", `Host: localhost:${port}`, "Connection: close", ...pair);
        expect([answer.split("\r\n")[0], called]).to.deep.equal(["HTTP/1.1 401 Unauthorized", []]);
      }
    }));

  it("reads a declared query parameter and no header then", () =>
    withApi(byQuery, async ({ status }) => {
      expect([
        await status(`/hello?token=${token}`),
        await status("/hello", token),
        await status("/hello", `Bearer ${token}`),
        await status(`/hello?Token=${token}`),
      ]).to.deep.equal([200, 401, 401, 401]);
    }));

  it("takes a query parameter only as the token alone, and once", () =>
    withApi(byQuery, async ({ status }) => {
      expect([
        await status(`/hello?token=Bearer%20${token}`),
        await status(`/hello?token=${token}&token=${token}`),
        await status("/hello?token="),
      ]).to.deep.equal([401, 401, 401]);
    }));

  it("reads no query parameter if a header is declared", () =>
    withApi(byHeader, async ({ status }) => {
      expect(await status(`/hello?authorization=${token}&Authorization=${token}`)).to.equal(401);
    }));

  it("says Bearer where no token is", () => {
    const source = { in: "header", name: "authorization" } as const;
    expect(refusalOf(() => readToken(source, { headers: {}, query: undefined }))).to.deep.equal({
      status: 401,
      reason: "no token in the authorization header",
      challenge: "Bearer",
    });
  });

  it("says the same of an empty value, and where it was looked for", () => {
    const source = { in: "querystring", name: "Token" } as const;
    expect(refusalOf(() => readToken(source, { headers: {}, query: { Token: "" } }))).to.deep.equal({
      status: 401,
      reason: "no token in the query parameter Token",
      challenge: "Bearer",
    });
  });
});
