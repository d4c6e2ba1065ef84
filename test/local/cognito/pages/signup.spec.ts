import { expect } from "chai";
import { password, stopCognitos } from "../start-cognito";
import { callback, openBrowser, startPages } from "./page-browser";

const account = { username: "alice", "attribute-email": "alice@example.com", password, passwordAgain: password };

describe("the page for a new account", () => {
  afterEach(stopCognitos);

  it("leads from the account by its code to the sign-in", async () => {
    const started = await startPages();
    const browser = openBrowser(started);
    await browser.open("/signup");
    const made = await browser.send(account);
    const confirmed = await browser.send({ code: started.messages[0]?.code ?? "" });
    const signedIn = await browser.send({ username: "alice", password });
    expect([made.path, confirmed.path, confirmed.notice]).to.deep.equal([
      "/confirm",
      "/login",
      ["Your account is confirmed. Sign in."],
    ]);
    expect(signedIn.left?.startsWith(`${callback}?code=`)).to.equal(true);
  });

  it("is made through a client with a secret too", async () => {
    const started = await startPages({ client: { secret: "s".repeat(51) } });
    const browser = openBrowser(started);
    await browser.open("/signup");
    await browser.send(account);
    const { path } = await browser.send({ code: started.messages[0]?.code ?? "" });
    expect(path).to.equal("/login");
  });

  it("asks for what the pool requires and proves, and not again for what the name is", async () => {
    const asked = async (pool: NonNullable<Parameters<typeof startPages>[0]>["pool"]) => {
      const { html } = await openBrowser(await startPages({ pool: pool ?? {} })).open("/signup");
      return [...html.matchAll(/<label for="([^"]*)">/g)].map(([, name]) => name);
    };
    expect([
      await asked({ requiredAttributes: ["name", "email"] }),
      await asked({ usernameAttributes: ["email"], requiredAttributes: ["email", "birthdate"] }),
      await asked({ usernameAttributes: ["email"] }),
    ]).to.deep.equal([
      ["username", "attribute-name", "attribute-email", "password", "passwordAgain"],
      ["username", "attribute-birthdate", "password", "passwordAgain"],
      ["username", "password", "passwordAgain"],
    ]);
  });

  it("says the pool's rules for passwords before one types", async () => {
    const weak = { requireLowercase: false, requireUppercase: false, requireNumbers: true, requireSymbols: false };
    const passwordPolicy = { ...weak, minimumLength: 6, passwordHistorySize: 0, temporaryPasswordValidityDays: 7 };
    const { html } = await openBrowser(await startPages({ pool: { passwordPolicy } })).open("/signup");
    const rules = [...html.matchAll(/<li>([^<]*)<\/li>/g)].map(([, rule]) => rule);
    expect(rules).to.deep.equal(["at least 6 characters", "a digit"]);
    expect(html).to.match(/id="password"[^>]* aria-describedby="password-hint"/);
  });

  it("says what is wrong beside the field, and keeps everything but passwords", async () => {
    const browser = openBrowser(await startPages());
    await browser.open("/signup");
    const other = await browser.send({ ...account, passwordAgain: "other" });
    const weak = await browser.send({ ...account, password: "weak", passwordAgain: "weak" });
    const none = await browser.send({ username: "", "attribute-email": "", password: "", passwordAgain: "" });
    expect([other.problems, weak.problems, Object.keys(none.problems)]).to.deep.equal([
      { passwordAgain: "This is not the same password" },
      { password: "Password not long enough" },
      ["username", "attribute-email", "password", "passwordAgain"],
    ]);
    expect(other.html).to.match(/id="attribute-email"[^>]* value="alice@example.com"/);
    expect(other.html.includes(password)).to.equal(false);
  });

  it("says of a name that is taken, or not in the pool's form, that it is", async () => {
    const started = await startPages({ pool: { usernameAttributes: ["email"] } });
    await started.addUser("alice@example.com");
    const problems = [];
    for (const username of ["alice@example.com", "alice"]) {
      const browser = openBrowser(started);
      await browser.open("/signup");
      problems.push((await browser.send({ ...account, username })).problems);
    }
    expect(problems).to.deep.equal([
      { username: "An account with the given email already exists." },
      { username: "Username should be an email." },
    ]);
  });

  it("is closed in a pool where an administrator makes the accounts", async () => {
    const open = openBrowser(await startPages());
    await open.open("/signup");
    const closed = openBrowser(await startPages({ pool: { adminCreateUserOnly: true } }));
    const shown = await closed.open("/signup");
    await closed.open("/login");
    const sent = await closed.send(account, { path: "/signup" });
    expect([shown.status, sent.status, sent.heading]).to.deep.equal([403, 403, "Accounts are not made here"]);
  });

  it("makes an account through the triggers of the pool: one that is confirmed at once signs in", async () => {
    const preSignUp = { functionArn: "arn:aws:lambda:eu-west-1:000000000000:function:f", permitted: true };
    const invoke = async (_: string, event: unknown) => ({
      ok: true as const,
      payload: { ...(event as object), response: { autoConfirmUser: true } },
    });
    const browser = openBrowser(await startPages({ invoke, pool: { triggers: { preSignUp } } }));
    await browser.open("/signup");
    const { path, notice } = await browser.send(account);
    expect([path, notice]).to.deep.equal(["/login", ["Your account is ready. Sign in."]]);
  });
});

describe("the page that confirms an account", () => {
  afterEach(stopCognitos);

  it("sends a new code on demand, which voids the one before", async () => {
    const started = await startPages();
    const browser = openBrowser(started);
    await browser.open("/signup");
    await browser.send(account);
    const resent = await browser.send({ username: "alice" }, { path: "/resend" });
    const [first, second] = started.messages.map(({ code }) => code);
    const old = await browser.send({ code: first ?? "" });
    const fresh = await browser.send({ code: second ?? "" });
    expect([resent.path, old.path, Object.keys(old.problems), fresh.path]).to.deep.equal([
      "/confirm",
      "/confirm",
      ["code"],
      "/login",
    ]);
  });

  it("says so when too many codes were asked for", async () => {
    const started = await startPages();
    const browser = openBrowser(started);
    await browser.open("/confirm");
    let notice: string[] = [];
    for (let time = 0; time < 6; time += 1) {
      ({ notice } = await browser.send({ username: "nobody" }, { path: "/resend" }));
    }
    expect(notice).to.deep.equal(["Attempt limit exceeded, please try after some time."]);
  });

  it("asks for the name where it does not know it", async () => {
    const browser = openBrowser(await startPages());
    await browser.open("/confirm");
    const { problems } = await browser.send({ username: "", code: "" });
    expect(problems).to.deep.equal({ username: "Enter your user name", code: "Enter the code" });
  });
});
