import { InvalidLambdaResponse } from "../../errors";
import type { TokenTriggerSettings } from "../../settings";
import { type GroupConfiguration, noGroups } from "../../tokens/group-claims";
import { isObject, readObject, readText, readTexts, responseOf } from "../response-members";
import {
  type AccessOverrides,
  type ClaimOverrides,
  type ClaimValue,
  noAccessOverrides,
  noClaimOverrides,
  type TokenOverrides,
} from "./overrides";

/**
 * What a trigger asks for, from the event it returned. A member that is not known is refused: read as left out, what it
 * was to suppress would be in the token.
 *
 * @param groups as they are without the trigger
 * @throws InvalidLambdaResponse naming what is not understood; it quotes no value
 */
export function readResponse(
  version: TokenTriggerSettings["version"],
  payload: unknown,
  groups: GroupConfiguration,
): TokenOverrides {
  // A function may answer for either version of the event.
  const members = ["claimsOverrideDetails", "claimsAndScopeOverrideDetails"];
  const both = readObject(responseOf(payload), "response", members);
  return version === "V1_0"
    ? readVersion1(both["claimsOverrideDetails"], groups)
    : readVersion2(both["claimsAndScopeOverrideDetails"], groups);
}

const ofClaims = ["claimsToAddOrOverride", "claimsToSuppress"];
const ofScopes = ["scopesToAdd", "scopesToSuppress"];

function readVersion1(value: unknown, groups: GroupConfiguration): TokenOverrides {
  const details = readObject(value, "claimsOverrideDetails", [...ofClaims, "groupOverrideDetails"]);
  const id = readClaims(details, "claimsOverrideDetails");
  const complex = Object.keys(id.claimsToAddOrOverride).find(
    (name) => typeof id.claimsToAddOrOverride[name] !== "string",
  );
  if (complex !== undefined) throw new InvalidLambdaResponse(`the claim ${complex} must be a text`);
  return { groups: readGroups(details, groups), id, access: noAccessOverrides };
}

function readVersion2(value: unknown, groups: GroupConfiguration): TokenOverrides {
  const members = ["idTokenGeneration", "accessTokenGeneration", "groupOverrideDetails"];
  const details = readObject(value, "claimsAndScopeOverrideDetails", members);
  const id = readObject(details["idTokenGeneration"], "idTokenGeneration", ofClaims);
  const access = readObject(details["accessTokenGeneration"], "accessTokenGeneration", [...ofClaims, ...ofScopes]);
  return {
    groups: readGroups(details, groups),
    id: requireSimple(readClaims(id, "idTokenGeneration")),
    access: { ...readClaims(access, "accessTokenGeneration"), ...readScopes(access) },
  };
}

/** An ID token takes lists and objects, but not for these claims. */
function requireSimple(overrides: ClaimOverrides): ClaimOverrides {
  const names = ["address", "email_verified", "phone_number_verified", "updated_at"];
  const complex = names.find((name) => typeof overrides.claimsToAddOrOverride[name] === "object");
  if (complex === undefined) return overrides;
  throw new InvalidLambdaResponse(`the claim ${complex} of an ID token must be no list and no object`);
}

function readClaims(value: Record<string, unknown>, where: string): ClaimOverrides {
  const claims = value["claimsToAddOrOverride"] ?? noClaimOverrides.claimsToAddOrOverride;
  if (!isObject(claims)) throw new InvalidLambdaResponse(`${where}.claimsToAddOrOverride must be an object`);
  const strange = Object.keys(claims).find((name) => !isClaimValue(claims[name]));
  if (strange !== undefined) {
    throw new InvalidLambdaResponse(
      `the claim ${strange} must be a text, a number, true or false, a list or an object`,
    );
  }
  return {
    claimsToAddOrOverride: claims as ClaimOverrides["claimsToAddOrOverride"],
    claimsToSuppress: readTexts(value, where, "claimsToSuppress"),
  };
}

function readScopes(access: Record<string, unknown>): Pick<AccessOverrides, "scopesToAdd" | "scopesToSuppress"> {
  const scopesToAdd = readTexts(access, "accessTokenGeneration", "scopesToAdd");
  // The claim puts a space between scopes: one with a space in it would be several.
  if (scopesToAdd.some((scope) => !/^\S+$/.test(scope))) {
    throw new InvalidLambdaResponse("accessTokenGeneration.scopesToAdd must have no blanks in a scope");
  }
  return { scopesToAdd, scopesToSuppress: readTexts(access, "accessTokenGeneration", "scopesToSuppress") };
}

/** Left out they stay as they are; an empty object, or null, takes them away, as AWS documents. */
function readGroups(details: Record<string, unknown>, groups: GroupConfiguration): GroupConfiguration {
  const where = "groupOverrideDetails";
  if (!Object.hasOwn(details, where)) return groups;
  const given = readObject(details[where], where, Object.keys(noGroups));
  return {
    groupsToOverride: readTexts(given, where, "groupsToOverride"),
    iamRolesToOverride: readTexts(given, where, "iamRolesToOverride"),
    preferredRole: readText(given, where, "preferredRole"),
  };
}

function isClaimValue(value: unknown): value is ClaimValue {
  if (Array.isArray(value)) return value.every(isClaimValue);
  if (isObject(value)) return Object.values(value).every(isClaimValue);
  return ["string", "number", "boolean"].includes(typeof value);
}
