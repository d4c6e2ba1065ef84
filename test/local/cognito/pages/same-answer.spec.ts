import { expect } from "chai";
import type { ClientSettings } from "../../../../local/cognito/settings";
import { password, stopCognitos, type TestCognito } from "../start-cognito";
import { openBrowser, type PageBrowser, type Seen, startPages } from "./page-browser";

/** What a browser sees of an answer, but for what is random and for the name that was typed. */
function comparable({ status, path, left, html, headers }: Seen, name: string) {
  const cookies = headers.getSetCookie().map((line) => line.replace(/=[0-9a-f]{64}/, "="));
  const text = html.replace(/[0-9a-f]{64}|nonce="[^"]*"/g, "").replaceAll(name, "NAME");
  return { status, path, left, cookies, text };
}

const wrongCode = "This code is wrong or too old. Check it, or ask for a new one.";

type Steps = (browser: PageBrowser, name: string) => Promise<Seen>;

/** What each name gets, each in a browser of its own. */
async function answersFor(started: TestCognito, names: string[], steps: Steps) {
  const answers = [];
  for (const name of names) answers.push(comparable(await steps(openBrowser(started), name), name));
  return answers;
}

const signIn: Steps = async (browser, username) => {
  await browser.open("/login");
  return browser.send({ username, password: "Wrong-horse-1" });
};

const forgot: Steps = async (browser, username) => {
  await browser.open("/forgotPassword");
  return browser.send({ username });
};

const reset: Steps = async (browser, username) => {
  await browser.open("/confirmForgotPassword");
  return browser.send({ username, code: "000000", password, passwordAgain: password });
};

const resetWeak: Steps = async (browser, username) => {
  await browser.open("/confirmForgotPassword");
  return browser.send({ username, code: "000000", password: "weak", passwordAgain: "weak" });
};

const confirm: Steps = async (browser, username) => {
  await browser.open("/confirm");
  return browser.send({ username, code: "000000" });
};

const resend: Steps = async (browser, username) => {
  await browser.open("/confirm");
  return browser.send({ username }, { path: "/resend" });
};

/** Somebody of every kind, and nobody. */
async function startWithAll(client: Partial<ClientSettings> = {}): Promise<{ started: TestCognito; names: string[] }> {
  const started = await startPages({ client });
  const proven = { email: "x@example.com", email_verified: "true" };
  await started.addUser("known", proven);
  await started.addUser("noaddress");
  await started.addUser("disabled", { email: "d@example.com" });
  await started.changeUser("disabled", { enabled: false });
  await started.addUser("waiting", { email: "w@example.com" });
  await started.changeUser("waiting", { status: "UNCONFIRMED" });
  await started.addUser("invited", { email: "i@example.com" });
  await started.changeUser("invited", { status: "FORCE_CHANGE_PASSWORD" });
  return { started, names: ["known", "noaddress", "disabled", "waiting", "invited", "nobody"] };
}

describe("a name that nobody has gets the answer of one that somebody has", () => {
  afterEach(stopCognitos);

  const cases: [string, Steps, string[]][] = [
    ["at signing in", signIn, ["Incorrect username or password."]],
    ["at asking for a new password", forgot, []],
    ["at choosing one", reset, ["There is a problem:", wrongCode]],
    ["at choosing a weak one", resetWeak, ["There is a problem:", "Password not long enough"]],
    ["at confirming an account", confirm, ["There is a problem:", wrongCode]],
    [
      "at asking for a code to confirm it",
      resend,
      ["If this account waits to be confirmed, a new code is on its way. The one before it is void."],
    ],
  ];
  for (const preventUserExistenceErrors of [true, false]) {
    for (const [when, steps, notice] of cases) {
      it(`${when}${preventUserExistenceErrors ? "" : ", also where the client's API says who exists"}`, async () => {
        const { started, names } = await startWithAll({ preventUserExistenceErrors });
        const answers = await answersFor(started, names, steps);
        expect(answers).to.deep.equal(names.map(() => answers[0]));
        expect((await steps(openBrowser(started), "somebody")).notice).to.deep.equal(notice);
      });
    }
  }

  it("at asking for a code by e-mail in the place of the password", async () => {
    const client = { explicitAuthFlows: ["ALLOW_USER_AUTH"] };
    const started = await startPages({ client, pool: { firstFactors: ["PASSWORD", "EMAIL_OTP"] } });
    await started.addUser("known", { email: "k@example.com", email_verified: "true" });
    const answers = await answersFor(started, ["known", "nobody"], async (browser, username) => {
      await browser.open("/login");
      const seen = await browser.send({ username, way: "emailCode" });
      return { ...seen, html: seen.html.replace(/<strong>[a-z]\*\*\*@[a-z]\*\*\*<\/strong>/, "<strong></strong>") };
    });
    expect([answers[1], answers[0]?.path]).to.deep.equal([answers[0], "/mfa"]);
  });

  it("after too many wrong passwords", async () => {
    const { started } = await startWithAll();
    const notices = [];
    for (const name of ["known", "nobody"]) {
      let last: string[] = [];
      for (let time = 0; time < 6; time += 1) last = (await signIn(openBrowser(started), name)).notice;
      notices.push(last);
    }
    expect(notices).to.deep.equal([["Password attempts exceeded"], ["Password attempts exceeded"]]);
  });
});
