import type { ResourceServerPlan } from "../plan";
import { isGroupScope } from "./group-scopes";
import { suggest } from "./nearest";
import { type Entry, type Option, readEntries, readOptions } from "./options";
import { refuse, show } from "./refusal";
import { requireText } from "./values";

/** Scopes that Cognito defines itself. */
export const standardScopes = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"];

/**
 * The longest scope that a route can ask for (API Gateway, `AuthorizationScopes`); Cognito alone would take 513
 * characters.
 */
export const maxScopeLength = 64;

/** Reads `resourceServers`; form and number as in CreateResourceServer and Cognito's quotas. */
export function parseResourceServers(option: Option): ResourceServerPlan[] {
  const servers = readEntries(option);
  if (servers.length > 25)
    refuse(option.where, "must be 25 at most", "put scopes under one identifier", `${servers.length}`);
  return servers.map(parseResourceServer);
}

function parseResourceServer({ key: identifier, where, value }: Entry): ResourceServerPlan {
  const given = readOptions(where, value, ["scopes"]);
  if (!/^[\x21\x23-\x5B\x5D-\x7E]+$/.test(identifier)) {
    refuse(where, "has an identifier with a character Cognito refuses", "write no spaces, quotes or backslashes");
  }
  if (standardScopes.includes(identifier))
    refuse(where, "has the name of a scope of Cognito's own", "write another name");
  if (isGroupScope(identifier)) refuse(where, "is reserved for the groups of users", "write another name");
  const scopes = readEntries(given.scopes);
  if (scopes.length === 0) refuse(given.scopes.where, "must hold a scope", 'write { read: "Read notes" }');
  if (scopes.length > 100) refuse(given.scopes.where, "must be 100 at most", "leave some out", `${scopes.length}`);
  return { identifier, scopes: scopes.map((scope) => parseScope(scope, identifier)) };
}

function parseScope({ key: name, where, value }: Entry, identifier: string): { name: string; description: string } {
  if (!/^[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+$/.test(name)) {
    refuse(where, "has a name with a character Cognito refuses", "write no slashes, spaces, quotes or backslashes");
  }
  const scope = toScope(identifier, name);
  if (scope.length > maxScopeLength) {
    refuse(where, `makes a scope of more than ${maxScopeLength} characters`, "write a shorter name", `${scope.length}`);
  }
  const description = requireText(value, where, show);
  if (description.length > 256) {
    refuse(where, "must have 256 characters at most", "write less", `${description.length} characters`);
  }
  return { name, description };
}

/** A scope as tokens carry it. */
export function toScope(identifier: string, name: string): string {
  return `${identifier}/${name}`;
}

/** The scopes that resource servers define. */
export function toScopes(resourceServers: ResourceServerPlan[]): string[] {
  return resourceServers.flatMap(({ identifier, scopes }) => scopes.map(({ name }) => toScope(identifier, name)));
}

/**
 * Takes a scope that Cognito knows.
 *
 * @param defined Every scope that it knows.
 * @throws Refusal for any other: nobody could obtain it. Those of groups come by `groups` of a route alone.
 */
export function requireDefined(scope: string, where: string, defined: readonly string[]): void {
  if (isGroupScope(scope)) {
    refuse(where, "is reserved for the groups of users", "write groups in the route, or another scope", show(scope));
  }
  if (!defined.includes(scope)) {
    const instead = defined.length === 0 ? "define it in resourceServers" : suggest(scope, defined);
    refuse(where, "is defined by no resource server", instead, show(scope));
  }
}
