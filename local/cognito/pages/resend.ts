import type { Page } from "./page-context";
import { missingName } from "./person";
import { requireFilled } from "./read-form";
import { ofUser, runOperation } from "./run-operation";
import { sendCode } from "./same-answer";

/** A new confirmation code, from the page that asks for it. */
export const resend: Page = {
  post: async (context, form) => {
    requireFilled(form, { username: missingName(context) });
    const name = form.line("username");
    await sendCode(() => runOperation(context, "ResendConfirmationCode", ofUser(context, name)));
    const text = "If this account waits to be confirmed, a new code is on its way. The one before it is void.";
    return context.go("/confirm", { name, said: { path: "/confirm", notice: { tone: "fine", text }, values: {} } });
  },
  remembers: ["username"],
  shownAt: "/confirm",
};
