import { PageError } from "./page-error";

/**
 * Lets a form in only from our own pages: a browser says from where it comes, in `Origin` and `Sec-Fetch-Site`. What says
 * nothing is no browser, and has the token in the form to show.
 *
 * @throws PageError
 */
export function requireOwnOrigin(request: Request): void {
  const { origin: own } = new URL(request.url);
  const site = request.headers.get("sec-fetch-site") ?? "same-origin";
  const origin = request.headers.get("origin") ?? own;
  const problem = "The form comes from another page.";
  if (site !== "same-origin" && site !== "none") throw new PageError(problem);
  if (origin !== own) throw new PageError(problem);
}
