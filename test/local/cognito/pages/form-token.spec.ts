import { expect } from "chai";
import { password, stopCognitos } from "../start-cognito";
import { callback, openBrowser, startPages } from "./page-browser";

const right = { username: "alice", password };

async function atLogin() {
  const started = await startPages();
  await started.addUser("alice", { email: "alice@example.com" });
  const browser = openBrowser(started);
  await browser.open("/login");
  return { started, browser };
}

describe("the token of a form", () => {
  afterEach(stopCognitos);

  it("lets a form in that was shown to this browser", async () => {
    const { browser } = await atLogin();
    expect((await browser.send(right)).left).to.match(new RegExp(`^${callback}\\?code=[0-9a-f]+$`));
  });

  it("is asked for: a form without one is refused", async () => {
    const { browser } = await atLogin();
    const { status, heading, left } = await browser.send(right, { token: null });
    expect({ status, heading, left }).to.deep.equal({
      status: 403,
      heading: "This form is out of date",
      left: undefined,
    });
  });

  it("is that of the browser: a form with a wrong one is refused", async () => {
    const { browser } = await atLogin();
    expect((await browser.send(right, { token: "0".repeat(64) })).status).to.equal(403);
  });

  it("of another browser is refused", async () => {
    const { started, browser } = await atLogin();
    const other = await openBrowser(started).open("/login");
    const token = /name="formToken" value="([^"]*)"/.exec(other.html)?.[1] ?? "";
    expect([token.length, (await browser.send(right, { token })).status]).to.deep.equal([64, 403]);
  });

  it("is worth nothing without the cookie", async () => {
    const { browser } = await atLogin();
    browser.cookies.clear();
    expect((await browser.send(right)).status).to.equal(403);
  });

  it("does not follow from a cookie that this server did not make", async () => {
    const { started, browser } = await atLogin();
    browser.cookies.set("cognito-form", "x");
    const page = await browser.open("/login");
    expect(page.headers.getSetCookie().some((line) => line.startsWith("cognito-form="))).to.equal(true);
    expect(started.messages).to.deep.equal([]);
  });

  it("does not tell the cookie, which no script reads and no other site's form carries", async () => {
    const { started } = await atLogin();
    const { headers, html } = await openBrowser(started).open("/login");
    const [, secret = "", attributes] = /^cognito-form=([0-9a-f]{64})(.*)$/.exec(headers.getSetCookie()[0] ?? "") ?? [];
    expect(attributes).to.equal("; Path=/; HttpOnly; SameSite=Lax");
    expect(html.includes(secret)).to.equal(false);
  });
});
