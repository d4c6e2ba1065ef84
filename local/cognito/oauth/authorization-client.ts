import type { Client, Pool } from "../pools/directory";
import type { Services } from "../services";
import { PageError } from "./page-error";
import { findMisuse, readParameter } from "./parameters";

/** A client that people sign in with on the page. */
export interface PageClient {
  pool: Pool;
  client: Client;
}

/**
 * The client of a request to a page.
 *
 * @throws PageError for no client, one that is not there, and one whose people do not sign in on a page
 */
export function requirePageClient({ directory }: Services, query: URLSearchParams): PageClient {
  const problem = findMisuse(query, "client_id");
  if (problem !== undefined) throw new PageError(`${problem}.`);
  const clientId = readParameter(query, "client_id");
  if (clientId === undefined) throw new PageError("The request has no client_id.");
  const client = directory.client(clientId);
  const pool = client && directory.pool(client.settings.poolId);
  if (client === undefined || pool === undefined) throw new PageError("There is no app client with this client_id.");
  requirePages({ pool, client }, directory.domainOf(pool.settings.id) !== undefined);
  return { pool, client };
}

function requirePages({ pool, client }: PageClient, hasDomain: boolean): void {
  const { name, allowedOauthFlows, identityProviders } = client.settings;
  if (!hasDomain) {
    throw new PageError(
      `The user pool ${pool.settings.name} has no domain, and so no sign-in page.`,
      "Give the app client callbackUrls: the component then makes a domain.",
    );
  }
  if (!allowedOauthFlows.some((flow) => flow === "code" || flow === "implicit")) {
    throw new PageError(
      `The app client ${name} has no flow with which people sign in on a page.`,
      "Give the app client callbackUrls, and allow it the code flow.",
    );
  }
  if (!identityProviders.includes("COGNITO")) {
    throw new PageError(
      `The app client ${name} lets no users of the pool itself sign in.`,
      "Write COGNITO in its supportedIdentityProviders.",
    );
  }
}

/**
 * Where the answer goes: the URL that was asked for, if it is, character by character, one of the client's callback URLs;
 * without one the client's own default.
 *
 * @throws PageError for any other: nothing is sent to it
 */
export function requireRedirectUri({ settings }: Client, query: URLSearchParams): string {
  const problem = findMisuse(query, "redirect_uri");
  if (problem !== undefined) throw new PageError(`${problem}.`);
  const { name, callbackUrls, defaultRedirectUri } = settings;
  const only = callbackUrls.length === 1 ? callbackUrls[0] : undefined;
  const redirectUri = readParameter(query, "redirect_uri") ?? defaultRedirectUri ?? only;
  if (redirectUri === undefined) throw new PageError("The request has no redirect_uri.");
  if (!callbackUrls.includes(redirectUri)) {
    throw new PageError(
      `The redirect_uri ${redirectUri} is not a callback URL of the app client ${name}.`,
      "Write it, exactly as it is, in the client's callbackUrls.",
    );
  }
  return redirectUri;
}
