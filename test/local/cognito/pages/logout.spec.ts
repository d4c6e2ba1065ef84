import { expect } from "chai";
import { clientId, password, stopCognitos } from "../start-cognito";
import { callback, logoutUrl, openBrowser, origin, startPages } from "./page-browser";

async function signedIn() {
  const started = await startPages();
  await started.addUser("alice", { email: "alice@example.com" });
  const browser = openBrowser(started);
  await browser.open("/login");
  await browser.send({ username: "alice", password });
  return { started, browser };
}

const nowhere = { response_type: "", redirect_uri: "" };

describe("the page to sign out", () => {
  afterEach(stopCognitos);

  it("ends the session, here and in the store, and goes where the client says", async () => {
    const { started, browser } = await signedIn();
    const secret = browser.cookies.get("cognito") ?? "";
    const out = await browser.open("/logout", { ...nowhere, logout_uri: logoutUrl });
    const other = openBrowser(started);
    other.cookies.set("cognito", secret);
    expect([out.status, out.left, browser.cookies.has("cognito")]).to.deep.equal([302, logoutUrl, false]);
    expect([secret.length, (await other.open("/login")).heading]).to.deep.equal([64, "Sign in"]);
  });

  it("goes to the sign-in page for a request to sign in again", async () => {
    const { browser } = await signedIn();
    const seen = await browser.open("/logout", { state: "s" });
    expect([seen.path, seen.heading]).to.deep.equal(["/login", "Sign in"]);
  });

  it("goes nowhere else, and leaves the session as it is then", async () => {
    const { browser } = await signedIn();
    for (const uri of [
      `${logoutUrl}x`,
      "http://127.0.0.1:5174/",
      callback,
      `${logoutUrl}#a`,
      "//evil.example",
      "javascript:x",
    ]) {
      const { status, left } = await browser.open("/logout", { ...nowhere, logout_uri: uri });
      expect([uri, status, left]).to.deep.equal([uri, 400, undefined]);
    }
    expect((await browser.open("/login")).left?.startsWith(callback)).to.equal(true);
  });

  it("leaves the tokens good", async () => {
    const { started, browser } = await signedIn();
    const { RefreshToken } = await started.signIn("alice");
    await browser.open("/logout", { ...nowhere, logout_uri: logoutUrl });
    const refresh = {
      ClientId: clientId,
      AuthFlow: "REFRESH_TOKEN_AUTH",
      AuthParameters: { REFRESH_TOKEN: RefreshToken },
    };
    const { AuthenticationResult } = await started.ok<{ AuthenticationResult: { TokenType: string } }>(
      "InitiateAuth",
      refresh,
    );
    expect(AuthenticationResult.TokenType).to.equal("Bearer");
  });
});

describe("the error page", () => {
  afterEach(stopCognitos);

  it("says what an error means, and of an unknown one nothing", async () => {
    const { cognito } = await startPages();
    const texts = [];
    for (const error of ["invalid_scope", "constructor", "<b>"]) {
      const answer = await cognito.web(new Request(`${origin}/error?${new URLSearchParams({ error })}`));
      texts.push([answer.status, /<p>([^<]*)<\/p>/.exec(await answer.text())?.[1]]);
    }
    const unknown = [400, "Something went wrong. Go back to the application and try again."];
    expect(texts).to.deep.equal([[400, "The application asked for more than it may have."], unknown, unknown]);
  });
});
