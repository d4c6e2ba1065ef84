import { AuthFlow, OAuthFlow } from "../args/clients";
import type { AttributePlan, ClientPlan } from "../plan";
import { requireAttributeNames, standardWritableAttributes } from "./attribute-names";
import type { Lifetimes } from "./lifetimes";
import { requirePartName } from "./names";
import { memberPath, type Option, readEntries, readOptions } from "./options";
import { refuse, show } from "./refusal";
import { findExampleUrls, requireRedirectUrls } from "./urls";
import { parseBoolean, parseChoices, parseInputs, parseTexts } from "./values";

/** Key of the client that the option `client` describes. */
const firstKey = "client";

/** How refusals name a client: `client`, or `clients["web"]`. */
export function clientPath(key: string): string {
  return key === firstKey ? firstKey : memberPath("clients", key);
}

/** What all clients of a pool share. */
interface Shared {
  lifetimes: Lifetimes;
  /** Custom attributes of the pool. */
  attributes: AttributePlan[];
}

/** Reads `client` and `clients`, the first one first. */
export function parseClients(client: Option, clients: Option, { lifetimes, attributes }: Shared): ClientPlan[] {
  const others = readEntries(clients);
  // The authorizer takes 50 audiences (API Gateway quotas), and each client is one.
  if (others.length > 49) refuse(clients.where, "must be 49 at most", "make a second API", `${others.length}`);
  for (const { key, where } of others) {
    if (key === firstKey) refuse(where, "has the name of the first client", "write another name");
    requirePartName(key, where);
  }
  return [{ ...client, key: firstKey }, ...others].map(({ key, ...option }) => ({
    key,
    ...parseClient(option, attributes),
    ...lifetimes,
  }));
}

function parseClient({ where, value }: Option, attributes: AttributePlan[]): Omit<ClientPlan, "key" | keyof Lifetimes> {
  const given = readOptions(where, value, [
    "callbackUrls",
    "logoutUrls",
    "oauthFlows",
    "authFlows",
    "scopes",
    "generateSecret",
    "readAttributes",
    "writeAttributes",
  ]);
  const callbackUrls = parseRedirectUrls(given.callbackUrls);
  const common = {
    callbackUrls,
    logoutUrls: parseRedirectUrls(given.logoutUrls),
    authFlows: parseChoices(given.authFlows, Object.values(AuthFlow)) ?? [],
    generateSecret: parseBoolean(given.generateSecret, false),
    readAttributes: requireAttributeNames(given.readAttributes, attributes, "read"),
    writeAttributes: parseWriteAttributes(given.writeAttributes, attributes),
  };
  if (callbackUrls.length > 0) {
    return { ...common, oauthFlows: parseOAuthFlows(given.oauthFlows), scopes: parseScopes(given.scopes) };
  }
  if (common.logoutUrls.length > 0) refuseOAuth(given.logoutUrls);
  if (given.oauthFlows.value !== undefined) refuseOAuth(given.oauthFlows);
  if (given.scopes.value !== undefined) refuseOAuth(given.scopes);
  return { ...common, oauthFlows: [], scopes: [] };
}

/** Left out, Cognito would let people write every custom attribute too. */
function parseWriteAttributes(option: Option, attributes: AttributePlan[]): string[] | undefined {
  const named = requireAttributeNames(option, attributes, "write");
  return named ?? (attributes.length > 0 ? [...standardWritableAttributes] : undefined);
}

/** Without a page to come back to there is no OAuth: what belongs to it would be lost without a word. */
function refuseOAuth({ where }: Option): never {
  refuse(where, "needs callbackUrls", "write where the sign-in page may send people back, or leave it out");
}

function parseRedirectUrls(option: Option): ClientPlan["callbackUrls"] {
  return requireRedirectUrls(parseInputs(option) ?? [], option.where, show);
}

function parseOAuthFlows(option: Option): OAuthFlow[] {
  const flows = parseChoices(option, Object.values(OAuthFlow)) ?? [OAuthFlow.Code];
  if (flows.length === 0) refuse(option.where, "must hold a flow", `leave it out for ${OAuthFlow.Code}`);
  return flows;
}

function parseScopes(option: Option): string[] {
  const scopes = parseTexts(option) ?? ["openid", "email", "profile"];
  if (!scopes.includes("openid")) refuse(option.where, "must hold openid", 'add "openid", which sign-in asks for');
  if (scopes.length > 50) refuse(option.where, "must be 50 at most", "leave some out", `${scopes.length}`);
  return scopes;
}

/** What a client may be, but seldom means to. */
export function warnOfClients(clients: ClientPlan[]): string[] {
  return clients.flatMap(({ key, callbackUrls, logoutUrls, oauthFlows, generateSecret }) => [
    ...findExampleUrls([...callbackUrls, ...logoutUrls]).map(
      (url) => `${clientPath(key)} sends people to ${show(url)}, a host that is nobody's: write your own`,
    ),
    ...(generateSecret && oauthFlows.includes(OAuthFlow.Implicit)
      ? [`${clientPath(key)} has a secret and the implicit flow: what gets tokens in a browser cannot keep a secret`]
      : []),
  ]);
}
