import { expect } from "chai";
import { password, pool, stopCognitos, type TestCognito } from "../start-cognito";
import { callback, openBrowser, startPages } from "./page-browser";

const left = /^http:\/\/127\.0\.0\.1:5173\/callback\?code=[0-9a-f]+&state=s$/;

async function withAlice(setup: Parameters<typeof startPages>[0] = {}): Promise<TestCognito> {
  const started = await startPages(setup);
  await started.addUser("alice", { email: "alice@example.com", email_verified: "true" });
  return started;
}

describe("the sign-in page", () => {
  afterEach(stopCognitos);

  it("sends who gives name and password to the client with a code", async () => {
    const browser = openBrowser(await withAlice());
    await browser.open("/login", { state: "s" });
    const seen = await browser.send({ username: " alice ", password });
    expect([seen.status, left.test(seen.left ?? "")]).to.deep.equal([302, true]);
  });

  it("answers for a client with a secret, which the page knows", async () => {
    const browser = openBrowser(await withAlice({ client: { secret: "s".repeat(51) } }));
    await browser.open("/login", { state: "s" });
    expect((await browser.send({ username: "alice", password })).left).to.match(left);
  });

  it("asks for what is missing, beside each field, and keeps the name", async () => {
    const browser = openBrowser(await startPages());
    await browser.open("/login");
    const none = await browser.send({ username: "", password: "" });
    const one = await browser.send({ username: "alice", password: "" });
    expect([none.problems, one.problems, none.notice[0], one.notice[0]]).to.deep.equal([
      { username: "Enter your user name", password: "Enter your password" },
      { password: "Enter your password" },
      "There are some problems:",
      "There is a problem:",
    ]);
    expect(one.html).to.match(/id="username"[^>]* value="alice"/);
    expect(one.html).to.match(/id="password"[^>]* aria-describedby="password-problem" aria-invalid="true"/);
  });

  it("says once what was wrong, and not to another page", async () => {
    const browser = openBrowser(await startPages());
    await browser.open("/login");
    const said = await browser.send({ username: "alice", password: "wrong" });
    const again = await browser.open("/login");
    expect([said.notice, again.notice]).to.deep.equal([["Incorrect username or password."], []]);
  });

  it("never gives back a password", async () => {
    const browser = openBrowser(await startPages());
    await browser.open("/login");
    const { html } = await browser.send({ username: "alice", password: "Wrong-horse-1" });
    expect([html.includes("Wrong-horse-1"), /type="password"[^>]* value=/.test(html)]).to.deep.equal([false, false]);
  });

  it("looks nobody up by a name that is longer than names are", async () => {
    const browser = openBrowser(await startPages());
    await browser.open("/login");
    const { problems } = await browser.send({ username: "x".repeat(129), password: "y".repeat(257) });
    expect(problems).to.deep.equal({
      username: "This has 128 characters at most",
      password: "This has 256 characters at most",
    });
  });

  it("fills in the name that the client hints at", async () => {
    const { html } = await openBrowser(await startPages()).open("/login", { login_hint: "alice" });
    expect(html).to.match(/id="username"[^>]* value="alice"/);
  });

  it("lets who is signed in straight through, for an hour", async () => {
    const started = await withAlice();
    const browser = openBrowser(started);
    await browser.open("/login", { state: "s" });
    await browser.send({ username: "alice", password });
    started.time.now += 3_599_000;
    const within = await browser.open("/login", { state: "s" });
    started.time.now += 1000;
    const after = await browser.open("/login", { state: "s" });
    expect([left.test(within.left ?? ""), after.heading]).to.deep.equal([true, "Sign in"]);
  });

  it("asks again who is signed in, where the client wants that", async () => {
    const browser = openBrowser(await withAlice());
    await browser.open("/login");
    await browser.send({ username: "alice", password });
    expect((await browser.open("/login", { prompt: "login" })).heading).to.equal("Sign in");
  });

  it("shows nothing where the client wants no page", async () => {
    const seen = await openBrowser(await startPages()).open("/login", { prompt: "none", state: "s" });
    expect(seen.left).to.match(/^http:\/\/127\.0\.0\.1:5173\/callback\?error=login_required&.*state=s$/);
  });

  it("gives the session a new name at each sign-in, and forgets the one before it", async () => {
    const started = await withAlice();
    const browser = openBrowser(started);
    await browser.open("/login");
    await browser.send({ username: "alice", password });
    const before = browser.cookies.get("cognito") ?? "";
    await browser.open("/login", { prompt: "login" });
    await browser.send({ username: "alice", password });
    const other = openBrowser(started);
    other.cookies.set("cognito", before);
    expect([before.length, browser.cookies.get("cognito") === before]).to.deep.equal([64, false]);
    expect((await other.open("/login")).heading).to.equal("Sign in");
  });

  it("leads who has not confirmed the account to the page for that, once the password is right", async () => {
    const started = await withAlice();
    await started.changeUser("alice", { status: "UNCONFIRMED" });
    const browser = openBrowser(started);
    await browser.open("/login");
    const wrong = await browser.send({ username: "alice", password: "wrong" });
    const right = await browser.send({ username: "alice", password });
    expect([wrong.notice, right.path, right.notice]).to.deep.equal([
      ["Incorrect username or password."],
      "/confirm",
      ["Confirm your account first."],
    ]);
  });

  it("leads who is to choose a new password to the page for that", async () => {
    const started = await withAlice();
    await started.changeUser("alice", { status: "RESET_REQUIRED" });
    const browser = openBrowser(started);
    await browser.open("/login");
    const { path, notice } = await browser.send({ username: "alice", password });
    expect([path, notice]).to.deep.equal(["/confirmForgotPassword", ["Choose a new password to sign in."]]);
  });

  it("says so to a user who is disabled, once the password is right", async () => {
    const started = await withAlice();
    await started.changeUser("alice", { enabled: false });
    const browser = openBrowser(started);
    await browser.open("/login");
    expect((await browser.send({ username: "alice", password })).notice).to.deep.equal(["User is disabled."]);
  });

  it("links to no page that the pool does not have", async () => {
    const links = async (setup: Parameters<typeof startPages>[0]) => {
      const { html } = await openBrowser(await startPages(setup)).open("/login");
      return ["/signup?", "/forgotPassword?"].filter((path) => html.includes(`href="${path}`));
    };
    expect(await links({})).to.deep.equal(["/signup?", "/forgotPassword?"]);
    expect(await links({ pool: { adminCreateUserOnly: true, recovery: [] } })).to.deep.equal([]);
  });

  it("asks for the name that the pool's people have", async () => {
    const label = async (more: Partial<typeof pool>) => {
      const { html } = await openBrowser(await startPages({ pool: more })).open("/login");
      return /<label for="username">([^<]*)<\/label>/.exec(html)?.[1];
    };
    expect([
      await label({}),
      await label({ usernameAttributes: ["email"] }),
      await label({ usernameAttributes: ["phone_number"] }),
      await label({ usernameAttributes: ["email", "phone_number"] }),
      await label({ aliasAttributes: ["email", "preferred_username"] }),
    ]).to.deep.equal([
      "User name",
      "E-mail address",
      "Phone number",
      "E-mail address or phone number",
      "User name or e-mail address",
    ]);
  });

  it("gives a browser what each of its cookies is for, and no more", async () => {
    const started = await withAlice();
    const browser = openBrowser(started);
    await browser.open("/login");
    await browser.send({ username: "alice", password: "wrong" });
    const waiting = [...browser.cookies.keys()];
    await browser.send({ username: "alice", password });
    expect([waiting, [...browser.cookies.keys()]]).to.deep.equal([
      ["cognito-form", "cognito-page"],
      ["cognito-form", "cognito"],
    ]);
  });

  it("ends with tokens in the fragment for the implicit flow, and with the refusal of the pool's trigger", async () => {
    const tokenTrigger = { functionArn: "arn:f", permitted: true, version: "V1_0" as const };
    const invoke = async () => ({ ok: false as const, errorMessage: "not today" });
    const fine = openBrowser(await withAlice());
    await fine.open("/login", { response_type: "token" });
    const given = await fine.send({ username: "alice", password });
    const refused = openBrowser(await withAlice({ invoke, pool: { tokenTrigger } }));
    await refused.open("/login", { response_type: "token" });
    const refusal = await refused.send({ username: "alice", password });
    const fragment = (url = "") => [...new URLSearchParams(new URL(url).hash.slice(1)).keys()];
    expect([fragment(given.left), fragment(refusal.left)]).to.deep.equal([
      ["access_token", "id_token", "token_type", "expires_in"],
      ["error", "error_description"],
    ]);
    expect(given.left?.startsWith(`${callback}#`)).to.equal(true);
  });
});

