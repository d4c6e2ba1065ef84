import { expect } from "chai";
import { clientId, stopCognitos } from "../start-cognito";
import { callbackUrl, logoutUrl, type Parameters, saidOnPage, startOauth } from "./start-oauth";

async function ask(query: Parameters) {
  const { get, cookie } = await startOauth();
  return get("/logout", query, { cookie });
}

const notListed = (uri: string) => [
  `The logout_uri ${uri} is not a logout URL of the app client web.`,
  "Write it, exactly as it is, in the client's logoutUrls.",
];

describe("where a browser goes that signs out", () => {
  afterEach(stopCognitos);

  it("is the client's logout URL", async () => {
    const response = await ask({ client_id: clientId, logout_uri: logoutUrl });
    expect([response.status, response.headers.get("location")]).to.deep.equal([302, logoutUrl]);
  });

  it("is the sign-in page, with an authorization request in its place", async () => {
    const query = {
      client_id: clientId,
      redirect_uri: callbackUrl,
      response_type: "code",
      state: "s",
      scope: "openid",
    };
    const location = (await ask(query)).headers.get("location") ?? "";
    expect([location.split("?")[0], Object.fromEntries(new URLSearchParams(location.split("?")[1]))]).to.deep.equal([
      "/login",
      query,
    ]);
  });

  const foreign = [
    "http://localhost:5174/bye",
    "http://localhost:5173/bye/",
    "http://localhost:5173/Bye",
    "http://alice@localhost:5173/bye",
    "http://localhost:5173/bye?more",
    "http://localhost:5173/bye#more",
    "http://localhost:5173/%62ye",
    "https://evil.example/",
    "//evil.example",
    "javascript:alert(1)",
    callbackUrl,
  ];
  for (const uri of foreign) {
    it(`is never ${uri}`, async () => {
      expect(await saidOnPage(await ask({ client_id: clientId, logout_uri: uri }))).to.deep.equal(notListed(uri));
    });
  }

  it("is not said by a request without a client, without a place, or with two", async () => {
    const { get } = await startOauth();
    expect(await saidOnPage(await get("/logout", { logout_uri: logoutUrl }))).to.deep.equal([
      "The request has no client_id.",
    ]);
    expect(await saidOnPage(await get("/logout", { client_id: clientId }))).to.deep.equal([
      "The request has neither logout_uri nor redirect_uri.",
    ]);
    const two = `client_id=${clientId}&logout_uri=${logoutUrl}&logout_uri=${logoutUrl}`;
    expect(await saidOnPage(await get(`/logout?${two}`))).to.deep.equal(["logout_uri is given more than once."]);
  });
});
