import { expect } from "chai";
import { fill, headingOf, press, shownBy, signIn } from "./page-steps";
import { addPerson, codeAt, invite, readSecret } from "./people";
import { password, type Stage } from "./stage";

const mismatch = "Invalid verification code provided, please try again.";

/** What people do on the pages, each in a browser that has never been here. */
export function describeSignIn(stage: () => Stage): void {
  it("lead from no account to an answer of the API: sign up, confirm, sign in, code flow with PKCE", async () => {
    const page = await stage().open();
    await page.goto(`${stage().app.origin}/?client=${stage().notes.clientId}`);
    await page.getByRole("link", { name: "Create an account" }).click();
    await fill(page, { "E-mail address": "alice@example.com", Password: password, "Password once more": password });
    await press(page, "Create the account");
    await fill(page, { "Confirmation code": await stage().codeOf("alice@example.com") });
    await press(page, "Confirm the account");
    await fill(page, { Password: password });
    await press(page, "Sign in");
    expect(await shownBy(page)).to.match(/^hello: 200 \{"sub":"[0-9a-f-]{36}"\} for alice@example\.com$/);
  });

  it("give tokens in the fragment to an application with the implicit flow, and its state back", async () => {
    const page = await stage().open();
    await addPerson(stage(), "ivy@example.com");
    await page.goto(stage().notes.at("/oauth2/authorize", { response_type: "token", state: "<b>&1" }));
    await fill(page, { "E-mail address": "ivy@example.com", Password: password });
    await press(page, "Sign in");
    expect(await shownBy(page)).to.match(/^hello: 200 \{"sub":"[0-9a-f-]{36}"\} state <b>&1$/);
  });

  it("say the same of a wrong password and of a name that nobody has, and keep the name", async () => {
    await addPerson(stage(), "bob@example.com");
    const answers = [];
    for (const name of ["bob@example.com", "nobody@example.com"]) {
      const page = await stage().open();
      await page.goto(stage().notes.at("/login"));
      await fill(page, { "E-mail address": name, Password: "Wrong-horse-1" });
      await press(page, "Sign in");
      const text = await page.getByRole("alert").textContent();
      answers.push({
        text,
        title: await page.title(),
        kept: (await page.getByLabel("E-mail address").inputValue()) === name,
      });
    }
    const answer = { text: "Incorrect username or password.", title: "Error: Sign in", kept: true };
    expect(answers).to.deep.equal([answer, answer]);
  });

  it("take a new password with the code that was sent for it, and no other", async () => {
    const page = await stage().open();
    await addPerson(stage(), "fay@example.com");
    await page.goto(stage().notes.at("/login"));
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await fill(page, { "E-mail address": "fay@example.com" });
    await press(page, "Send the code");
    const fields = { "New password": "Another-horse-2", "New password once more": "Another-horse-2" };
    await fill(page, { Code: "000000", ...fields });
    await press(page, "Change the password");
    const refusal = await page.locator("#code-problem").textContent();
    await fill(page, { Code: await stage().codeOf("fay@example.com"), ...fields });
    await press(page, "Change the password");
    await fill(page, { Password: "Another-horse-2" });
    await press(page, "Sign in");
    await page.waitForURL(`${stage().app.origin}/callback?code=*`);
    expect(refusal).to.equal("This code is wrong or too old. Check it, or ask for a new one.");
  });

  it("lead who was invited to a password of their own and to an authenticator app, which is asked for from then on", async () => {
    const page = await stage().open();
    const { vault } = stage();
    await invite(stage(), "tess@example.com");
    await signIn(page, vault.at("/login"), "tess@example.com", await stage().codeOf("tess@example.com"));
    await fill(page, { "New password": password, "New password once more": password });
    await press(page, "Continue");
    const secret = await readSecret(page);
    await fill(page, { Code: codeAt(secret, Date.now()) });
    await press(page, "Continue");
    await page.waitForURL(`${stage().app.origin}/callback?code=*`);
    const other = await stage().open();
    await signIn(other, vault.at("/login"), "tess@example.com", password);
    await fill(other, { Code: "000000" });
    await press(other, "Continue");
    const refusal = await other.locator("#code-problem").textContent();
    await fill(other, { Code: codeAt(secret, Date.now() + 30_000) });
    await press(other, "Continue");
    await other.waitForURL(`${stage().app.origin}/callback?code=*`);
    expect(refusal).to.equal(mismatch);
  });

  it("take a code by e-mail in the place of the password", async () => {
    const page = await stage().open();
    await addPerson(stage(), "cleo@example.com");
    await page.goto(stage().notes.at("/login"));
    await fill(page, { "E-mail address": "cleo@example.com" });
    await press(page, "E-mail me a code instead");
    expect(await headingOf(page)).to.equal("Enter the code from your mail");
    await fill(page, { Code: await stage().codeOf("cleo@example.com") });
    await press(page, "Continue");
    await page.waitForURL(`${stage().app.origin}/callback?code=*`);
  });

  it("let who is signed in straight through, until they sign out", async () => {
    const page = await stage().open();
    const { notes, app } = stage();
    await addPerson(stage(), "olga@example.com");
    await signIn(page, notes.at("/login"), "olga@example.com", password);
    await page.waitForURL(`${app.origin}/callback?code=*`);
    await page.goto(notes.at("/oauth2/authorize", { state: "again" }));
    const again = new URL(page.url()).searchParams.get("state");
    const query = new URLSearchParams({ client_id: notes.clientId, logout_uri: `${app.origin}/` });
    await page.goto(`${stage().endpointUrl}/logout?${query}`);
    const out = await shownBy(page);
    await page.goto(notes.at("/oauth2/authorize"));
    expect([again, out, await headingOf(page)]).to.deep.equal(["again", "signed out", "Sign in"]);
  });

  it("do nothing twice when one goes back or loads again", async () => {
    const page = await stage().open();
    await page.goto(stage().notes.at("/signup"));
    await fill(page, { "E-mail address": "rita@example.com", Password: password, "Password once more": password });
    await press(page, "Create the account");
    const code = await stage().codeOf("rita@example.com");
    await page.reload();
    await page.goBack();
    await page.goForward();
    expect([await headingOf(page), await stage().codeOf("rita@example.com")]).to.deep.equal([
      "Confirm your account",
      code,
    ]);
  });

  it("stand in no frame", async () => {
    const page = await stage().open();
    await page.goto(`${stage().app.origin}/?${new URLSearchParams({ frame: stage().notes.at("/login") })}`);
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    await frame?.waitForLoadState();
    expect([frame?.url(), await frame?.getByLabel("Password").count()]).to.deep.equal([
      "chrome-error://chromewebdata/",
      0,
    ]);
  });

  it("take no form that another origin sends", async () => {
    const page = await stage().open();
    await page.goto(`${stage().app.origin}/?${new URLSearchParams({ send: stage().notes.at("/login") })}`);
    await page.waitForURL(stage().notes.at("/login"));
    expect(await page.locator("main p").first().textContent()).to.equal("The form comes from another page.");
  });
}
