import { OAuthFlow } from "./args/clients";
import type { ClientPlan } from "./plan";

/** What one client's way through the sign-in page is made of. */
export interface SignIn {
  /** Host of the page. */
  host: string;
  clientId: string;
  /** One or more; the first is where the printed addresses lead. */
  callbackUrls: string[];
  logoutUrls: string[];
  /** `openid` is among them. */
  scopes: string[];
  /** `code` or `token`. */
  responseType: string;
}

/** A client that has both flows gets the code: tokens in an address are the last resort. */
export function toResponseType({ oauthFlows }: ClientPlan): string {
  return oauthFlows.includes(OAuthFlow.Code) ? "code" : "token";
}

/** Address of the sign-in page; asks for every scope of the client. */
export function toSignInUrl(signIn: SignIn): string {
  return `https://${signIn.host}/login?${new URLSearchParams({ client_id: signIn.clientId, ...askFor(signIn) })}`;
}

/** Goes to the first logout URL; without one the sign-in page is shown again, the other form of Cognito's logout endpoint. */
export function toSignOutUrl(signIn: SignIn): string {
  const [logoutUrl] = signIn.logoutUrls;
  const then = logoutUrl === undefined ? askFor(signIn) : { logout_uri: logoutUrl };
  return `https://${signIn.host}/logout?${new URLSearchParams({ client_id: signIn.clientId, ...then })}`;
}

function askFor({ responseType, scopes, callbackUrls }: SignIn): Record<string, string> {
  return { response_type: responseType, scope: scopes.join(" "), redirect_uri: callbackUrls[0] ?? "" };
}
