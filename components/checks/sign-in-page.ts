import type { ClientPlan, MachineClientPlan, SignInPagePlan } from "../plan";
import { requireDomainPrefix } from "./domain-prefix";
import { type Option, readOptions } from "./options";
import { isComputed, refuse, show } from "./refusal";
import { parseBoolean, toInput } from "./values";

/**
 * Reads `signInPage`. Undefined if no client has callback URLs and there are no machine clients: there is no page then, and
 * no token endpoint.
 */
export function parseSignInPage(
  option: Option,
  clients: ClientPlan[],
  machineClients: MachineClientPlan[],
): SignInPagePlan | undefined {
  const given = readOptions(option.where, option.value, ["domainPrefix", "classic"]);
  const signedIn = clients.filter(({ callbackUrls }) => callbackUrls.length > 0);
  if (signedIn.length === 0 && machineClients.length === 0) {
    if (option.value !== undefined)
      refuse(option.where, "needs a client with callbackUrls, or a machine client", "write client.callbackUrls");
    return undefined;
  }
  const classic = parseBoolean(given.classic, false);
  // A pool has 20 styles of managed login (Cognito quotas), and each client needs its own.
  if (!classic && signedIn.length > 20) {
    refuse(
      "clients",
      "with callbackUrls must be 20 at most",
      "set signInPage.classic, or drop some",
      `${signedIn.length}`,
    );
  }
  return { domainPrefix: parsePrefix(given.domainPrefix), classic };
}

function parsePrefix({ where, value }: Option): SignInPagePlan["domainPrefix"] {
  if (value === undefined) return undefined;
  return isComputed(value) ? toInput(where, value) : requireDomainPrefix(value, where, show);
}
