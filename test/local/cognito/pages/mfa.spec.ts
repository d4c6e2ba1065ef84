import { expect } from "chai";
import { Secret, TOTP } from "otpauth";
import { client, password, poolId, stopCognitos, type TestCognito } from "../start-cognito";
import { callback, openBrowser, type PageBrowser, startPages, totpPool } from "./page-browser";

const toClient = new RegExp(`^${callback}\\?code=`);
const over = ["Your sign-in took too long, or it is over. Please sign in again."];

function codeAt(secret: string, timestamp: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

async function startWithAlice(setup: Parameters<typeof startPages>[0] = { pool: totpPool }): Promise<TestCognito> {
  const started = await startPages(setup);
  await started.addUser("alice", { email: "alice@example.com" });
  return started;
}

/** Brings a browser to the page for the second factor. */
async function signIn(started: TestCognito) {
  const browser = openBrowser(started);
  await browser.open("/login");
  return { browser, page: await browser.send({ username: "alice", password }) };
}

/** Sets up an authenticator app for alice. @returns its secret */
async function setUp(started: TestCognito): Promise<string> {
  const { browser, page } = await signIn(started);
  const secret = secretIn(page.html);
  await browser.send({ code: codeAt(secret, started.time.now) });
  return secret;
}

function secretIn(html: string): string {
  return (/<code class="secret">([^<]*)<\/code>/.exec(html)?.[1] ?? "").replace(/ /g, "");
}

/** Every page of a sign-in that is under way, in a browser that is in none. */
async function openAll(browser: PageBrowser) {
  const pages = [];
  for (const path of ["/mfa", "/mfa/setup", "/mfa/select", "/login/newPassword"]) {
    const { path: shown, notice } = await browser.open(path);
    pages.push({ shown, notice });
  }
  return pages;
}

describe("the pages for a second factor", () => {
  afterEach(stopCognitos);

  it("set up an authenticator app where the pool asks everyone for one", async () => {
    const started = await startWithAlice();
    const { browser, page } = await signIn(started);
    const secret = secretIn(page.html);
    const wrong = await browser.send({ code: "000000" });
    const done = await browser.send({ code: codeAt(secret, started.time.now) });
    expect([page.path, wrong.path, Object.keys(wrong.problems)]).to.deep.equal(["/mfa/setup", "/mfa/setup", ["code"]]);
    expect(secretIn(wrong.html)).to.equal(secret);
    expect(done.left).to.match(toClient);
  });

  it("show the same secret when the page is loaded again", async () => {
    const { browser, page } = await signIn(await startWithAlice());
    const again = await browser.open("/mfa/setup");
    expect(secretIn(again.html)).to.equal(secretIn(page.html));
  });

  it("ask for the app's code from then on: a wrong one can be corrected, a used one not given again", async () => {
    const started = await startWithAlice();
    const secret = await setUp(started);
    const { browser, page } = await signIn(started);
    const used = await browser.send({ code: codeAt(secret, started.time.now) });
    started.time.now += 30_000;
    const code = codeAt(secret, started.time.now);
    const done = await browser.send({ code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect([page.path, Object.keys(used.problems)]).to.deep.equal(["/mfa", ["code"]]);
    expect(done.left).to.match(toClient);
  });

  it("let nobody sign in with the password alone", async () => {
    const started = await startWithAlice();
    await setUp(started);
    const { browser } = await signIn(started);
    const session = browser.cookies.has("cognito");
    const at = await browser.open("/login");
    expect([session, at.path, at.left]).to.deep.equal([false, "/login", undefined]);
  });

  it("let nobody choose a second app in the place of the one that there is", async () => {
    const started = await startWithAlice();
    const { browser, page } = await signIn(started);
    await setUp(started);
    const { left } = await browser.send({ code: codeAt(secretIn(page.html), started.time.now) });
    expect(left).to.equal(undefined);
  });

  it("end with the time that the client gives a sign-in", async () => {
    const started = await startWithAlice();
    const secret = await setUp(started);
    const { browser } = await signIn(started);
    started.time.now += 3 * 60_000;
    const { path, notice } = await browser.send({ code: codeAt(secret, started.time.now) });
    expect([path, notice]).to.deep.equal(["/login", over]);
  });

  it("lead who comes from nowhere to the first page", async () => {
    const browser = openBrowser(await startWithAlice());
    expect(await openAll(browser)).to.deep.equal(Array.from({ length: 4 }, () => ({ shown: "/login", notice: over })));
  });

  it("take nothing from a browser that gave no password", async () => {
    const started = await startWithAlice();
    const secret = await setUp(started);
    started.time.now += 60_000;
    const browser = openBrowser(started);
    const seen = [];
    for (const path of ["/mfa", "/mfa/setup", "/mfa/select", "/login/newPassword"]) {
      await browser.open("/login");
      const code = codeAt(secret, started.time.now);
      const { path: shown, left } = await browser.send({ code, username: "alice", password, factor: "x" }, { path });
      seen.push([shown, left]);
    }
    expect(seen).to.deep.equal(Array.from({ length: 4 }, () => ["/login", undefined]));
  });

  it("are those of the client that the sign-in began with", async () => {
    const urls = { callbackUrls: [callback], allowedOauthFlows: ["code"], allowedOauthScopes: ["openid"] };
    const other = { ...client, ...urls, id: "1example23456789clientid99" };
    const started = await startWithAlice({ pool: totpPool, otherClients: [other] });
    const secret = await setUp(started);
    started.time.now += 30_000;
    const query = { client_id: other.id };
    const shown = await (await signIn(started)).browser.open("/mfa", query);
    const { browser } = await signIn(started);
    await browser.open("/login", query);
    const sent = await browser.send({ code: codeAt(secret, started.time.now) }, { path: "/mfa", query });
    expect([shown.path, shown.notice, sent.path, sent.notice]).to.deep.equal(["/login", over, "/login", over]);
  });

  it("let who has two factors choose one", async () => {
    const pool = { mfa: "ON" as const, secondFactors: ["SOFTWARE_TOKEN_MFA" as const, "EMAIL_OTP" as const] };
    const started = await startWithAlice({ pool });
    const totp = { secret: new Secret().base32, lastStep: 0 };
    await started.changeUser("alice", { mfa: { totp, enabled: ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"] } });
    const { browser, page } = await signIn(started);
    const wrong = await browser.send({ factor: "SMS_MFA" });
    const chosen = await browser.send({ factor: "EMAIL_OTP" });
    const done = await browser.send({ code: started.messages[0]?.code ?? "" });
    expect([page.path, wrong.problems, chosen.heading]).to.deep.equal([
      "/mfa/select",
      { factor: "Choose one of the two" },
      "Enter the code from your mail",
    ]);
    expect(chosen.html.includes("<strong>a***@e***</strong>")).to.equal(true);
    expect(done.left).to.match(toClient);
  });
});

describe("the page for a password of one's own", () => {
  afterEach(stopCognitos);

  const temporary = "Temporary-horse-1";

  async function invite(setup: Parameters<typeof startPages>[0] = {}) {
    const started = await startPages(setup);
    await started.ok("AdminCreateUser", {
      UserPoolId: poolId,
      Username: "bob",
      TemporaryPassword: temporary,
      MessageAction: "SUPPRESS",
    });
    const browser = openBrowser(started);
    await browser.open("/login");
    return { started, browser, page: await browser.send({ username: "bob", password: temporary }) };
  }

  it("follows the temporary one, which is good no more then", async () => {
    const { browser, page } = await invite();
    const weak = await browser.send({ password: "weak", passwordAgain: "weak" });
    const done = await browser.send({ password, passwordAgain: password });
    await browser.open("/login", { prompt: "login" });
    const old = await browser.send({ username: "bob", password: temporary });
    expect([page.path, weak.problems, old.notice]).to.deep.equal([
      "/login/newPassword",
      { password: "Password not long enough" },
      ["Incorrect username or password."],
    ]);
    expect(done.left).to.match(toClient);
  });

  it("works for a client with a secret", async () => {
    const { browser } = await invite({ client: { secret: "s".repeat(51) } });
    expect((await browser.send({ password, passwordAgain: password })).left).to.match(toClient);
  });

  it("asks for the attributes that the pool requires and the user lacks", async () => {
    const { started, browser, page } = await invite({ pool: { requiredAttributes: ["name"] } });
    const twice = { password, passwordAgain: password };
    const none = await browser.send({ ...twice, "attribute-name": "" });
    const done = await browser.send({ ...twice, "attribute-name": "Bob" });
    expect([page.html.includes("Full name"), none.problems]).to.deep.equal([
      true,
      { "attribute-name": "Enter your full name" },
    ]);
    expect([toClient.test(done.left ?? ""), (await started.userOf("bob")).attributes["name"]]).to.deep.equal([
      true,
      "Bob",
    ]);
  });
});
