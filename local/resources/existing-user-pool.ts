import type { ClientSettings, PoolSettings } from "../cognito/settings";
import type { DeclaredResource, Properties } from "../engine/evaluation";
import { ACCOUNT_ID } from "./naming";
import { text } from "./properties";
import { toPoolSettings } from "./user-pool";
import { toClientSettings } from "./user-pool-client";

/** What asks AWS for a user pool by its id. */
export const GET_USER_POOL = "aws:cognito/getUserPool:getUserPool";
/** What asks AWS for an app client by its id. */
export const GET_USER_POOL_CLIENT = "aws:cognito/getUserPoolClient:getUserPoolClient";

/** An id of a user pool with the region it begins with. */
const POOL_ID = /^([a-z]+(?:-[a-z]+)+-\d+)_[0-9a-zA-Z]+$/;
/** Whether AWS could have given an app client this id. */
export function isClientId(text: string): boolean {
  return /^[\w+]{1,128}$/.test(text);
}

/**
 * A pool that lies outside of the program, as it is stood in for here: nothing of the real one is known, so it takes
 * e-mail addresses as user names, and is AWS's default otherwise.
 *
 * @throws Error for what is no id of a user pool
 */
export function toExistingPool(id: string): PoolSettings {
  const region = POOL_ID.exec(id)?.[1];
  if (region === undefined)
    throw new Error(`${JSON.stringify(id)} is no id of a user pool: it must look like "eu-west-1_Ab12Cd34E"`);
  const inputs = {
    usernameAttributes: ["email"],
    autoVerifiedAttributes: ["email"],
    usernameConfiguration: { caseSensitive: false },
  };
  const arn = `arn:aws:cognito-idp:${region}:${ACCOUNT_ID}:userpool/${id}`;
  return toPoolSettings(standIn(id, inputs, { name: id, arn }));
}

/**
 * A client of such a pool: people sign in through it by API.
 *
 * @throws Error for what is no id of an app client
 */
export function toExistingClient(poolId: string, id: string): ClientSettings {
  if (!isClientId(id)) throw new Error(`${JSON.stringify(id)} is no id of an app client`);
  const inputs = {
    userPoolId: poolId,
    explicitAuthFlows: [
      "ALLOW_USER_PASSWORD_AUTH",
      "ALLOW_ADMIN_USER_PASSWORD_AUTH",
      "ALLOW_USER_SRP_AUTH",
      "ALLOW_REFRESH_TOKEN_AUTH",
    ],
    preventUserExistenceErrors: "ENABLED",
  };
  return toClientSettings(standIn(id, inputs, { name: id }));
}

/** What the provider answers about such a pool; undefined if nobody asked by its id. */
export function answerPool(args: Properties): Properties | undefined {
  const poolId = text(args, "userPoolId");
  if (poolId === undefined) return undefined;
  const pool = toExistingPool(poolId);
  const region = pool.id.split("_")[0] ?? "";
  return {
    id: pool.id,
    userPoolId: pool.id,
    name: pool.name,
    arn: pool.arn,
    region,
    autoVerifiedAttributes: pool.autoVerifiedAttributes,
    usernameAttributes: pool.usernameAttributes,
    mfaConfiguration: pool.mfa,
    deletionProtection: "INACTIVE",
    domain: "",
    customDomain: "",
    estimatedNumberOfUsers: 0,
    accountRecoverySettings: [],
    adminCreateUserConfigs: [],
    deviceConfigurations: [],
    emailConfigurations: [],
    lambdaConfigs: [],
    schemaAttributes: [],
    userPoolAddOns: [],
    tags: {},
    userPoolTags: {},
  };
}

/** What the provider answers about a client of such a pool; undefined if nobody asked by its id. */
export function answerClient(args: Properties): Properties | undefined {
  const [poolId, clientId] = [text(args, "userPoolId"), text(args, "clientId")];
  if (poolId === undefined || clientId === undefined) return undefined;
  const client = toExistingClient(toExistingPool(poolId).id, clientId);
  return {
    id: client.id,
    clientId: client.id,
    userPoolId: client.poolId,
    name: client.name,
    region: poolId.split("_")[0] ?? "",
    clientSecret: "",
    generateSecret: false,
    explicitAuthFlows: client.explicitAuthFlows,
    preventUserExistenceErrors: "ENABLED",
    enableTokenRevocation: client.enableTokenRevocation,
    enablePropagateAdditionalUserContextData: false,
    accessTokenValidity: 1,
    idTokenValidity: 1,
    refreshTokenValidity: 30,
    tokenValidityUnits: [{ accessToken: "hours", idToken: "hours", refreshToken: "days" }],
    allowedOauthFlows: [],
    allowedOauthFlowsUserPoolClient: false,
    allowedOauthScopes: [],
    callbackUrls: [],
    logoutUrls: [],
    defaultRedirectUri: "",
    readAttributes: [],
    writeAttributes: [],
    refreshTokenRotations: [],
    supportedIdentityProviders: ["COGNITO"],
    analyticsConfigurations: [],
  };
}

function standIn(id: string, inputs: Properties, outputs: Properties): DeclaredResource {
  return { urn: "", type: "", name: id, custom: true, id, inputs, outputs: { ...inputs, ...outputs }, parent: "" };
}
