import type { Services } from "../services";
import { readAuthorization } from "./authorization";
import { requirePageClient } from "./authorization-client";
import { PageError } from "./page-error";
import { toHeaderText } from "./redirect";

/**
 * Where a browser goes that has signed out of the page (Logout endpoint): to the `logout_uri`, if it is, character by
 * character, one of the client's logout URLs; with the parameters of an authorization request in its place, to sign in
 * again.
 *
 * @returns for `Location`: a whole URL, or a path here
 * @throws PageError, RedirectError
 */
export function readLogout(services: Services, query: URLSearchParams): string {
  const { client } = requirePageClient(services, query);
  const [logoutUri, ...more] = query.getAll("logout_uri").filter((value) => value !== "");
  if (more.length > 0) throw new PageError("logout_uri is given more than once.");
  if (logoutUri === undefined) return toSignIn(services, query);
  const { name, logoutUrls } = client.settings;
  if (!logoutUrls.includes(logoutUri)) {
    throw new PageError(
      `The logout_uri ${logoutUri} is not a logout URL of the app client ${name}.`,
      "Write it, exactly as it is, in the client's logoutUrls.",
    );
  }
  return toHeaderText(logoutUri);
}

function toSignIn(services: Services, query: URLSearchParams): string {
  if (!query.get("redirect_uri")) throw new PageError("The request has neither logout_uri nor redirect_uri.");
  return `/login?${readAuthorization(services, query).query}`;
}
