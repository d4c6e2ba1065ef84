import { patchesOf } from "./patches-of";

/** Signing in: flows, secrets, passwords, lock-out. */
export const signIn = [
  ...patchesOf("local/cognito/sign-in/auth-flows.ts", "test/local/cognito/sign-in/auth-flows.spec.ts", [
    {
      rule: "a flow that the client does not list is refused",
      find: "if (!rule.allowedBy.some((name) => client.explicitAuthFlows.includes(name))) throw new InvalidParameter(rule.refusal);",
      replace: "",
      red: "auth flows needs USER_PASSWORD_AUTH in the client's list, by its new name or its old one",
    },
    {
      rule: "an administrator's flow is refused in InitiateAuth",
      find: 'operation === "InitiateAuth" ? ofInitiateAuth : ofAdminInitiateAuth',
      replace: "{ ...ofAdminInitiateAuth, ...ofInitiateAuth }",
      red: "auth flows takes the administrator's flows with AdminInitiateAuth alone",
    },
    {
      rule: "an unknown flow is refused",
      find: "Object.hasOwn(rules, flow) ? rules[flow] : undefined",
      replace: "Object.hasOwn(rules, flow) ? rules[flow] : refresh",
      red: "auth flows lets no unknown flow through, not even one named as what every object has",
    },
    {
      rule: "SRP is refused where a legacy list is for custom sign-ins alone",
      find: '["ALLOW_USER_SRP_AUTH", "ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH"]',
      replace: '["ALLOW_USER_SRP_AUTH", "ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH", "CUSTOM_AUTH_FLOW_ONLY"]',
      red: "auth flows needs SRP in the client's list, which one of legacy names has unless it is for custom sign-ins alone",
    },
    {
      rule: "the choice is refused where the client does not list it",
      find: 'allowedBy: ["ALLOW_USER_AUTH"],',
      replace: 'allowedBy: ["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH"],',
      red: "auth flows needs the choice in the client's list",
    },
    {
      rule: "custom sign-ins are refused where the client does not list them",
      find: '["ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY"]',
      replace: '["ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY", "ALLOW_USER_SRP_AUTH"]',
      red: "auth flows needs custom sign-ins in the client's list, under either name",
    },
  ]),
  ...patchesOf("local/cognito/secret-hash.ts", "test/local/cognito/operations/initiate-auth.spec.ts", [
    {
      rule: "a missing secret hash is refused",
      find: "if (hash === undefined) {",
      replace: "if (hash === undefined) return;\n  if (false) {",
      red: "InitiateAuth with a client that has a secret refuses no secret hash",
    },
    {
      rule: "a wrong secret hash is refused",
      find: "if (!sameSecret(hash, expected))",
      replace: "if (false)",
      red: "InitiateAuth with a client that has a secret refuses the secret hash of another user",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/first-factor.ts", "test/local/cognito/operations/initiate-auth.spec.ts", [
    {
      rule: "a disabled user does not sign in",
      find: 'if (!user.enabled) throw new NotAuthorized("User is disabled.");',
      replace: "",
      red: "InitiateAuth with USER_PASSWORD_AUTH refuses a disabled user, and says so only once the password is right",
    },
    {
      rule: "an unconfirmed user does not sign in",
      find: 'if (user.status === "UNCONFIRMED") throw new UserNotConfirmed();',
      replace: "",
      red: "InitiateAuth with USER_PASSWORD_AUTH refuses a user who is not confirmed, once the password is right",
    },
    {
      rule: "a user whose password has to be reset does not sign in",
      find: 'if (user.status === "RESET_REQUIRED") throw new PasswordResetRequired();',
      replace: "",
      red: "InitiateAuth with USER_PASSWORD_AUTH refuses a user whose password has to be reset",
    },
    {
      rule: "a temporary password alone gets no token",
      find: 'if (user.status === "FORCE_CHANGE_PASSWORD") return askForNewPassword(services, context, user);',
      replace: "",
      red: "InitiateAuth with USER_PASSWORD_AUTH asks for a new password in the place of a temporary one",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/new-password.ts", "test/local/cognito/operations/initiate-auth.spec.ts", [
    {
      rule: "a temporary password expires",
      find: "if (services.clock() >= user.passwordSetAt + temporaryPasswordLife(pool.settings.passwordPolicy)) {",
      replace: "if (false) {",
      red: "InitiateAuth with USER_PASSWORD_AUTH takes a temporary password for as many days as the policy says",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/parameters.ts", "test/local/cognito/operations/initiate-auth.spec.ts", [
    {
      rule: "a missing parameter is refused",
      find: 'if (value === undefined || value === "") throw',
      replace: 'if (value === undefined) return "";\n  if (false) throw',
      red: "InitiateAuth with USER_PASSWORD_AUTH asks for USERNAME",
    },
    {
      rule: "a device is refused",
      find: 'if (!parameters.has("DEVICE_KEY")) return;',
      replace: 'if (!parameters.has("DEVICE_KEY") || parameters.size > 0) return;',
      red: "InitiateAuth with USER_PASSWORD_AUTH refuses a device, which could stand in the place of a second factor",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/api.ts", "test/local/cognito/operations/initiate-auth.spec.ts", [
    {
      rule: "signing in asks for the secret hash",
      find: 'requireSecretHash(client.settings, name, parameters.get("SECRET_HASH"));',
      replace: "",
      red: "InitiateAuth with a client that has a secret refuses no secret hash",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/sign-in.ts", "test/local/cognito/operations/initiate-auth.spec.ts", [
    {
      rule: "refreshing asks for the secret hash",
      find: 'requireSecretHash(client.settings, refreshable.user.username, parameters.get("SECRET_HASH"));',
      replace: "",
      red: "InitiateAuth with a client that has a secret asks for it when refreshing as well",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/attempts.ts", "test/local/cognito/sign-in/attempts.spec.ts", [
    {
      rule: "a locked name is refused",
      find: "if (clock() < before.lockedUntil)",
      replace: "if (false)",
      red: "lock-out lets five wrong passwords pass, then refuses the right one too for a second",
    },
    {
      rule: "the lock doubles",
      find: "2 ** (failures - freeFailures)",
      replace: "1",
      red: "lock-out doubles with each further failure, up to 15 minutes",
    },
    {
      rule: "the lock ends at 15 minutes",
      find: "Math.min(1000 * 2 ** (failures - freeFailures), longestLock)",
      replace: "1000 * 2 ** (failures - freeFailures)",
      red: "lock-out doubles with each further failure, up to 15 minutes",
    },
    {
      rule: "attempts at once are counted one by one",
      find: "locks.run(key, async () =>",
      replace: `locks.run(\`\${key}/\${Math.random()}\`, async () =>`,
      red: "lock-out counts every one of many attempts at once",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/attempts.ts", "test/local/cognito/operations/confirm-sign-up.spec.ts", [
    {
      rule: "hourly limits hold",
      find: "if (recent.length >= hourly[what])",
      replace: "if (false)",
      red: "ConfirmSignUp takes 15 attempts an hour, and a right code is one too many after that",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/passwords.ts", "test/local/cognito/operations/initiate-auth.spec.ts", [
    {
      rule: "a wrong password is refused",
      find: "if (user === undefined || !right)",
      replace: "if (user === undefined)",
      red: "InitiateAuth with USER_PASSWORD_AUTH refuses a wrong password",
    },
    {
      rule: "signing in hides who exists",
      find: "user === undefined && !client.settings.preventUserExistenceErrors",
      replace: "user === undefined",
      red: "InitiateAuth with USER_PASSWORD_AUTH answers for a name that nobody has as for a wrong password",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/passwords.ts", "test/local/cognito/sign-in/passwords.spec.ts", [
    {
      rule: "a name that nobody has takes the same work",
      find: "const counted =",
      replace:
        'if (user === undefined) throw new NotAuthorized("Incorrect username or password.");\n      const counted =',
      red: "passwords take the same work for a name that nobody has as for a wrong password",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/srp.ts", "test/local/cognito/sign-in/srp.spec.ts", [
    {
      rule: "a verifier is bound to its pool",
      find: `\`\${poolName}\${username}:\${password}\``,
      replace: `\`\${username}:\${password}\``,
      red: "SRP verifier tells the right password from a wrong one, another user and another pool",
    },
    {
      rule: "a verifier is salted",
      find: 'randomBytes(16).toString("hex")',
      replace: '"00".repeat(16)',
      red: "SRP verifier is another one each time",
    },
  ]),
  ...patchesOf("local/cognito/users/password-policy.ts", "test/local/cognito/users/password-policy.spec.ts", [
    {
      rule: "a password has the least length",
      find: "if (password.length < policy.minimumLength)",
      replace: "if (false)",
      red: "password policy asks for length",
    },
    {
      rule: "a password has lower case",
      find: "if (policy.requireLowercase && !/[a-z]/.test(password)) {",
      replace: "if (false) {",
      red: "password policy asks for lower case",
    },
    {
      rule: "a password has upper case",
      find: "if (policy.requireUppercase && !/[A-Z]/.test(password)) {",
      replace: "if (false) {",
      red: "password policy asks for upper case",
    },
    {
      rule: "a password has digits",
      find: "if (policy.requireNumbers && !/[0-9]/.test(password)) {",
      replace: "if (false) {",
      red: "password policy asks for digits",
    },
    {
      rule: "a password has symbols",
      find: "if (policy.requireSymbols && ![...password].some((one) => symbols.includes(one))) {",
      replace: "if (false) {",
      red: "password policy asks for symbols",
    },
    {
      rule: "a password of before is refused",
      find: "if (previous.some(isUsed))",
      replace: "if (false)",
      red: "password policy refuses as many passwords of before as it says, and no more",
    },
  ]),
  ...patchesOf(
    "local/cognito/users/password-policy.ts",
    "test/local/cognito/operations/admin-set-user-password.spec.ts",
    [
      {
        rule: "a password set by an administrator meets the policy",
        find: "requirePolicy(policy, password);\n  const previous",
        replace: "const previous",
        red: "AdminSetUserPassword refuses a password below the policy",
      },
    ],
  ),
];
