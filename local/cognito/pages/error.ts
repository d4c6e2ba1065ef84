import { html } from "hono/html";
import { toPage, type Visit } from "./visit";

/** What the errors of an authorization request mean, for the person at the browser (RFC 6749, 4.1.2.1). */
const meanings: Readonly<Record<string, string>> = {
  access_denied: "You have not been let in.",
  invalid_request: "The application asked for this in a way that is not understood.",
  invalid_scope: "The application asked for more than it may have.",
  login_required: "You have to sign in first.",
  server_error: "Something went wrong here. Please try again.",
  unauthorized_client: "The application may not ask for this.",
};

/** Says what an error means. Of the query only the names above are looked at; nothing of it is shown. */
export function showError(visit: Visit): Promise<Response> {
  const name = new URL(visit.request.url).searchParams.get("error") ?? "";
  const meaning = Object.hasOwn(meanings, name) ? meanings[name] : undefined;
  const text = meaning ?? "Something went wrong. Go back to the application and try again.";
  return toPage(visit, 400, { heading: "You cannot go on here", body: html`<p>${text}</p>` });
}
