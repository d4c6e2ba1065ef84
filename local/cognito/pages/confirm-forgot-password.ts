import { html } from "hono/html";
import { showButton, showCodeField, showForm, showLinks } from "./forms";
import { lines } from "./html";
import { mailNote } from "./mail-note";
import { readNewPassword, showNewPassword } from "./new-password-fields";
import type { Page } from "./page-context";
import { missingName, showPerson } from "./person";
import { ofUser, runOperation } from "./run-operation";
import { takeCode } from "./same-answer";

/** The code that was sent, and a new password. Also for who was told by an administrator to choose one. */
export const confirmForgotPassword: Page = {
  get: (context) => {
    const { name } = context.state;
    const lead = name
      ? html`If there is an account for <strong>${name}</strong>, a code is on its way to its confirmed address.`
      : "Enter the code that we have sent you.";
    const form = lines(
      showPerson(context),
      showCodeField(context, { label: "Code", first: true }),
      showNewPassword(context, "New password"),
      showButton("Change the password"),
    );
    const links = [
      { text: "No code?", link: "Ask for a new one", path: "/forgotPassword" },
      { link: "Back to sign in", path: "/login" },
    ];
    return context.show({
      heading: "Choose a new password",
      body: lines(html`<p class="lead">${lead}</p>`, showForm(context, form), showLinks(context, links)),
      footer: mailNote,
    });
  },
  post: async (context, form) => {
    const password = readNewPassword(form, { username: missingName(context), code: "Enter the code" });
    const name = form.line("username");
    const input = { ...ofUser(context, name), ConfirmationCode: form.line("code"), Password: password };
    await takeCode(() => runOperation(context, "ConfirmForgotPassword", input));
    const notice = { tone: "fine", text: "Your password is changed. Sign in with the new one." } as const;
    return context.go("/login", { name, said: { path: "/login", notice, values: {} } });
  },
  remembers: ["username"],
};
