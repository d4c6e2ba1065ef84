import { html } from "hono/html";
import { CodeMismatch } from "../errors";
import { showButton, showCodeField, showForm } from "./forms";
import { lines } from "./html";
import { answerWaiting, findWaiting, isOver, startAgain } from "./next-step";
import type { Page, PageContext } from "./page-context";
import type { WaitingSignIn } from "./page-states";
import { showQrCode, toKeyUri } from "./qr-code";
import { requireFilled } from "./read-form";
import { runOperation } from "./run-operation";

/** An authenticator app is set up, in a pool that asks everyone for a second factor. */
export const mfaSetup: Page = {
  get: (context) => {
    const waiting = findWaiting(context, "MFA_SETUP");
    const secret = waiting?.secret;
    if (waiting === undefined || secret === undefined) return startAgain(context);
    const uri = toKeyUri(context.authorization.pool.settings.name, waiting.name, secret);
    const code = showCodeField(context, { label: "Code", hint: "The six digits that the app shows" });
    return context.show({
      heading: "Set up an authenticator app",
      body: lines(
        html`<p class="lead">Signing in here takes a second factor.</p>`,
        steps,
        showQrCode(uri, "QR code for an authenticator app; the key below says the same"),
        html`<h2>Key</h2>`,
        html`<code class="secret">${toGroups(secret)}</code>`,
        showForm(context, lines(code, showButton("Continue"))),
      ),
    });
  },
  post: async (context, form) => {
    const waiting = findWaiting(context, "MFA_SETUP");
    if (waiting === undefined) return startAgain(context);
    requireFilled(form, { code: "Enter the code" });
    try {
      const session = await verify(context, waiting, form.line("code").replace(/\s/g, ""));
      return await answerWaiting(context, { ...waiting, session }, {});
    } catch (error) {
      if (isOver(error)) return startAgain(context);
      throw error;
    }
  },
};

const steps = html`<ol>
<li>Open an authenticator app on your phone.</li>
<li>Scan this code with it, or type the key below.</li>
<li>Enter the code that the app shows.</li>
</ol>`;

/** @returns the session to go on with */
async function verify(context: PageContext, { session }: WaitingSignIn, code: string): Promise<string> {
  const verified = await runOperation(context, "VerifySoftwareToken", { Session: session, UserCode: code });
  if (verified["Status"] !== "SUCCESS" || typeof verified["Session"] !== "string") throw new CodeMismatch();
  return verified["Session"];
}

/** In fours, as one reads it off. */
function toGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(" ") ?? secret;
}
