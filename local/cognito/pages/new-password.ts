import { html } from "hono/html";
import { showButton, showField, showForm } from "./forms";
import { lines } from "./html";
import { readNewPassword, showNewPassword } from "./new-password-fields";
import { answerWaiting, findWaiting, startAgain } from "./next-step";
import type { Page } from "./page-context";
import type { WaitingSignIn } from "./page-states";
import { attributeField, attributeFieldNames, toFieldName } from "./person-names";

/** A password of one's own in the place of a temporary one, and the attributes that are still missing. */
export const newPassword: Page = {
  get: (context) => {
    const waiting = findWaiting(context, "NEW_PASSWORD_REQUIRED");
    if (waiting === undefined) return startAgain(context);
    const form = lines(
      showNewPassword(context, "New password", true),
      ...listMissing(waiting).map((attribute) => showField(context, attributeField(attribute))),
      showButton("Continue"),
    );
    const lead = html`<p class="lead">The password that you signed in with is good once. Choose your own, as
<strong>${waiting.name}</strong>.</p>`;
    return context.show({ heading: "Choose a new password", body: lines(lead, showForm(context, form)) });
  },
  post: async (context, form) => {
    const waiting = findWaiting(context, "NEW_PASSWORD_REQUIRED");
    if (waiting === undefined) return startAgain(context);
    const missing = listMissing(waiting);
    const asked = missing.map(attributeField).map(({ name, label }) => [name, `Enter your ${label.toLowerCase()}`]);
    const password = readNewPassword(form, Object.fromEntries(asked));
    const given = missing.map((attribute) => [`userAttributes.${attribute}`, form.line(toFieldName(attribute))]);
    return answerWaiting(context, waiting, { NEW_PASSWORD: password, ...Object.fromEntries(given) });
  },
  remembers: attributeFieldNames,
};

/** Names of the attributes that the pool requires and the user lacks; the challenge may write them with a prefix. */
function listMissing({ parameters }: WaitingSignIn): string[] {
  const listed: unknown = JSON.parse(parameters["requiredAttributes"] ?? "[]");
  const names = Array.isArray(listed) ? listed.filter((name) => typeof name === "string") : [];
  return names.map((name) => name.replace(/^userAttributes\./, ""));
}
