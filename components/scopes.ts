import { TokenUse } from "./args";
import { clientPath } from "./checks/clients";
import { suggest } from "./checks/nearest";
import type { Option } from "./checks/options";
import { refuse, show } from "./checks/refusal";
import { maxScopeLength, standardScopes, toScope } from "./checks/resource-servers";
import type { ParsedRoute } from "./checks/route-key";
import { parseTexts } from "./checks/values";
import type { ClientPlan, ResourceServerPlan } from "./plan";

/** In the access token of whoever signs in by API; the only scope there. */
const signInScope = "aws.cognito.signin.user.admin";

/** In the access token of whoever signs in on the page, as far as their client asks for them. Never in a machine's. */
const peopleScopes = ["openid", "email", "phone", "profile"];

/** What decides the scopes of routes. */
export interface ScopeRules {
  /** For a route that names none and is not public. Empty: the authorizer asks for no scope. */
  otherwise: string[];

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

/**
 * Decides what a route without scopes asks for.
 *
 * An ID token passes an authorizer that asks for no scope, because nothing there looks at `token_use`; it carries no
 * scope itself, so any scope in the list keeps it out. The list holds what people's access tokens carry and never a
 * custom scope, with which a machine's token would pass too.
 *
 * @param option The scopes of the whole API, which stand in place of that list.
 * @throws Refusal for a scope that no token can carry.
 */
export function parseScopeRules(
  option: Option,
  tokenUse: TokenUse,
  clients: ClientPlan[],
  resourceServers: ResourceServerPlan[],
): ScopeRules {
  const custom = resourceServers.flatMap(({ identifier, scopes }) =>
    scopes.map(({ name }) => toScope(identifier, name)),
  );
  const defined = [...standardScopes, ...custom];
  const obtainable = new Set([signInScope, ...requireClientScopes(clients, defined)]);
  const signedIn = [signInScope, ...peopleScopes.filter((scope) => obtainable.has(scope))];
  const asked = parseScopeList(option);
  if (asked) requireObtainable(asked, option.where, { defined, obtainable });
  return { otherwise: asked ?? (tokenUse === TokenUse.AccessOrId ? [] : signedIn), defined, obtainable };
}

/** Every scope that some client may ask for on the sign-in page. */
function requireClientScopes(clients: ClientPlan[], defined: string[]): string[] {
  return clients.flatMap(({ key, scopes }) => {
    scopes.forEach((scope, index) => {
      if (defined.includes(scope)) return;
      refuse(
        `${clientPath(key)}.scopes[${index}]`,
        "is defined by no resource server",
        suggest(scope, defined),
        show(scope),
      );
    });
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
  if (route.scopes === undefined) return rules.otherwise;
  return requireObtainable(route.scopes, `${route.where}.scopes`, rules);
}

/** A scope that cannot be in any token could only answer 403. */
function requireObtainable(
  scopes: string[],
  where: string,
  rules: Pick<ScopeRules, "defined" | "obtainable">,
): string[] {
  scopes.forEach((scope, index) => {
    const item = `${where}[${index}]`;
    if (!rules.defined.includes(scope)) {
      refuse(item, "is defined by no resource server", suggest(scope, rules.defined), show(scope));
    }
    if (!rules.obtainable.has(scope)) {
      refuse(
        item,
        "is a scope that no client can obtain",
        "add it to the scopes of a client with callbackUrls",
        show(scope),
      );
    }
  });
  return scopes;
}

/** With ID tokens let in, routes with scopes still keep them out, because an ID token carries none. */
export function warnOfScopes(routes: ParsedRoute[], tokenUse: TokenUse, rules: ScopeRules): string[] {
  if (tokenUse !== TokenUse.AccessOrId) return [];
  const asking = routes.filter((route) => toRouteScopes(route, rules).length > 0).map(({ routeKey }) => routeKey);
  return asking.length === 0
    ? []
    : [`an ID token carries no scope, so these routes need an access token: ${asking.join(", ")}`];
}
