import { html } from "hono/html";
import { showButton, showCodeField, showForm, showLinks } from "./forms";
import { lines } from "./html";
import { mailNote } from "./mail-note";
import { answerWaiting, findWaiting, startAgain } from "./next-step";
import type { Page } from "./page-context";
import { requireFilled } from "./read-form";

/** The code of an authenticator app, or one that was sent by e-mail. */
export const mfa: Page = {
  get: (context) => {
    const waiting = findWaiting(context, "SOFTWARE_TOKEN_MFA", "EMAIL_OTP");
    if (waiting === undefined) return startAgain(context);
    const isSent = waiting.challenge === "EMAIL_OTP";
    const place = waiting.parameters["CODE_DELIVERY_DESTINATION"];
    const sent = html`We have sent a code to ${place ? html`<strong>${place}</strong>` : "your e-mail address"}.`;
    const shown = "It is shown there for this account, and changes every half minute.";
    return context.show({
      heading: isSent ? "Enter the code from your mail" : "Enter the code from your authenticator app",
      body: lines(
        html`<p class="lead">${isSent ? sent : shown}</p>`,
        showForm(context, lines(showCodeField(context, { label: "Code", first: true }), showButton("Continue"))),
        showLinks(context, [{ link: "Start again", path: "/login" }]),
      ),
      footer: isSent ? mailNote : undefined,
    });
  },
  post: async (context, form) => {
    const waiting = findWaiting(context, "SOFTWARE_TOKEN_MFA", "EMAIL_OTP");
    if (waiting === undefined) return startAgain(context);
    requireFilled(form, { code: "Enter the code" });
    const code = form.line("code").replace(/\s/g, "");
    return answerWaiting(context, waiting, { [`${waiting.challenge}_CODE`]: code });
  },
};
