import { InvalidParameter } from "../errors";
import { type Checked, flag, integer, listOf, oneOf, optional, required, structure, text } from "../input/checks";
import type { PoolSettings } from "../settings";
import { isInSchema } from "../users/attributes";
import { requireOauth } from "./client-oauth";
import { readValidities } from "./token-validity";

/* What CreateUserPoolClient and UpdateUserPoolClient take. A member that stands in neither list is refused by name. */

const unit = oneOf("seconds", "minutes", "hours", "days");
const redirectUrl = text({ min: 1, max: 1024, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" });
const authFlow = oneOf(
  "ADMIN_NO_SRP_AUTH",
  "CUSTOM_AUTH_FLOW_ONLY",
  "USER_PASSWORD_AUTH",
  "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  "ALLOW_CUSTOM_AUTH",
  "ALLOW_USER_PASSWORD_AUTH",
  "ALLOW_USER_SRP_AUTH",
  "ALLOW_REFRESH_TOKEN_AUTH",
  "ALLOW_USER_AUTH",
);

export const clientName = text({ min: 1, max: 128, pattern: "[\\w\\s+=,.@-]+" });

/** What can be changed later. */
export const changeable = {
  RefreshTokenValidity: optional(integer({ min: 0, max: 315360000 })),
  AccessTokenValidity: optional(integer({ min: 1, max: 86400 })),
  IdTokenValidity: optional(integer({ min: 1, max: 86400 })),
  TokenValidityUnits: optional(
    structure({ AccessToken: optional(unit), IdToken: optional(unit), RefreshToken: optional(unit) }),
  ),
  ReadAttributes: optional(listOf(text({ min: 1, max: 2048 }))),
  WriteAttributes: optional(listOf(text({ min: 1, max: 2048 }))),
  ExplicitAuthFlows: optional(listOf(authFlow)),
  SupportedIdentityProviders: optional(
    listOf(text({ min: 1, max: 32, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+" })),
  ),
  CallbackURLs: optional(listOf(redirectUrl, { max: 100 })),
  LogoutURLs: optional(listOf(redirectUrl, { max: 100 })),
  DefaultRedirectURI: optional(redirectUrl),
  AllowedOAuthFlows: optional(listOf(oneOf("code", "implicit", "client_credentials"), { max: 3 })),
  AllowedOAuthScopes: optional(
    listOf(text({ min: 1, max: 256, pattern: "[\\x21\\x23-\\x5B\\x5D-\\x7E]+" }), { max: 50 }),
  ),
  AllowedOAuthFlowsUserPoolClient: optional(flag),
  PreventUserExistenceErrors: optional(oneOf("LEGACY", "ENABLED")),
  EnableTokenRevocation: optional(flag),
  EnablePropagateAdditionalUserContextData: optional(flag),
  AuthSessionValidity: optional(integer({ min: 3, max: 15 })),
  RefreshTokenRotation: optional(
    structure({
      Feature: required(oneOf("ENABLED", "DISABLED")),
      RetryGracePeriodSeconds: optional(integer({ min: 0, max: 60 })),
    }),
  ),
} as const;

const changes = structure(changeable);

export type ClientChanges = Checked<typeof changes>;

/** AWS's choice for a client that lists no flows. */
const defaultFlows = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"];

/** What a client's settings are checked against. */
export interface ClientSurroundings {
  pool: PoolSettings;
  secret: string | undefined;

  /** Those of the pool's resource servers. */
  customScopes: string[];
}

/** Settings that follow from the changeable part; what is not given gets AWS's default. */
export function readClientChanges(input: ClientChanges, { pool, secret, customScopes }: ClientSurroundings) {
  requireServed(input, pool.id);
  requireOneKindOfFlows(input.ExplicitAuthFlows ?? []);
  requireOauth(input, secret, customScopes);
  requireAttributes(input, pool);
  const given = input.ExplicitAuthFlows ?? [];
  const explicitAuthFlows: string[] = given.length > 0 ? given : defaultFlows;
  return {
    ...readValidities(input),
    explicitAuthFlows,
    authSessionMinutes: input.AuthSessionValidity ?? 3,
    preventUserExistenceErrors: input.PreventUserExistenceErrors === "ENABLED",
    enableTokenRevocation: input.EnableTokenRevocation ?? true,
    allowedOauthFlows: input.AllowedOAuthFlows ?? [],
    allowedOauthScopes: input.AllowedOAuthScopes ?? [],
    callbackUrls: input.CallbackURLs ?? [],
    logoutUrls: input.LogoutURLs ?? [],
    readAttributes: input.ReadAttributes,
    writeAttributes: input.WriteAttributes,
    refreshTokenRotation: readRotation(input, explicitAuthFlows),
    defaultRedirectUri: input.DefaultRedirectURI,
    identityProviders: input.SupportedIdentityProviders ?? [],
  };
}

/**
 * Without a grace period a replaced token is good for nothing at once. A client whose refresh tokens rotate has no other way to
 * refresh (Refresh token rotation).
 */
function readRotation({ RefreshTokenRotation: rotation }: ClientChanges, flows: string[]) {
  if (rotation?.Feature !== "ENABLED") return undefined;
  if (flows.includes("ALLOW_REFRESH_TOKEN_AUTH")) {
    throw new InvalidParameter(
      "ALLOW_REFRESH_TOKEN_AUTH cannot be used with refresh token rotation: list ExplicitAuthFlows without it",
    );
  }
  return { graceSeconds: rotation.RetryGracePeriodSeconds ?? 0 };
}

/** What Describe shows again and nothing here acts on. */
export function readShown(input: ClientChanges): Record<string, unknown> {
  return {
    ...(input.SupportedIdentityProviders && { SupportedIdentityProviders: input.SupportedIdentityProviders }),
    ...(input.DefaultRedirectURI === undefined ? {} : { DefaultRedirectURI: input.DefaultRedirectURI }),
  };
}

function requireOneKindOfFlows(flows: string[]): void {
  const modern = flows.filter((flow) => flow.startsWith("ALLOW_"));
  if (modern.length > 0 && modern.length < flows.length) {
    throw new InvalidParameter("Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.");
  }
}

/** Attributes of the pool alone; what says that an address is proven is not for users to write. */
function requireAttributes({ ReadAttributes = [], WriteAttributes = [] }: ClientChanges, pool: PoolSettings): void {
  if (!ReadAttributes.every((name) => isInSchema(pool, name))) {
    throw new InvalidParameter("Invalid read attributes specified while creating a client");
  }
  if (!WriteAttributes.every((name) => isInSchema(pool, name) && !name.endsWith("_verified"))) {
    throw new InvalidParameter("Invalid write attributes specified while creating a client");
  }
}

/** Refuses what the local Cognito would have to leave undone. */
function requireServed(input: ClientChanges, poolId: string): void {
  const foreign = input.SupportedIdentityProviders?.find((provider) => provider !== "COGNITO");
  if (foreign !== undefined) {
    throw new InvalidParameter(`The provider ${foreign} does not exist for User Pool ${poolId}.`);
  }
  if (input.EnablePropagateAdditionalUserContextData === true) {
    throw notServed("EnablePropagateAdditionalUserContextData");
  }
}

function notServed(what: string): InvalidParameter {
  return new InvalidParameter(`${what} is not served by the local Cognito`);
}
