import { html } from "hono/html";
import { NotAuthorized, PasswordResetRequired, UserNotConfirmed, UserNotFound } from "../errors";
import { completeAuthorization } from "../oauth/complete-authorization";
import { findPageSession } from "../oauth/page-sessions";
import { RedirectError } from "../oauth/redirect";
import { startWithEmailCode } from "../sign-in/email-code";
import { startWithPassword } from "../sign-in/password";
import { showButton, showField, showForm, showLinks } from "./forms";
import { lines } from "./html";
import { leadOn } from "./next-step";
import type { Notice } from "./notices";
import type { Page, PageContext } from "./page-context";
import { PageRefusal } from "./page-refusal";
import { missingName } from "./person";
import { signInField } from "./person-names";
import { type FormFields, requireFilled, requireShort } from "./read-form";

/** Name and password. Who is signed in already goes straight on, as with managed login. */
export const login: Page = {
  get: async (context) => {
    const { services, request, authorization } = context;
    const session = await findPageSession(services, request, authorization.pool);
    if (session && authorization.prompt !== "form") return completeAuthorization(services, authorization, session);
    if (authorization.prompt === "none") {
      throw new RedirectError(authorization.target, "login_required", "nobody is signed in, and no page may be shown");
    }
    return showLogin(context);
  },
  post: async (context, form) => {
    const name = form.line("username");
    try {
      return await leadOn(context, name, await startSignIn(context, form, name));
    } catch (error) {
      if (error instanceof UserNotConfirmed) return goOn(context, "/confirm", name, "Confirm your account first.");
      if (error instanceof PasswordResetRequired) {
        return goOn(context, "/confirmForgotPassword", name, "Choose a new password to sign in.");
      }
      // Also for a client whose API says who exists.
      throw error instanceof UserNotFound ? new NotAuthorized("Incorrect username or password.") : error;
    }
  },
  remembers: ["username"],
};

function showLogin(context: PageContext) {
  const { pool, client, loginHint } = context.authorization;
  const name = context.values["username"] || context.state.name || loginHint;
  const password = { name: "password", label: "Password", type: "password", autocomplete: "current-password" } as const;
  const forgot = html`<p class="aside"><a href="${context.link("/forgotPassword")}">Forgot your password?</a></p>`;
  const byCode = html`<button class="secondary" type="submit" name="way" value="emailCode">E-mail me a code instead</button>`;
  const form = lines(
    showField(context, { ...signInField(pool.settings), value: name, first: !name }),
    showField(context, { ...password, first: Boolean(name) }),
    pool.settings.recovery.length > 0 ? forgot : undefined,
    showButton("Sign in"),
    takesEmailCode(context) ? byCode : undefined,
  );
  const signUp = { text: "New here?", link: "Create an account", path: "/signup" };
  return context.show({
    heading: "Sign in",
    body: lines(
      html`<p class="lead">to continue to ${client.settings.name}</p>`,
      showForm(context, form),
      showLinks(context, pool.settings.adminCreateUserOnly ? [] : [signUp]),
    ),
  });
}

async function startSignIn(context: PageContext, form: FormFields, name: string) {
  const { services, authorization } = context;
  const { pool, client } = authorization;
  const start = { pool, client, name, clientMetadata: undefined, validationData: undefined };
  const filled = { username: missingName(context) };
  if (form.line("way") === "emailCode") {
    if (!takesEmailCode(context))
      throw new PageRefusal(403, "This way to sign in is closed", "Sign in with a password.");
    requireFilled(form, filled);
    requireShort(form, { username: 128 });
    return startWithEmailCode(services, start);
  }
  requireFilled(form, { ...filled, password: "Enter your password" });
  requireShort(form, { username: 128, password: 256 });
  return startWithPassword(services, { ...start, password: form.secret("password") });
}

/** Where the pool has it as a first factor, and the client the flow that offers a choice (Authentication with user pools). */
function takesEmailCode({ authorization: { pool, client } }: PageContext): boolean {
  return (
    pool.settings.firstFactors.includes("EMAIL_OTP") && client.settings.explicitAuthFlows.includes("ALLOW_USER_AUTH")
  );
}

function goOn(context: PageContext, path: string, name: string, text: string): Response {
  const notice: Notice = { tone: "fine", text };
  return context.go(path, { name, said: { path, notice, values: {} } });
}
