import { html } from "hono/html";
import { showField } from "./forms";
import type { Html } from "./html";
import type { PageContext } from "./page-context";
import { signInField } from "./person-names";

/**
 * Whom a form is about: the person whom this browser is in the middle of, in a field that nobody sees, so that another
 * tab does not change it; else a line to type the name in.
 */
export function showPerson(context: PageContext): Html {
  const name = context.state.name;
  if (name) return html`<input type="hidden" name="username" value="${name}">`;
  return showField(context, { ...signInField(context.authorization.pool.settings), first: true });
}

/** What is said of a name that is missing. */
export function missingName({ authorization }: PageContext): string {
  return `Enter your ${signInField(authorization.pool.settings).label.toLowerCase()}`;
}
