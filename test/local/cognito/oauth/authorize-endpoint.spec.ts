import { expect } from "chai";
import { clientId, stopCognitos } from "../start-cognito";
import { callbackUrl, saidOnPage, startOauth } from "./start-oauth";

const nobody = { cookie: "" };

describe("GET /oauth2/authorize", () => {
  afterEach(stopCognitos);

  it("sends who is not signed in to the sign-in page, with the same request", async () => {
    const { authorize } = await startOauth();
    const response = await authorize({ scope: "openid email", nonce: "n-1", lang: "fr", login_hint: "alice" }, nobody);
    const [path, search] = (response.headers.get("location") ?? "").split("?");
    expect([response.status, path]).to.deep.equal([302, "/login"]);
    expect(Object.fromEntries(new URLSearchParams(search))).to.deep.equal({
      client_id: clientId,
      redirect_uri: callbackUrl,
      response_type: "code",
      scope: "openid email",
      state: "s-1",
      nonce: "n-1",
      login_hint: "alice",
      lang: "fr",
    });
  });

  it("sends who is signed in back to the client at once, with a code and the state", async () => {
    const { sent } = await startOauth();
    const url = await sent();
    expect([url.origin + url.pathname, [...url.searchParams.keys()], url.hash]).to.deep.equal([
      callbackUrl,
      ["code", "state"],
      "",
    ]);
    expect(url.searchParams.get("state")).to.equal("s-1");
  });

  it("answers prompt=none without a session with login_required, and with one with a code", async () => {
    const { sent } = await startOauth();
    expect((await sent({ prompt: "none" }, nobody)).searchParams.get("error")).to.equal("login_required");
    expect((await sent({ prompt: "none" })).searchParams.get("error")).to.equal(null);
  });

  for (const prompt of ["login", "select_account", "login consent"]) {
    it(`shows the sign-in page with prompt=${prompt} to who is signed in too`, async () => {
      const { sent } = await startOauth();
      expect((await sent({ prompt })).pathname).to.equal("/login");
    });
  }

  it("goes on with prompt=consent: there is nothing to consent to", async () => {
    const { sent } = await startOauth();
    expect((await sent({ prompt: "consent" })).searchParams.has("code")).to.equal(true);
  });

  it("gives no answer that is kept, and tells no other site where the browser came from", async () => {
    const { authorize } = await startOauth();
    const { headers } = await authorize();
    expect(["cache-control", "pragma", "referrer-policy"].map((name) => headers.get(name))).to.deep.equal([
      "no-store",
      "no-cache",
      "no-referrer",
    ]);
  });

  it("lets no script of another page read its answers", async () => {
    const { authorize } = await startOauth();
    const { headers } = await authorize({}, { origin: "http://localhost:5173" });
    expect(headers.get("access-control-allow-origin")).to.equal(null);
  });

  it("is for GET alone", async () => {
    const { post } = await startOauth();
    expect((await post("/oauth2/authorize", { client_id: clientId })).status).to.equal(404);
  });

  it("shows a page, and redirects nowhere, while it is not certain who asks", async () => {
    const { get } = await startOauth();
    const response = await get("/oauth2/authorize", { client_id: "nobody", redirect_uri: callbackUrl });
    expect(response.headers.get("content-security-policy")).to.include("frame-ancestors 'none'");
    expect(await saidOnPage(response)).to.deep.equal(["There is no app client with this client_id."]);
  });

  it("fails with a page that says nothing of a fault of our own", async () => {
    const { authorize, store } = await startOauth();
    const { error } = console;
    const said: unknown[] = [];
    console.error = (text) => void said.push(text);
    try {
      await store.close();
      const response = await authorize();
      expect([response.status, response.headers.get("location"), said.length]).to.deep.equal([500, null, 1]);
    } finally {
      console.error = error;
    }
  });
});
