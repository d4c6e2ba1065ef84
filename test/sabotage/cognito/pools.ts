import { patchesOf } from "./patches-of";

/** User pools and clients. */
export const pools = [
  ...patchesOf("local/cognito/pools/directory.ts", "test/local/cognito/operations/update-user-pool.spec.ts", [
    {
      rule: "a declared pool is not changed by a call",
      find: `if (pool.declared) throw declaredError(\`user pool \${poolId}\`);`,
      replace: "",
      red: "UpdateUserPool refuses to change what the program declares",
    },
  ]),
  ...patchesOf("local/cognito/pools/directory.ts", "test/local/cognito/operations/delete-user-pool-client.spec.ts", [
    {
      rule: "a declared client is not changed by a call",
      find: `if (client.declared) throw declaredError(\`user pool client \${clientId}\`);`,
      replace: "",
      red: "DeleteUserPoolClient refuses to delete what the program declares",
    },
  ]),
  ...patchesOf("local/cognito/pools/directory.ts", "test/local/cognito/operations/admin-initiate-auth.spec.ts", [
    {
      rule: "a client is of the pool that is named",
      find: "if (client?.settings.poolId !== poolId) {",
      replace: "if (client === undefined) {",
      red: "AdminInitiateAuth refuses a client of another pool",
    },
  ]),
  ...patchesOf(
    "local/cognito/operations/update-user-pool.ts",
    "test/local/cognito/operations/update-user-pool.spec.ts",
    [
      {
        rule: "UpdateUserPool refuses what the program declares",
        find: "requireOwnPool(input.UserPoolId)",
        replace: "requirePool(input.UserPoolId)",
        red: "UpdateUserPool refuses to change what the program declares",
      },
      {
        rule: "what cannot be changed of a pool is refused",
        find: '  "refuse",',
        replace: '  "ignore",',
        red: "UpdateUserPool refuses what cannot be changed",
      },
    ],
  ),
  ...patchesOf(
    "local/cognito/operations/delete-user-pool.ts",
    "test/local/cognito/operations/delete-user-pool.spec.ts",
    [
      {
        rule: "DeleteUserPool refuses what the program declares",
        find: "requireOwnPool(input.UserPoolId)",
        replace: "requirePool(input.UserPoolId)",
        red: "DeleteUserPool refuses to delete what the program declares",
      },
      {
        rule: "a protected pool is not deleted",
        find: "if (settings.deletionProtection) {",
        replace: "if (false) {",
        red: "DeleteUserPool refuses while deletion protection is on",
      },
    ],
  ),
  ...patchesOf(
    "local/cognito/operations/update-user-pool-client.ts",
    "test/local/cognito/operations/update-user-pool-client.spec.ts",
    [
      {
        rule: "UpdateUserPoolClient refuses what the program declares",
        find: "requireOwnClient(input.UserPoolId",
        replace: "requireClientOf(input.UserPoolId",
        red: "UpdateUserPoolClient refuses to change what the program declares",
      },
    ],
  ),
  ...patchesOf(
    "local/cognito/operations/delete-user-pool-client.ts",
    "test/local/cognito/operations/delete-user-pool-client.spec.ts",
    [
      {
        rule: "DeleteUserPoolClient refuses what the program declares",
        find: "requireOwnClient(input.UserPoolId",
        replace: "requireClientOf(input.UserPoolId",
        red: "DeleteUserPoolClient refuses to delete what the program declares",
      },
    ],
  ),
  ...patchesOf("local/cognito/pools/token-validity.ts", "test/local/cognito/pools/token-validity.spec.ts", [
    {
      rule: "access and ID tokens live 5 minutes to a day",
      find: "if (seconds < 300 || seconds > 86400)",
      replace: "if (false)",
      red: "token validity refuses less than 5 minutes or more than a day for access and ID tokens",
    },
    {
      rule: "refresh tokens live an hour to ten years",
      find: "if (refreshTokenSeconds < 3600 || refreshTokenSeconds > 315360000) {",
      replace: "if (false) {",
      red: "token validity refuses less than an hour or more than ten years for refresh tokens",
    },
    {
      rule: "refresh tokens outlive the others",
      find: "if (Math.max(accessTokenSeconds, idTokenSeconds) > refreshTokenSeconds) {",
      replace: "if (false) {",
      red: "token validity refuses a refresh token that ends before the others",
    },
  ]),
  ...patchesOf("local/cognito/pools/client-oauth.ts", "test/local/cognito/pools/client-oauth.spec.ts", [
    {
      rule: "no callback that a browser would run",
      find: "if (scripts.includes(parsed.protocol))",
      replace: "if (scripts.includes(parsed.href))",
      red: "OAuth settings of a client refuse callbacks and sign-out pages by http elsewhere, with a fragment, or not absolute",
    },
    {
      rule: "OAuth is switched on by name",
      find: "if (flows.length + scopes.length + callbacks.length + logouts.length === 0) return;",
      replace: "return;",
      red: "OAuth settings of a client need to be switched on",
    },
    {
      rule: "OAuth needs flows and scopes",
      find: "if (flows.length === 0 || scopes.length === 0) {",
      replace: "if (false) {",
      red: "OAuth settings of a client need flows and scopes",
    },
    {
      rule: "a client is for machines or for people",
      find: "if (machine && flows.length > 1) {",
      replace: "if (false) {",
      red: "OAuth settings of a client keep machines and people apart",
    },
    {
      rule: "a machine has a secret",
      find: "if (machine && secret === undefined) {",
      replace: "if (false) {",
      red: "OAuth settings of a client need a secret for machines",
    },
    {
      rule: "people come back somewhere",
      find: "if (!machine && callbacks.length === 0) {",
      replace: "if (false) {",
      red: "OAuth settings of a client need a callback for people",
    },
    {
      rule: "a scope that the pool does not have is refused",
      find: "if (unknown !== undefined)",
      replace: "if (false)",
      red: "OAuth settings of a client know the scopes that the pool has",
    },
    {
      rule: "a callback is absolute",
      find: `if (parsed === undefined) throw new InvalidParameter(\`\${url} is not an absolute URL.\`);`,
      replace: "if (parsed === undefined) return;",
      red: "OAuth settings of a client refuse callbacks and sign-out pages by http elsewhere, with a fragment, or not absolute",
    },
    {
      rule: "a callback has no fragment",
      find: 'if (url.includes("#"))',
      replace: "if (false)",
      red: "OAuth settings of a client refuse callbacks and sign-out pages by http elsewhere, with a fragment, or not absolute",
    },
    {
      rule: "a callback is https but for this machine",
      find: 'if (parsed.protocol === "http:" && !loopback)',
      replace: "if (false)",
      red: "OAuth settings of a client refuse callbacks and sign-out pages by http elsewhere, with a fragment, or not absolute",
    },
    {
      rule: "the default callback is one of the callbacks",
      find: "if (input.DefaultRedirectURI !== undefined && !callbacks.includes(input.DefaultRedirectURI)) {",
      replace: "if (false) {",
      red: "OAuth settings of a client have their default callback among the callbacks",
    },
  ]),
  ...patchesOf("local/cognito/pools/client-input.ts", "test/local/cognito/operations/create-user-pool-client.spec.ts", [
    {
      rule: "old and new names of flows do not mix",
      find: "if (modern.length > 0 && modern.length < flows.length) {",
      replace: "if (false) {",
      red: "CreateUserPoolClient refuses old and new names of flows in one list",
    },
    {
      rule: "an identity provider that is not there is refused",
      find: "if (foreign !== undefined) {",
      replace: "if (false) {",
      red: "CreateUserPoolClient refuses an identity provider that the pool does not have",
    },
    {
      rule: "refresh tokens rotate without the flow that they take the place of",
      find: 'if (flows.includes("ALLOW_REFRESH_TOKEN_AUTH")) {',
      replace: "if (false) {",
      red: "CreateUserPoolClient refuses rotation of refresh tokens beside the flow that it takes the place of",
    },
    {
      rule: "user context data is refused",
      find: "if (input.EnablePropagateAdditionalUserContextData === true) {",
      replace: "if (false) {",
      red: "CreateUserPoolClient refuses passing on user context data",
    },
    {
      rule: "OAuth settings of a client are checked",
      find: "requireOauth(input, secret, customScopes);",
      replace: "",
      red: "CreateUserPoolClient refuses a sign-in page that is not switched on",
    },
    {
      rule: "a client that lists no flows gets no password flow",
      find: '["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"]',
      replace: '["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_PASSWORD_AUTH"]',
      red: "CreateUserPoolClient opens no password flow that was not asked for",
    },
  ]),
  ...patchesOf(
    "local/cognito/operations/create-user-pool-client.ts",
    "test/local/cognito/operations/create-user-pool-client.spec.ts",
    [
      {
        rule: "a client option that is not known is refused",
        find: '    ...changeable,\n  },\n  "refuse",',
        replace: '    ...changeable,\n  },\n  "ignore",',
        red: "CreateUserPoolClient refuses an option it has never heard of",
      },
      {
        rule: "a client has one secret",
        find: "if (input.GenerateSecret === true && input.ClientSecret !== undefined) {",
        replace: "if (false) {",
        red: "CreateUserPoolClient takes a secret that the caller chose, but not two",
      },
    ],
  ),
  ...patchesOf("local/cognito/pools/pool-input.ts", "test/local/cognito/operations/create-user-pool.spec.ts", [
    {
      rule: "a pool with MFA is refused",
      find: 'if (mfa === "OFF" || secondFactors.length > 0) return mfa;',
      replace: "if (secondFactors.length >= 0) return mfa;",
      red: "CreateUserPool refuses required MFA without a factor by name",
    },
    {
      rule: "a pool that verifies phone numbers is refused",
      find: 'if (input.AutoVerifiedAttributes?.includes("phone_number") === true) {',
      replace: "if (false) {",
      red: "CreateUserPool refuses verifying phone numbers without SMS by name",
    },
    {
      rule: "threat protection is refused",
      find: 'if ((input.UserPoolAddOns?.AdvancedSecurityMode ?? "OFF") !== "OFF")',
      replace: "if (false)",
      red: "CreateUserPool refuses threat protection by name",
    },
    {
      rule: "sign-in by text message is refused",
      find: "if (unserved !== undefined) throw",
      replace: "if (unserved !== undefined && unserved === undefined) throw",
      red: "CreateUserPool refuses sign-in by text message by name",
    },
    {
      rule: "mail through SES is refused",
      find: 'if (input.EmailConfiguration?.EmailSendingAccount === "DEVELOPER")',
      replace: "if (false)",
      red: "CreateUserPool refuses mail through SES by name",
    },
    {
      rule: "confirmation by link is refused",
      find: 'if (input.VerificationMessageTemplate?.DefaultEmailOption === "CONFIRM_WITH_LINK") {',
      replace: "if (false) {",
      red: "CreateUserPool refuses confirmation by link by name",
    },
    {
      rule: "a trigger is refused",
      find: 'LambdaConfig: optional(structure({}, "refuse"))',
      replace: "LambdaConfig: optional(structure({}))",
      red: "CreateUserPool refuses a Lambda trigger by name",
    },
    {
      rule: "a pool without a policy gets the strict one",
      find: "const strict = given === undefined;",
      replace: "const strict = false;",
      red: "CreateUserPool makes a pool with AWS's defaults",
    },
  ]),
  ...patchesOf(
    "local/cognito/operations/create-user-pool.ts",
    "test/local/cognito/operations/create-user-pool.spec.ts",
    [
      {
        rule: "a pool option that is not known is refused",
        find: '    ...changeable,\n  },\n  "refuse",',
        replace: '    ...changeable,\n  },\n  "ignore",',
        red: "CreateUserPool refuses an option it has never heard of by name",
      },
      {
        rule: "aliases and username attributes exclude each other",
        find: "if (aliasAttributes.length > 0 && usernameAttributes.length > 0) {",
        replace: "if (false) {",
        red: "CreateUserPool refuses aliases with username attributes by name",
      },
    ],
  ),
];
