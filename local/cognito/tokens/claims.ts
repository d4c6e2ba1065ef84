import type { Client } from "../pools/directory";
import type { UserRecord } from "../records";
import {
  applyOverrides,
  type ClaimOverrides,
  type ClaimValue,
  type TokenOverrides,
} from "../triggers/pre-token/overrides";
import { toReadable } from "../users/attributes";
import { toGroupClaims, toRoleClaims } from "./group-claims";

/**
 * What a trigger may change of an access token: nothing but the groups is in it by itself. It may name its audience, and
 * then only the client it is for (Pre token generation Lambda trigger, Claims and scopes reference).
 */
export function toOpenAccessClaims({ access, groups }: TokenOverrides, clientId: string): Record<string, unknown> {
  const audience = access.claimsToAddOrOverride["aud"];
  return {
    ...(audience === clientId ? { aud: audience } : {}),
    ...(suppressesGroups(access) ? {} : toGroupClaims(groups)),
    ...applyOverrides({}, access),
  };
}

/**
 * What a trigger may change of an ID token: attributes and groups. Attributes are those that the client reads and the
 * scopes stand for.
 *
 * @param scopes undefined: a sign-in by API, which asks for all
 */
export function toOpenIdClaims(
  { id, groups }: TokenOverrides,
  client: Client,
  user: UserRecord,
  scopes: string[] | undefined,
): Record<string, unknown> {
  const attributes = toScopedAttributes(client, user, scopes);
  const given = Object.entries(id.claimsToAddOrOverride).map(([name, value]) => [name, toGivenClaim(name, value)]);
  return {
    ...applyOverrides(toClaims(attributes), { ...id, claimsToAddOrOverride: Object.fromEntries(given) }),
    ...(suppressesGroups(id) ? {} : { ...toGroupClaims(groups), ...toRoleClaims(groups) }),
  };
}

/** To take away the roles as well, a trigger takes away the groups. */
function suppressesGroups({ claimsToSuppress }: ClaimOverrides): boolean {
  return claimsToSuppress.includes("cognito:groups");
}

/** An address of which nothing says that it is proven is not. */
function withProofs(attributes: Record<string, string>): Record<string, string> {
  const unproven = ["email", "phone_number"].filter((name) => name in attributes).map((name) => `${name}_verified`);
  return { ...Object.fromEntries(unproven.map((name) => [name, "false"])), ...attributes };
}

const attributesOf: Record<string, string[]> = {
  email: ["email", "email_verified"],
  phone: ["phone_number", "phone_number_verified"],
};

/**
 * What a client reads of a user for its scopes, as it is stored. `openid` alone, and `profile`, stand for every attribute
 * (Scopes, M2M, and resource servers).
 *
 * @param scopes undefined: a sign-in by API, which asks for all
 */
export function toScopedAttributes(
  client: Client,
  user: UserRecord,
  scopes: string[] | undefined,
): Record<string, string> {
  const attributes = toReadable(client.settings, withProofs(user.attributes));
  const narrowing = (scopes ?? []).filter((scope) => Object.hasOwn(attributesOf, scope));
  if (narrowing.length === 0 || scopes?.includes("profile") === true) return attributes;
  const names = narrowing.flatMap((scope) => attributesOf[scope] ?? []);
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)));
}

function toClaims(attributes: Record<string, string>): Record<string, ClaimValue> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, toClaim(name, value)]));
}

function toGivenClaim(name: string, value: ClaimValue): ClaimValue {
  return typeof value === "string" ? toClaim(name, value) : value;
}

function toClaim(name: string, value: string): ClaimValue {
  if (name === "email_verified" || name === "phone_number_verified") return value === "true";
  if (name === "updated_at") return Number(value);
  if (name === "address") return { formatted: value };
  return value;
}
