import { html } from "hono/html";
import { showButton, showForm, showLinks } from "./forms";
import { attributes, lines } from "./html";
import { answerWaiting, findWaiting, startAgain } from "./next-step";
import { FormProblem } from "./notices";
import type { Page, PageContext } from "./page-context";
import type { WaitingSignIn } from "./page-states";

const labels: Readonly<Record<string, string>> = {
  SOFTWARE_TOKEN_MFA: "A code from my authenticator app",
  EMAIL_OTP: "A code by e-mail",
};

/** Which second factor to use, for who has two. */
export const mfaSelect: Page = {
  get: (context) => {
    const waiting = findWaiting(context, "SELECT_MFA_TYPE");
    if (waiting === undefined) return startAgain(context);
    return context.show({
      heading: "Prove that it is you",
      body: lines(
        html`<p class="lead">Your password was right. Choose the second factor.</p>`,
        showForm(context, lines(showChoices(context, waiting), showButton("Continue"))),
        showLinks(context, [{ link: "Start again", path: "/login" }]),
      ),
    });
  },
  post: async (context, form) => {
    const waiting = findWaiting(context, "SELECT_MFA_TYPE");
    if (waiting === undefined) return startAgain(context);
    const factor = form.line("factor");
    if (!listFactors(waiting).includes(factor)) throw new FormProblem({ factor: "Choose one of the two" });
    return answerWaiting(context, waiting, { ANSWER: factor });
  },
};

/** The first one is chosen, so that there is no empty answer to correct. */
function showChoices({ notice }: PageContext, waiting: WaitingSignIn) {
  const problem = notice?.fields?.["factor"];
  const choices = listFactors(waiting).map((factor, index) => {
    const isFirst = index === 0;
    const input = {
      id: isFirst ? "factor" : undefined,
      type: "radio",
      name: "factor",
      value: factor,
      checked: isFirst,
    };
    return html`<label class="choice"><input${attributes(input)}> ${labels[factor] ?? factor}</label>`;
  });
  const pieces = lines(
    html`<legend>Second factor</legend>`,
    problem ? html`<p class="problem" id="factor-problem">${problem}</p>` : undefined,
    ...choices,
  );
  return html`<fieldset${attributes({ "aria-describedby": problem ? "factor-problem" : undefined })}>
${pieces}
</fieldset>`;
}

function listFactors({ parameters }: WaitingSignIn): string[] {
  const listed: unknown = JSON.parse(parameters["MFAS_CAN_CHOOSE"] ?? "[]");
  return Array.isArray(listed) ? listed.filter((name) => typeof name === "string") : [];
}