describe("a sign-in with a code by e-mail", () => {
  afterEach(stopCognitos);

  const client = { explicitAuthFlows: ["ALLOW_USER_AUTH"] };
  const firstFactors = ["PASSWORD" as const, "EMAIL_OTP" as const];

  it("begins at the sign-in page, where pool and client have it", async () => {
    const started = await withAlice({ client, pool: { firstFactors } });
    const browser = openBrowser(started);
    await browser.open("/login");
    const asked = await browser.send({ username: "alice", way: "emailCode" });
    const wrong = await browser.send({ code: "000000" });
    const done = await browser.send({ code: started.messages[0]?.code ?? "" });
    expect([asked.heading, wrong.problems, done.left?.startsWith(`${callback}?code=`)]).to.deep.equal([
      "Enter the code from your mail",
      { code: "Invalid verification code provided, please try again." },
      true,
    ]);
  });

  it("is refused where pool or client do not have it", async () => {
    for (const setup of [{ client }, { pool: { firstFactors } }, {}]) {
      const started = await withAlice(setup);
      const browser = openBrowser(started);
      const { html } = await browser.open("/login");
      const { status } = await browser.send({ username: "alice", way: "emailCode" });
      expect([html.includes("emailCode"), status, started.messages]).to.deep.equal([false, 403, []]);
    }
  });
});
