import type { ClientSettings } from "./cognito/settings";
import { type LocalAddresses, toLocalUrl } from "./local-outputs";
import type { ProgramSettings } from "./resources/program-settings";

/**
 * The declared clients, with this machine's address where one of their callback or logout URLs is in an API of the program:
 * on AWS the API itself takes the answer of the sign-in page there. The address is known once the API listens, so each look
 * asks for it; before that the URL stays AWS's, and nothing here is sent to it.
 *
 * @param apiUrls by id of the API
 */
export function localizeClients(
  { apis, identity }: Pick<ProgramSettings, "apis" | "identity">,
  apiUrls: () => LocalAddresses["apiUrls"],
): ClientSettings[] {
  const localizeUrl = (url: string) => toLocalUrl(url, apis, apiUrls());
  const localize = (urls: string[]) => urls.map(localizeUrl);
  return identity.clients.map((client) => ({
    ...client,
    get callbackUrls() {
      return localize(client.callbackUrls);
    },
    get defaultRedirectUri() {
      return client.defaultRedirectUri === undefined ? undefined : localizeUrl(client.defaultRedirectUri);
    },
    get logoutUrls() {
      return localize(client.logoutUrls);
    },
  }));
}
