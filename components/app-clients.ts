import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AuthFlow, OAuthFlow } from "./args/clients";
import { clientPath } from "./checks/clients";
import { requireRedirectUrls, toRedirectUrl } from "./checks/urls";
import type { ChildOptions } from "./child";
import type { ClientPlan } from "./plan";
import type { ResourceServers } from "./resource-servers";
import type { UserPool } from "./user-pool";
import { whenKnown } from "./when-known";

/** One app client, with what it was planned to be. */
export interface AppClientParts {
  plan: ClientPlan;
  client: aws.cognito.UserPoolClient;
  /** As Cognito compares them, with the API's URL in place of `self:`. */
  callbackUrls: pulumi.Output<string[]>;
  logoutUrls: pulumi.Output<string[]>;
}

/** App clients, the first one first. */
export type AppClients = [AppClientParts, ...AppClientParts[]];

interface AppClientsPlan {
  clients: ClientPlan[];
  pool: UserPool;
  resourceServers: ResourceServers;
  /** What a sign-in calls: there before there is a client to sign in by. */
  calledBySignIn: pulumi.Resource[];
  /** URL of the API, for callbacks to it. */
  url: pulumi.Output<string>;
}

/**
 * Makes the app clients. They wait for the resource servers: Cognito refuses a scope that does not exist yet.
 *
 * @throws pulumi.RunError for none at all: an authorizer without an audience would trust the tokens of no one, or of all
 */
export function createAppClients(
  name: string,
  { clients, pool, resourceServers, calledBySignIn, url }: AppClientsPlan,
  opts: ChildOptions,
): AppClients {
  const dependsOn = [...Object.values(resourceServers), ...calledBySignIn];
  const [first, ...others] = clients.map((plan) => {
    const where = clientPath(plan.key);
    const urls = {
      callbackUrls: toRedirectUrls(plan.callbackUrls, `${where}.callbackUrls`, url),
      logoutUrls: toRedirectUrls(plan.logoutUrls, `${where}.logoutUrls`, url),
    };
    const args = { userPoolId: pool.id, ...toClient(plan), ...toOAuth(plan, urls) };
    const client = new aws.cognito.UserPoolClient(`${name}-${plan.key}`, args, { ...opts, dependsOn });
    return { plan, client, ...urls };
  });
  if (first === undefined) throw new pulumi.RunError("an API needs an app client: its tokens are made for one");
  return [first, ...others];
}

/** A computed address may still be the API's own. */
function toRedirectUrls(urls: pulumi.Input<string>[], where: string, api: pulumi.Output<string>) {
  const known = whenKnown(urls, (written) => requireRedirectUrls(written, where));
  const isOwn = urls.some((url) => typeof url !== "string" || url.startsWith("self:"));
  if (!isOwn) return known;
  const whole = pulumi.all([known, api]).apply(([all, base]) => all.map((url) => toRedirectUrl(url, base)));
  return whenKnown(whole, (all) => requireRedirectUrls(all, where));
}

function toClient(plan: ClientPlan) {
  return {
    generateSecret: plan.generateSecret,
    explicitAuthFlows: toExplicitAuthFlows(plan),
    // Left out, Cognito says which user names exist.
    preventUserExistenceErrors: "ENABLED",
    enableTokenRevocation: true,
    authSessionValidity: 3,
    accessTokenValidity: plan.accessMinutes,
    idTokenValidity: plan.idMinutes,
    refreshTokenValidity: plan.refreshDays,
    // Left out, 60 would be 60 hours.
    tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "days" },
    // Left out, the sign-in page would have nobody to sign in.
    supportedIdentityProviders: ["COGNITO"],
    ...(plan.readAttributes ? { readAttributes: plan.readAttributes } : {}),
    ...(plan.writeAttributes ? { writeAttributes: plan.writeAttributes } : {}),
    ...(plan.rotation ? { refreshTokenRotation: toRotation(plan.rotation) } : {}),
  };
}

function toRotation({ graceSeconds }: NonNullable<ClientPlan["rotation"]>) {
  return { feature: "ENABLED", retryGracePeriodSeconds: graceSeconds };
}

function toOAuth(plan: ClientPlan, urls: Pick<AppClientParts, "callbackUrls" | "logoutUrls">) {
  if (plan.callbackUrls.length === 0) return { allowedOauthFlowsUserPoolClient: false };
  return {
    allowedOauthFlowsUserPoolClient: true,
    allowedOauthFlows: plan.oauthFlows.map((flow) => oauthFlow[flow]),
    allowedOauthScopes: plan.scopes,
    callbackUrls: urls.callbackUrls,
    logoutUrls: urls.logoutUrls,
  };
}

/**
 * Only names with the prefix `ALLOW_`: Cognito refuses to mix them with the older names. A client whose refresh tokens
 * rotate cannot have the flow that gives tokens for one without rotating it.
 */
function toExplicitAuthFlows({ authFlows, rotation }: ClientPlan): string[] {
  const refresh = rotation ? [] : ["ALLOW_REFRESH_TOKEN_AUTH"];
  return [...refresh, "ALLOW_USER_SRP_AUTH", ...authFlows.map((flow) => authFlow[flow])];
}

const authFlow: Record<AuthFlow, string> = {
  [AuthFlow.UserPassword]: "ALLOW_USER_PASSWORD_AUTH",
  [AuthFlow.AdminUserPassword]: "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  [AuthFlow.UserAuth]: "ALLOW_USER_AUTH",
  [AuthFlow.Custom]: "ALLOW_CUSTOM_AUTH",
};

const oauthFlow: Record<OAuthFlow, string> = {
  [OAuthFlow.Code]: "code",
  [OAuthFlow.Implicit]: "implicit",
};
