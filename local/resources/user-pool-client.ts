import type { ClientSettings } from "../cognito/settings";
import type { DeclaredResource, Properties } from "../engine/evaluation";
import type { ResourceDescription } from "./description";
import { ALPHABET } from "./naming";
import { flag, number, object, text, texts } from "./properties";

export const userPoolClient: ResourceDescription = {
  type: "aws:cognito/userPoolClient:UserPoolClient",
  label: "app client",
  served: [
    "userPoolId",
    "name",
    "generateSecret",
    "explicitAuthFlows",
    "accessTokenValidity",
    "idTokenValidity",
    "refreshTokenValidity",
    "tokenValidityUnits",
    "authSessionValidity",
    "preventUserExistenceErrors",
    "enableTokenRevocation",
    "allowedOauthFlows",
    "allowedOauthFlowsUserPoolClient",
    "allowedOauthScopes",
    "callbackUrls",
    "logoutUrls",
    "readAttributes",
    "writeAttributes",
    "refreshTokenRotation",
    "supportedIdentityProviders",
    "defaultRedirectUri",
  ],
  irrelevant: ["region"],
  create: ({ name, inputs, region }, naming) => {
    const secret = flag(inputs, "generateSecret") ? naming.pick(ALPHABET.lower, 51, "secret") : "";
    return {
      id: naming.pick(ALPHABET.lower, 26, "id"),
      computed: { name: text(inputs, "name") ?? name, clientSecret: secret, region },
      secrets: ["clientSecret"],
    };
  },
};

/** Flows of a client that names none. */
const DEFAULT_FLOWS = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"];
const UNIT_SECONDS: Record<string, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/** The client that the local Cognito serves. Left out means what it means to AWS. */
export function toClientSettings({ id = "", inputs, outputs }: DeclaredResource): ClientSettings {
  const flows = texts(inputs, "explicitAuthFlows");
  const oauth = flag(inputs, "allowedOauthFlowsUserPoolClient") ?? false;
  return {
    id,
    poolId: text(inputs, "userPoolId") ?? "",
    name: text(outputs, "name") ?? "",
    secret: text(outputs, "clientSecret") || undefined,
    explicitAuthFlows: flows.length > 0 ? flows : DEFAULT_FLOWS,
    accessTokenSeconds: toSeconds(inputs, "accessToken", "hours", 3600),
    idTokenSeconds: toSeconds(inputs, "idToken", "hours", 3600),
    refreshTokenSeconds: toSeconds(inputs, "refreshToken", "days", 30 * 86_400),
    authSessionMinutes: number(inputs, "authSessionValidity") ?? 3,
    preventUserExistenceErrors: text(inputs, "preventUserExistenceErrors") === "ENABLED",
    enableTokenRevocation: flag(inputs, "enableTokenRevocation") ?? true,
    allowedOauthFlows: oauth ? texts(inputs, "allowedOauthFlows") : [],
    allowedOauthScopes: oauth ? texts(inputs, "allowedOauthScopes") : [],
    callbackUrls: oauth ? texts(inputs, "callbackUrls") : [],
    logoutUrls: oauth ? texts(inputs, "logoutUrls") : [],
    readAttributes: toNames(inputs, "readAttributes"),
    writeAttributes: toNames(inputs, "writeAttributes"),
    refreshTokenRotation: toRotation(object(inputs, "refreshTokenRotation") ?? {}),
    defaultRedirectUri: (oauth && text(inputs, "defaultRedirectUri")) || undefined,
    identityProviders: texts(inputs, "supportedIdentityProviders"),
  };
}

function toRotation(rotation: Properties): ClientSettings["refreshTokenRotation"] {
  if (text(rotation, "feature") !== "ENABLED") return undefined;
  return { graceSeconds: number(rotation, "retryGracePeriodSeconds") ?? 0 };
}

/** An empty list is as good as none to AWS's provider. */
function toNames(inputs: Properties, name: string): string[] | undefined {
  const names = texts(inputs, name);
  return names.length > 0 ? names : undefined;
}

/** What a client declares that is not emulated, in words. */
export function listUnservedClient(resource: DeclaredResource): string[] {
  const others = toClientSettings(resource).identityProviders.filter((name) => name !== "COGNITO");
  return others.map((name) => `nobody signs in with its identity provider ${name} here`);
}

/** What a client declares that AWS refuses, in words; undefined if there is nothing. */
export function findUnservedClient(resource: DeclaredResource): string | undefined {
  const { refreshTokenRotation, explicitAuthFlows } = toClientSettings(resource);
  if (refreshTokenRotation && explicitAuthFlows.includes("ALLOW_REFRESH_TOKEN_AUTH"))
    return "refreshTokenRotation and ALLOW_REFRESH_TOKEN_AUTH exclude each other: list its explicitAuthFlows without ALLOW_REFRESH_TOKEN_AUTH";
  return undefined;
}

function toSeconds(inputs: Properties, token: string, defaultUnit: string, whenUnset: number): number {
  const validity = number(inputs, `${token}Validity`);
  if (!validity) return whenUnset;
  const unit = text(object(inputs, "tokenValidityUnits") ?? {}, token) ?? defaultUnit;
  return validity * (UNIT_SECONDS[unit] ?? 1);
}
