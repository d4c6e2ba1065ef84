import { expect } from "chai";
import { decodeJwt } from "jose";
import { clientId, stopCognitos } from "../start-cognito";
import { callbackUrl, exchange, startOauth } from "./start-oauth";

describe("the answer to a client", () => {
  afterEach(stopCognitos);

  it("of the implicit flow has the tokens in the fragment, and no refresh token", async () => {
    const { sent } = await startOauth();
    const url = await sent({ response_type: "token", nonce: "n-1" });
    const answer = Object.fromEntries(new URLSearchParams(url.hash.slice(1)));
    expect([url.origin + url.pathname, url.search]).to.deep.equal([callbackUrl, ""]);
    expect(answer).to.deep.equal({
      access_token: answer["access_token"],
      id_token: answer["id_token"],
      token_type: "Bearer",
      expires_in: "3600",
      state: "s-1",
    });
    const [access, id] = [decodeJwt(answer["access_token"] ?? ""), decodeJwt(answer["id_token"] ?? "")];
    expect([access["client_id"], access["scope"], id.aud, id["nonce"]]).to.deep.equal([
      clientId,
      "openid email phone profile notes/read",
      clientId,
      "n-1",
    ]);
  });

  it("of the implicit flow has no ID token without openid", async () => {
    const { sent } = await startOauth();
    const { hash } = await sent({ response_type: "token", scope: "notes/read", state: undefined });
    expect([...new URLSearchParams(hash.slice(1)).keys()]).to.deep.equal(["access_token", "token_type", "expires_in"]);
  });

  it("has access tokens that are good for the userInfo endpoint", async () => {
    const { get, sent } = await startOauth();
    const { hash } = await sent({ response_type: "token" });
    const token = new URLSearchParams(hash.slice(1)).get("access_token");
    expect((await get("/oauth2/userInfo", {}, { authorization: `Bearer ${token}` })).status).to.equal(200);
  });

  const states = [
    "plain",
    "a b+c&d=e#f?g/h",
    "%2B%26 already encoded",
    '"><script>alert(1)</script>',
    "line\r\nset-cookie: a=b",
    "snow ☃ and 𝄞",
    "\u0000",
  ];
  for (const state of states) {
    it(`gives back the state as it came: ${JSON.stringify(state)}`, async () => {
      const { sent } = await startOauth();
      const [code, fragment] = [await sent({ state }), await sent({ state, response_type: "token" })];
      expect([
        code.searchParams.get("state"),
        new URLSearchParams(fragment.hash.slice(1)).get("state"),
        decodeURIComponent(fragment.hash.split("&state=")[1] ?? ""),
      ]).to.deep.equal([state, state, state]);
    });
  }

  it("refuses a state that could not go back as it came", async () => {
    const { get, cookie } = await startOauth();
    const query = `client_id=${clientId}&response_type=code&redirect_uri=${encodeURIComponent(callbackUrl)}&state=%ff`;
    const location = (await get(`/oauth2/authorize?${query}`, {}, { cookie })).headers.get("location");
    expect(location).to.equal(`${callbackUrl}?error=invalid_request&error_description=state%20is%20not%20UTF-8`);
  });

  const places: [callback: string, answer: RegExp][] = [
    ["http://localhost:5173", /^http:\/\/localhost:5173\?code=[0-9a-f]{64}&state=s-1$/],
    ["http://localhost:5173/cb?tenant=a", /^http:\/\/localhost:5173\/cb\?tenant=a&code=[0-9a-f]{64}&state=s-1$/],
    ["myapp://signed-in", /^myapp:\/\/signed-in\?code=[0-9a-f]{64}&state=s-1$/],
    ["https://app.example/caf\u00e9", /^https:\/\/app\.example\/caf%C3%A9\?code=[0-9a-f]{64}&state=s-1$/],
    ["https://app.example/\r\nx", /^https:\/\/app\.example\/%0D%0Ax\?code=[0-9a-f]{64}&state=s-1$/],
  ];
  for (const [callback, answer] of places) {
    it(`goes to ${JSON.stringify(callback)} with what stands there already`, async () => {
      const { authorize } = await startOauth({ client: { callbackUrls: [callback] } });
      expect((await authorize({ redirect_uri: callback })).headers.get("location")).to.match(answer);
    });
  }

  it("is a code for each request: two of one browser are two", async () => {
    const { code, tokens } = await startOauth();
    const codes = [await code(), await code()];
    for (const one of codes) expect((await tokens(exchange(one))).token_type).to.equal("Bearer");
    expect(new Set(codes).size).to.equal(2);
  });
});
