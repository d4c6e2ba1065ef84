import { expect } from "chai";
import { password, stopCognitos } from "../start-cognito";
import { callback, openBrowser, startPages } from "./page-browser";

const proven = { email: "alice@example.com", email_verified: "true" };
const next = "Another-horse-2";

describe("the page for a forgotten password", () => {
  afterEach(stopCognitos);

  it("leads by a code that is sent to a new password, and the old one is good no more", async () => {
    const started = await startPages();
    await started.addUser("alice", proven);
    const browser = openBrowser(started);
    await browser.open("/forgotPassword");
    const asked = await browser.send({ username: "alice" });
    const code = started.messages[0]?.code ?? "";
    const changed = await browser.send({ code, password: next, passwordAgain: next });
    const old = await browser.send({ username: "alice", password });
    const fresh = await browser.send({ username: "alice", password: next });
    expect([asked.path, changed.path, changed.notice, old.notice]).to.deep.equal([
      "/confirmForgotPassword",
      "/login",
      ["Your password is changed. Sign in with the new one."],
      ["Incorrect username or password."],
    ]);
    expect(fresh.left?.startsWith(`${callback}?code=`)).to.equal(true);
  });

  it("takes a code once", async () => {
    const started = await startPages();
    await started.addUser("alice", proven);
    const browser = openBrowser(started);
    await browser.open("/forgotPassword");
    await browser.send({ username: "alice" });
    const code = started.messages[0]?.code ?? "";
    await browser.send({ code, password: next, passwordAgain: next });
    await browser.open("/confirmForgotPassword");
    const again = await browser.send({ username: "alice", code, password, passwordAgain: password });
    expect(Object.keys(again.problems)).to.deep.equal(["code"]);
  });

  it("is closed in a pool where an administrator alone resets passwords", async () => {
    const started = await startPages({ pool: { recovery: [] } });
    await started.addUser("alice", proven);
    const browser = openBrowser(started);
    const shown = await browser.open("/forgotPassword");
    await browser.open("/login");
    const sent = await browser.send({ username: "alice" }, { path: "/forgotPassword" });
    expect([shown.status, sent.status, started.messages]).to.deep.equal([403, 403, []]);
  });
});
