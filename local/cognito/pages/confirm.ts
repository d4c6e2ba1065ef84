import { html } from "hono/html";
import { showButton, showCodeField, showForm } from "./forms";
import { lines } from "./html";
import { mailNote } from "./mail-note";
import type { Page } from "./page-context";
import { missingName, showPerson } from "./person";
import { requireFilled } from "./read-form";
import { ofUser, runOperation } from "./run-operation";
import { takeCode } from "./same-answer";

/** The code that confirms a new account. */
export const confirm: Page = {
  get: (context) => {
    const { name } = context.state;
    const lead = name
      ? html`We have sent a code for <strong>${name}</strong>.`
      : "Enter the code that we have sent you.";
    const code = showCodeField(context, { label: "Confirmation code", first: true });
    const again = html`<p>No code yet? <button class="plain" type="submit">Send a new one</button></p>`;
    return context.show({
      heading: "Confirm your account",
      body: lines(
        html`<p class="lead">${lead}</p>`,
        showForm(context, lines(showPerson(context), code, showButton("Confirm the account"))),
        html`<div class="more">
${name ? showForm(context, lines(showPerson(context), again), "/resend") : ""}
<p><a href="${context.link("/login")}">Back to sign in</a></p>
</div>`,
      ),
      footer: mailNote,
    });
  },
  post: async (context, form) => {
    requireFilled(form, { username: missingName(context), code: "Enter the code" });
    const name = form.line("username");
    const input = { ...ofUser(context, name), ConfirmationCode: form.line("code") };
    await takeCode(() => runOperation(context, "ConfirmSignUp", input));
    const notice = { tone: "fine", text: "Your account is confirmed. Sign in." } as const;
    return context.go("/login", { name, said: { path: "/login", notice, values: {} } });
  },
  remembers: ["username"],
};
