import { html } from "hono/html";
import { FORM_TOKEN } from "./form-token";
import { attributes, type Html, lines } from "./html";
import type { PageContext } from "./page-context";

/** One line that a person fills in. */
export interface Field {
  name: string;
  label: string;
  type: "text" | "email" | "tel" | "password" | "date" | "url";

  /** HTML Living Standard, Autofill. */
  autocomplete: string;

  /** The keyboard of a phone. @default - that of the type */
  inputmode?: "numeric" | undefined;

  /** Said before one types. @default - nothing */
  hint?: Html | string | undefined;

  /** @default - what was typed before, but for secrets */
  value?: string | undefined;

  /** True: the cursor is there when the page opens, unless there is an error to read. @default false */
  first?: boolean;
}

/** A form that is sent to this page, or to the one with the path. */
export function showForm(context: PageContext, content: Html, path = context.path): Html {
  return html`<form method="post" action="${context.link(path)}" novalidate>
<input type="hidden" name="${FORM_TOKEN}" value="${context.formToken}">
${content}
</form>`;
}

/** A label, what is said about it, what is wrong with it, and the line itself, bound to each other. */
export function showField(context: PageContext, field: Field): Html {
  const { name, label, type, autocomplete, inputmode, hint, first } = field;
  const problem = context.notice?.fields?.[name];
  const isPlain = type === "text" || type === "email";
  const input = attributes({
    id: name,
    name,
    type,
    class: inputmode === "numeric" ? "code" : undefined,
    value: type === "password" ? undefined : (field.value ?? context.values[name]),
    autocomplete,
    inputmode,
    required: true,
    autocapitalize: isPlain ? "none" : undefined,
    spellcheck: isPlain ? "false" : undefined,
    "aria-describedby": [...(hint ? [`${name}-hint`] : []), ...(problem ? [`${name}-problem`] : [])].join(" "),
    "aria-invalid": problem ? "true" : undefined,
    autofocus: first === true && context.notice?.tone !== "bad",
  });
  const pieces = lines(
    html`<label for="${name}">${label}</label>`,
    hint ? html`<div class="hint" id="${name}-hint">${hint}</div>` : undefined,
    problem ? html`<p class="problem" id="${name}-problem">${problem}</p>` : undefined,
    html`<input${input}>`,
  );
  return html`<div class="field">
${pieces}
</div>`;
}

/** The line for a code that was sent, or that an authenticator app shows. */
export function showCodeField(context: PageContext, field: Pick<Field, "label" | "hint" | "first">): Html {
  const code = { name: "code", type: "text", autocomplete: "one-time-code", inputmode: "numeric" } as const;
  return showField(context, { ...code, ...field });
}

export function showButton(text: string): Html {
  return html`<button class="primary" type="submit">${text}</button>`;
}

/** Links to other pages, below the form. */
export function showLinks(
  context: PageContext,
  links: { text?: string; link: string; path: string }[],
): Html | undefined {
  if (links.length === 0) return undefined;
  const all = links.map(
    ({ text = "", link, path }) => html`<p>${text} <a href="${context.link(path)}">${link}</a></p>`,
  );
  return html`<div class="more">${all}</div>`;
}
