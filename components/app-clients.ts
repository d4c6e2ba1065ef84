import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AuthFlow, OAuthFlow } from "./args";
import { clientPath } from "./checks/clients";
import { requireRedirectUrls } from "./checks/urls";
import type { ChildOptions } from "./child";
import type { ClientPlan } from "./plan";
import type { ResourceServers } from "./resource-servers";
import type { UserPool } from "./user-pool";
import { whenKnown } from "./when-known";

/** One app client, with what it was planned to be. */
export interface AppClientParts {
  plan: ClientPlan;
  client: aws.cognito.UserPoolClient;
}

/** App clients, the first one first. */
export type AppClients = [AppClientParts, ...AppClientParts[]];

interface AppClientsPlan {
  clients: ClientPlan[];
  pool: UserPool;
  resourceServers: ResourceServers;
}

/**
 * Makes the app clients. They wait for the resource servers: Cognito refuses a scope that does not exist yet.
 *
 * @throws pulumi.RunError for none at all: an authorizer without an audience would trust the tokens of no one, or of all
 */
export function createAppClients(
  name: string,
  { clients, pool, resourceServers }: AppClientsPlan,
  opts: ChildOptions,
): AppClients {
  const dependsOn = Object.values(resourceServers);
  const [first, ...others] = clients.map((plan) => {
    const args = { userPoolId: pool.pool.id, ...toClient(plan), ...toOAuth(plan) };
    return { plan, client: new aws.cognito.UserPoolClient(`${name}-${plan.key}`, args, { ...opts, dependsOn }) };
  });
  if (first === undefined) throw new pulumi.RunError("an API needs an app client: its tokens are made for one");
  return [first, ...others];
}

function toClient(plan: ClientPlan) {
  return {
    generateSecret: plan.generateSecret,
    explicitAuthFlows: toExplicitAuthFlows(plan.authFlows),
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
  };
}

function toOAuth(plan: ClientPlan) {
  const where = clientPath(plan.key);
  if (plan.callbackUrls.length === 0) return { allowedOauthFlowsUserPoolClient: false };
  return {
    allowedOauthFlowsUserPoolClient: true,
    allowedOauthFlows: plan.oauthFlows.map((flow) => oauthFlow[flow]),
    allowedOauthScopes: plan.scopes,
    callbackUrls: whenKnown(plan.callbackUrls, (urls) => requireRedirectUrls(urls, `${where}.callbackUrls`)),
    logoutUrls: whenKnown(plan.logoutUrls, (urls) => requireRedirectUrls(urls, `${where}.logoutUrls`)),
  };
}

/** Only names with the prefix `ALLOW_`: Cognito refuses to mix them with the older names. */
function toExplicitAuthFlows(flows: AuthFlow[]): string[] {
  return ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", ...flows.map((flow) => authFlow[flow])];
}

const authFlow: Record<AuthFlow, string> = {
  [AuthFlow.UserPassword]: "ALLOW_USER_PASSWORD_AUTH",
  [AuthFlow.AdminUserPassword]: "ALLOW_ADMIN_USER_PASSWORD_AUTH",
};

const oauthFlow: Record<OAuthFlow, string> = {
  [OAuthFlow.Code]: "code",
  [OAuthFlow.Implicit]: "implicit",
};
