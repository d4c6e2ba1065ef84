import { html } from "hono/html";
import { showButton, showField, showForm, showLinks } from "./forms";
import { lines } from "./html";
import type { Page, PageContext } from "./page-context";
import { PageRefusal } from "./page-refusal";
import { missingName } from "./person";
import { signInField } from "./person-names";
import { requireFilled } from "./read-form";
import { ofUser, runOperation } from "./run-operation";
import { sendCode } from "./same-answer";

/** Asks for a code to choose a new password. */
export const forgotPassword: Page = {
  get: (context) => {
    requireRecovery(context);
    const { settings } = context.authorization.pool;
    const value = context.values["username"] || context.authorization.loginHint;
    const name = showField(context, { ...signInField(settings), value, first: true });
    return context.show({
      heading: "Forgot your password?",
      body: lines(
        html`<p class="lead">We send you a code to choose a new one.</p>`,
        showForm(context, lines(name, showButton("Send the code"))),
        showLinks(context, [{ link: "Back to sign in", path: "/login" }]),
      ),
    });
  },
  post: async (context, form) => {
    requireRecovery(context);
    requireFilled(form, { username: missingName(context) });
    const name = form.line("username");
    await sendCode(() => runOperation(context, "ForgotPassword", ofUser(context, name)));
    return context.go("/confirmForgotPassword", { name });
  },
  remembers: ["username"],
};

/**
 * Lets people on only where codes are sent for it (AccountRecoverySetting).
 *
 * @throws PageRefusal
 */
function requireRecovery({ authorization }: PageContext): void {
  if (authorization.pool.settings.recovery.length === 0) {
    throw new PageRefusal(403, "Passwords are not reset here", "Ask an administrator for a new password.");
  }
}
