import { frameworkRegion, type ResourceRules, source } from "./rule";

const { replaces, updates } = source("cognitoidp/user_pool_client.go");

const UNIT = { oneOf: ["seconds", "minutes", "hours", "days"] } as const;

export const userPoolClientRules: ResourceRules = {
  type: "aws:cognito/userPoolClient:UserPoolClient",
  properties: {
    accessTokenValidity: updates(64, 460),
    allowedOauthFlows: updates(71, 460, { oneOf: ["code", "implicit", "client_credentials"], entries: [0, 3] }),
    allowedOauthFlowsUserPoolClient: updates(86, 460),
    allowedOauthScopes: updates(93, 460, { entries: [0, 50], characters: [1, 256] }),
    analyticsConfiguration: updates(261, 460),
    authSessionValidity: updates(105, 460, { range: [3, 15] }),
    callbackUrls: updates(115, 460, { entries: [0, 100], characters: [1, 1024] }),
    defaultRedirectUri: updates(137, 460, { characters: [1, 1024] }),
    enablePropagateAdditionalUserContextData: updates(145, 460),
    enableTokenRevocation: updates(152, 460),
    explicitAuthFlows: updates(159, 460, {
      oneOf: [
        "ADMIN_NO_SRP_AUTH",
        "CUSTOM_AUTH_FLOW_ONLY",
        "USER_PASSWORD_AUTH",
        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
        "ALLOW_CUSTOM_AUTH",
        "ALLOW_USER_PASSWORD_AUTH",
        "ALLOW_USER_SRP_AUTH",
        "ALLOW_REFRESH_TOKEN_AUTH",
        "ALLOW_USER_AUTH",
      ],
    }),
    generateSecret: replaces(176),
    idTokenValidity: updates(180, 460),
    logoutUrls: updates(187, 460, { entries: [0, 100], characters: [1, 1024] }),
    name: updates(202, 460, { characters: [1, 128], form: [/^[\w\s+=,.@-]+$/, "letters, digits, blanks and _+=,.@-"] }),
    preventUserExistenceErrors: updates(206, 460, { oneOf: ["LEGACY", "ENABLED"] }),
    readAttributes: updates(214, 460),
    refreshTokenRotation: updates(306, 460, {
      fields: {
        feature: { required: true, oneOf: ["ENABLED", "DISABLED"] },
        retryGracePeriodSeconds: { range: [0, 60] },
      },
    }),
    refreshTokenValidity: updates(223, 460),
    region: frameworkRegion,
    supportedIdentityProviders: updates(230, 460, { characters: [1, 32] }),
    tokenValidityUnits: updates(326, 460, { fields: { accessToken: UNIT, idToken: UNIT, refreshToken: UNIT } }),
    userPoolId: replaces(247, { required: true }),
    writeAttributes: updates(250, 460),
  },
};
