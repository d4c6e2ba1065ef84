import type { Page } from "playwright-core";
import { fill, press, signIn } from "./page-steps";
import { addPerson, addSecondFactor, codeAt, invite, readSecret } from "./people";
import { password, type Stage } from "./stage";

/** A page as people come to see it. */
export interface Picture {
  /** Also of its file under `docs/pages`. */
  name: string;

  /** Leads a browser that has never been here to the page. */
  show(stage: Stage, page: Page): Promise<void>;
}

/** Every page, and what each says when something is wrong. */
export const gallery: Picture[] = [
  { name: "login", show: async ({ notes }, page) => void (await page.goto(notes.at("/login"))) },
  {
    name: "login-wrong-password",
    show: ({ notes }, page) => signIn(page, notes.at("/login"), "nobody@example.com", "Wrong-horse-1"),
  },
  { name: "login-branded", show: async ({ vault }, page) => void (await page.goto(vault.at("/login"))) },
  { name: "signup", show: async ({ notes }, page) => void (await page.goto(notes.at("/signup"))) },
  {
    name: "signup-problems",
    show: async ({ notes }, page) => {
      await page.goto(notes.at("/signup"));
      await fill(page, { "E-mail address": "ann@example.com", Password: "short", "Password once more": "shorter" });
      await press(page, "Create the account");
    },
  },
  {
    name: "confirm",
    show: async ({ notes }, page) => {
      await page.goto(notes.at("/signup"));
      const twice = { Password: password, "Password once more": password };
      await fill(page, { "E-mail address": "ann@example.com", ...twice });
      await press(page, "Create the account");
    },
  },
  { name: "forgot-password", show: async ({ notes }, page) => void (await page.goto(notes.at("/forgotPassword"))) },
  {
    name: "confirm-forgot-password",
    show: async ({ notes }, page) => {
      await page.goto(notes.at("/forgotPassword"));
      await fill(page, { "E-mail address": "nobody@example.com" });
      await press(page, "Send the code");
    },
  },
  {
    name: "new-password",
    show: async (stage, page) => {
      await invite(stage, "new@example.com");
      await signIn(page, stage.vault.at("/login"), "new@example.com", await stage.codeOf("new@example.com"));
    },
  },
  {
    name: "mfa-setup",
    show: async (stage, page) => {
      await invite(stage, "app@example.com");
      await signIn(page, stage.vault.at("/login"), "app@example.com", await stage.codeOf("app@example.com"));
      await fill(page, { "New password": password, "New password once more": password });
      await press(page, "Continue");
    },
  },
  {
    name: "mfa",
    show: async (stage, page) => {
      await setUp(stage, "one@example.com");
      await signIn(page, stage.vault.at("/login"), "one@example.com", password);
    },
  },
  {
    name: "mfa-select",
    show: async (stage, page) => {
      await setUp(stage, "two@example.com");
      await addSecondFactor(stage, "two@example.com");
      await signIn(page, stage.vault.at("/login"), "two@example.com", password);
    },
  },
  {
    name: "mfa-email",
    show: async (stage, page) => {
      await addPerson(stage, "mail@example.com");
      await page.goto(stage.notes.at("/login"));
      await fill(page, { "E-mail address": "mail@example.com" });
      await press(page, "E-mail me a code instead");
    },
  },
  {
    name: "request-refused",
    show: async ({ notes }, page) => void (await page.goto(notes.at("/login", { redirect_uri: "x" }))),
  },
  {
    name: "error",
    show: async ({ endpointUrl }, page) => void (await page.goto(`${endpointUrl}/error?error=invalid_request`)),
  },
];

/** A person of `vault` who has set up an authenticator app. */
async function setUp(stage: Stage, email: string): Promise<void> {
  await invite(stage, email);
  const page = await stage.open();
  await signIn(page, stage.vault.at("/login"), email, await stage.codeOf(email));
  await fill(page, { "New password": password, "New password once more": password });
  await press(page, "Continue");
  await fill(page, { Code: codeAt(await readSecret(page), Date.now()) });
  await press(page, "Continue");
  await page.waitForURL(`${stage.app.origin}/callback?code=*`);
}
