import { html } from "hono/html";
import type { PasswordPolicySettings } from "../settings";
import { showField } from "./forms";
import { type Html, lines } from "./html";
import { FormProblem } from "./notices";
import type { PageContext } from "./page-context";
import { type FormFields, requireFilled } from "./read-form";

/** Two lines for a new password, with the pool's rules to read before one types. */
export function showNewPassword(context: PageContext, label = "Password", first = false): Html {
  const rules = toRules(context.authorization.pool.settings.passwordPolicy).map((rule) => html`<li>${rule}</li>`);
  const line = { type: "password", autocomplete: "new-password" } as const;
  const hint = html`It must have<ul class="rules">${rules}</ul>`;
  return lines(
    showField(context, { ...line, name: "password", label, hint, first }),
    showField(context, { ...line, name: "passwordAgain", label: `${label} once more` }),
  );
}

/**
 * The password that was typed twice. Whether the pool takes it the operation says that gets it.
 *
 * @param others what to say of further fields that are empty, by name
 * @throws FormProblem
 */
export function readNewPassword(form: FormFields, others: Record<string, string> = {}): string {
  requireFilled(form, { ...others, password: "Enter a password", passwordAgain: "Enter the password once more" });
  const password = form.secret("password");
  if (password !== form.secret("passwordAgain")) {
    throw new FormProblem({ passwordAgain: "This is not the same password" });
  }
  return password;
}

function toRules(policy: PasswordPolicySettings): string[] {
  return [
    `at least ${policy.minimumLength} characters`,
    ...(policy.requireLowercase ? ["a lower-case letter"] : []),
    ...(policy.requireUppercase ? ["an upper-case letter"] : []),
    ...(policy.requireNumbers ? ["a digit"] : []),
    ...(policy.requireSymbols ? ["a symbol, such as ! # % & * ?"] : []),
  ];
}
