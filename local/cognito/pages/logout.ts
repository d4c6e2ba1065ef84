import { readLogout } from "../oauth/logout";
import { endPageSession } from "../oauth/page-sessions";
import { redirectTo } from "../oauth/redirect";
import type { PageParts } from "./serve-page";
import type { Visit } from "./visit";

/** Signs the browser out of the page, and sends it where the client says. Tokens stay good (Logout endpoint). */
export async function logout({ services, states }: PageParts, { request }: Visit): Promise<Response> {
  const location = readLogout(services, new URL(request.url).searchParams);
  const response = redirectTo(location, { "set-cookie": await endPageSession(services, request) });
  response.headers.append("set-cookie", states.replace(request, undefined));
  return response;
}
