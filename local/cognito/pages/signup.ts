import { html } from "hono/html";
import { showButton, showField, showForm, showLinks } from "./forms";
import { lines } from "./html";
import { readNewPassword, showNewPassword } from "./new-password-fields";
import type { Page, PageContext } from "./page-context";
import { PageRefusal } from "./page-refusal";
import { attributeField, attributeFieldNames, newAttributes, newNameField, toFieldName } from "./person-names";
import { ofUser, runOperation } from "./run-operation";

/** A new account. */
export const signUp: Page = {
  get: (context) => {
    requireOpen(context);
    const { settings } = context.authorization.pool;
    const form = lines(
      showField(context, { ...newNameField(settings), first: true }),
      ...newAttributes(settings).map((attribute) => showField(context, attributeField(attribute))),
      showNewPassword(context),
      showButton("Create the account"),
    );
    return context.show({
      heading: "Create an account",
      body: lines(
        html`<p class="lead">for ${context.authorization.client.settings.name}</p>`,
        showForm(context, form),
        showLinks(context, [{ text: "Have an account?", link: "Sign in", path: "/login" }]),
      ),
    });
  },
  post: async (context, form) => {
    requireOpen(context);
    const { settings } = context.authorization.pool;
    const asked = newAttributes(settings).map(attributeField);
    const missing = [newNameField(settings), ...asked].map(({ name, label }) => [
      name,
      `Enter your ${label.toLowerCase()}`,
    ]);
    const password = readNewPassword(form, Object.fromEntries(missing));
    const name = form.line("username");
    const given = newAttributes(settings).map((attribute) => ({
      Name: attribute,
      Value: form.line(toFieldName(attribute)),
    }));
    const user = { ...ofUser(context, name), Password: password, UserAttributes: given };
    const { UserConfirmed: isConfirmed } = await runOperation(context, "SignUp", user);
    if (isConfirmed !== true) return context.go("/confirm", { name });
    const notice = { tone: "fine", text: "Your account is ready. Sign in." } as const;
    return context.go("/login", { name, said: { path: "/login", notice, values: {} } });
  },
  remembers: ["username", ...attributeFieldNames],
};

function requireOpen({ authorization }: PageContext): void {
  if (authorization.pool.settings.adminCreateUserOnly) {
    throw new PageRefusal(403, "Accounts are not made here", "Ask an administrator for an account.");
  }
}
