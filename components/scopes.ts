import { TokenUse } from "./args/api";
import { PreTokenVersion } from "./args/triggers";
import { clientPath } from "./checks/clients";
import { toGroupScope } from "./checks/group-scopes";
import type { Option } from "./checks/options";
import { refuse, show } from "./checks/refusal";
import { maxScopeLength, requireDefined, standardScopes, toScopes } from "./checks/resource-servers";
import type { ParsedRoute } from "./checks/route-key";
import { parseTexts } from "./checks/values";
import type { ClientPlan, MachineClientPlan, ResourceServerPlan, UsersPlan } from "./plan";

/** In the access token of whoever signs in by API; the only scope there. */
const signInScope = "aws.cognito.signin.user.admin";

/** In the access token of whoever signs in on the page, as far as their client asks for them. Never in a machine's. */
const peopleScopes = ["openid", "email", "phone", "profile"];

/** What decides the scopes of routes. */
export interface ScopeRules {
  /** For a route that names none and is not public. Empty: the authorizer asks for no scope. */
  otherwise: string[];

  /** Scopes that a token of this API can carry. Undefined: a pool made elsewhere decides. */
  known: KnownScopes | undefined;
}

interface KnownScopes {
  /** Every scope that Cognito knows, by itself or through a resource server. */
  defined: string[];

  /** Those that a client of this API can have in a token. */
  obtainable: Set<string>;
}

/**
 * Reads what routes or the whole API ask for, any of them; undefined if it was left out.
 *
 * @throws Refusal for an empty list, which could mean open or closed, and for what an authorizer does not take: more
 * than 10, or one of more than 64 characters (API Gateway quotas; CreateRoute, `AuthorizationScopes`).
 */
export function parseScopeList(option: Option): string[] | undefined {
  const scopes = parseTexts(option);
  if (scopes === undefined) return undefined;
  const { where } = option;
  if (scopes.length === 0) refuse(where, "must hold a scope", "leave it out for any signed-in person");
  if (scopes.length > 10) refuse(where, "must be 10 at most", "leave some out", `${scopes.length}`);
  scopes.forEach((scope, index) => {
    const given = `${scope.length}`;
    if (scope.length > maxScopeLength) {
      refuse(`${where}[${index}]`, `must have ${maxScopeLength} characters at most`, "write a shorter scope", given);
    }
  });
  return scopes;
}

/** Who can have tokens of the pool, and for what. */
export interface TokenSources {
  clients: ClientPlan[];
  machineClients: MachineClientPlan[];
  resourceServers: ResourceServerPlan[];
  users: Pick<UsersPlan, "triggers">;
}

/**
 * Decides what a route without scopes asks for.
 *
 * An ID token passes an authorizer that asks for no scope, because nothing there looks at `token_use`; it carries no
 * scope itself, so any scope in the list keeps it out. The list holds what people's access tokens carry and never a
 * custom scope, with which a machine's token would pass too.
 *
 * @param option The scopes of the whole API, which stand in place of that list.
 * @param sources Undefined for a pool that is made elsewhere: what its clients may ask for is not known here.
 * @throws Refusal for a scope that no token can carry.
 */
export function parseScopeRules(option: Option, tokenUse: TokenUse, sources: TokenSources | undefined): ScopeRules {
  const known = sources && findKnownScopes(sources);
  const signedIn = [signInScope, ...peopleScopes.filter((scope) => known === undefined || known.obtainable.has(scope))];
  const asked = parseScopeList(option);
  if (asked) requireObtainable(asked, option.where, known);
  return { otherwise: asked ?? (tokenUse === TokenUse.AccessOrId ? [] : signedIn), known };
}

function findKnownScopes({ clients, machineClients, resourceServers, users }: TokenSources): KnownScopes {
  const custom = toScopes(resourceServers);
  const defined = [...standardScopes, ...custom];
  const forPeople = [signInScope, ...requireClientScopes(clients, defined)];
  const forMachines = machineClients.flatMap(({ scopes }) => scopes);
  const added = mayAddScopes(users) ? custom : [];
  return { defined, obtainable: new Set([...forPeople, ...forMachines, ...added]) };
}

/** A function of one's own that changes access tokens may put any scope into anyone's. */
function mayAddScopes({ triggers }: TokenSources["users"]): boolean {
  return triggers.some(({ version }) => version !== undefined && version !== PreTokenVersion.V1);
}

/** Every scope that some client may ask for on the sign-in page. */
function requireClientScopes(clients: ClientPlan[], defined: string[]): string[] {
  return clients.flatMap(({ key, scopes }) => {
    for (const [index, scope] of scopes.entries())
      requireDefined(scope, `${clientPath(key)}.scopes[${index}]`, defined);
    return scopes;
  });
}

/**
 * What the authorizer asks of a token on a route, any of them; empty for a public one, and where it asks for none.
 *
 * @throws Refusal for a scope that no token can carry.
 */
export function toRouteScopes(route: ParsedRoute, rules: ScopeRules): string[] {
  if (route.public) return [];
  if (route.groups) return route.groups.map(toGroupScope);
  if (route.scopes === undefined) return rules.otherwise;
  return requireObtainable(route.scopes, `${route.where}.scopes`, rules.known);
}

/** A scope that cannot be in any token could only answer 403. */
function requireObtainable(scopes: string[], where: string, known: KnownScopes | undefined): string[] {
  scopes.forEach((scope, index) => {
    const item = `${where}[${index}]`;
    requireDefined(scope, item, known ? known.defined : [scope]);
    if (known && !known.obtainable.has(scope)) {
      const instead = "add it to the scopes of a client with callbackUrls, or of a machine client";
      refuse(item, "is a scope that no client can obtain", instead, show(scope));
    }
  });
  return scopes;
}

/**
 * With ID tokens let in, a route that names no scope asks for none: so a program's token would pass where only people may.
 *
 * @throws Refusal for such a route beside machine clients.
 */
export function requireNoMachines(routes: ParsedRoute[], rules: ScopeRules, machineClients: MachineClientPlan[]): void {
  if (machineClients.length === 0) return;
  const open = routes.find((route) => !route.public && toRouteScopes(route, rules).length === 0);
  if (open === undefined) return;
  refuse(open.where, "asks for no scope, so machine clients could call it", "write scopes, or tokenUse access");
}

/** With ID tokens let in, routes with scopes still keep them out, because an ID token carries none. */
export function warnOfScopes(routes: ParsedRoute[], tokenUse: TokenUse, rules: ScopeRules): string[] {
  if (tokenUse !== TokenUse.AccessOrId) return [];
  const asking = routes.filter((route) => toRouteScopes(route, rules).length > 0).map(({ routeKey }) => routeKey);
  return asking.length === 0
    ? []
    : [`an ID token carries no scope, so these routes need an access token: ${asking.join(", ")}`];
}
