import { patchesOf } from "./patches-of";

const spec = (name: string) => `test/local/cognito/operations/${name}.spec.ts`;

/** New passwords: forgotten, changed, reset. */
export const passwords = [
  ...patchesOf("local/cognito/operations/forgot-password.ts", spec("forgot-password"), [
    {
      rule: "ForgotPassword asks for the secret hash",
      find: "requireSecretHash(client, input.Username, input.SecretHash);",
      replace: "",
      red: "ForgotPassword asks for the secret hash of a client with a secret",
    },
  ]),
  ...patchesOf("local/cognito/users/password-reset.ts", spec("forgot-password"), [
    {
      rule: "ForgotPassword is limited, whoever has the name",
      find: '  await services.attempts.countHourly(pool.id, known?.username ?? canonicalName(pool, name), "forgotPassword");\n',
      replace: "",
      red: "ForgotPassword sends five an hour, and pretends no more for a name that nobody has",
    },
    {
      rule: "ForgotPassword hides who exists",
      find: "  if (user === undefined && !client.preventUserExistenceErrors) {\n",
      replace: "  if (user === undefined) {\n",
      red: "ForgotPassword answers for a name that nobody has as for a user, the same each time",
    },
    {
      rule: "ForgotPassword hides who cannot be sent a code",
      find: "if (!client.preventUserExistenceErrors) throw refusal(user);",
      replace: "throw refusal(user);",
      red: "ForgotPassword answers for a disabled user, and one without a proven address, as for a name that nobody has",
    },
    {
      rule: "a disabled user is sent no code for a new password",
      find: "user?.enabled === true ? recoveryOf",
      replace: "user !== undefined ? recoveryOf",
      red: "ForgotPassword answers for a disabled user, and one without a proven address, as for a name that nobody has",
    },
    {
      rule: "a password that nobody chose is not forgotten",
      find: 'if (user?.status === "FORCE_CHANGE_PASSWORD") {',
      replace: "if (false) {",
      red: "ForgotPassword refuses for a user who never chose a password",
    },
  ]),
  ...patchesOf("local/cognito/users/codes.ts", spec("forgot-password"), [
    {
      rule: "a code for a new password is kept as a digest",
      find: "record: { codeDigest: digest(code),",
      replace: "record: { codeDigest: code,",
      red: "ForgotPassword keeps no code as it is in the store",
    },
  ]),
  ...patchesOf("local/cognito/users/delivery.ts", spec("forgot-password"), [
    {
      rule: "no code for a new password where the codes of the second factor go",
      find: '.filter((attribute) => attribute !== "email" || !isFactor)',
      replace: ".filter(() => isFactor || !isFactor)",
      red: "ForgotPassword sends nothing to where the codes of the second factor go",
    },
    {
      rule: "a code for a new password goes to a proven address",
      find: `.filter((attribute) => attributes[\`\${attribute}_verified\`] === "true")`,
      replace: `.filter((attribute) => attributes[\`\${attribute}_verified\`] !== "")`,
      red: "ForgotPassword sends nothing to an address that is not proven, and says so to a client that hides nobody",
    },
    {
      rule: "a code for a new password goes a way of the pool",
      find: "return recoveryAttributes(pool)\n    .filter(",
      replace: 'return (["email", "phone_number"] as const)\n    .filter(',
      red: "ForgotPassword sends nothing where an administrator alone resets passwords",
    },
  ]),
  ...patchesOf("local/cognito/users/migrated-users.ts", spec("forgot-password"), [
    {
      rule: "a migration trigger that refuses makes nobody",
      find: "if (migrated === undefined) return undefined;",
      replace:
        'if (migrated === undefined) return services.users.create(pool, toNewUser(pool, { name, password: randomSecret(32), attributes: {}, status: "CONFIRMED", groups: [] }, services.clock()));',
      red: "ForgotPassword makes no user whom the migration trigger does not know",
    },
  ]),
  ...patchesOf("local/cognito/operations/confirm-forgot-password.ts", spec("confirm-forgot-password"), [
    {
      rule: "ConfirmForgotPassword asks for the secret hash",
      find: "requireSecretHash(client, input.Username, input.SecretHash);",
      replace: "",
      red: "ConfirmForgotPassword asks for the secret hash of a client with a secret",
    },
  ]),
  ...patchesOf("local/cognito/users/codes.ts", spec("confirm-forgot-password"), [
    {
      rule: "a wrong code is refused",
      find: "if (!sameSecret(digest(code), record.codeDigest)) throw new CodeMismatch();",
      replace: "",
      red: "ConfirmForgotPassword refuses a wrong code, and takes the right one after it",
    },
    {
      rule: "a code is good for its time",
      find: "if (now >= record.expiresAt) throw new ExpiredCode();",
      replace: "",
      red: "ConfirmForgotPassword takes a code for an hour",
    },
  ]),
  ...patchesOf("local/cognito/users/password-reset.ts", spec("confirm-forgot-password"), [
    {
      rule: "a code for a new password is asked for",
      find: "    requireCode(one.passwordReset, code, services.clock());\n",
      replace: "",
      red: "ConfirmForgotPassword refuses a wrong code, and takes the right one after it",
    },
    {
      rule: "a code for a new password is good once",
      find: 'status: "CONFIRMED", passwordReset: undefined,',
      replace: 'status: "CONFIRMED",',
      red: "ConfirmForgotPassword takes a code once",
    },
    {
      rule: "guesses of a code for a new password are counted",
      find: '  await services.attempts.countHourly(pool.id, counted, "passwordReset");\n',
      replace: "",
      red: "ConfirmForgotPassword takes 15 guesses an hour, and the right code is one too many after that, whoever has the name",
    },
    {
      rule: "a name that nobody has looks like one with another code",
      find: "return isAwaited ? new CodeMismatch() : new ExpiredCode();",
      replace: "return isAwaited ? new ExpiredCode() : new CodeMismatch();",
      red: "ConfirmForgotPassword answers for a name that nobody has as for a user: before a code was asked for, while it is good, after it",
    },
    {
      rule: "a disabled user gets no new password",
      find: "  if (!found.enabled) throw await guessRefusal(services, pool, counted);\n",
      replace: "",
      red: "ConfirmForgotPassword refuses for a user who was disabled since",
    },
    {
      rule: "a password is held to the policy before the code is looked at",
      find: "  requirePolicy(pool.passwordPolicy, password);\n",
      replace: "",
      red: "ConfirmForgotPassword holds the new password to the policy before the code is looked at, whoever has the name",
    },
  ]),
  ...patchesOf("local/cognito/users/password-policy.ts", spec("confirm-forgot-password"), [
    {
      rule: "a new password is told from the one before by its time",
      find: "Math.max(now, user.passwordSetAt + 1)",
      replace: "now",
      red: "ConfirmForgotPassword voids a challenge that waits for the password before",
    },
  ]),
  ...patchesOf("local/cognito/operations/change-password.ts", spec("change-password"), [
    {
      rule: "ChangePassword asks for the password before",
      find: "if (!(await services.attempts.countPassword(settings.id, user.username, isRight))) {",
      replace: "if (isRight === undefined) {",
      red: "ChangePassword refuses a wrong password before, and counts it as a wrong sign-in",
    },
    {
      rule: "ChangePassword is limited",
      find: '  await services.attempts.countHourly(settings.id, user.username, "passwordChange");\n',
      replace: "",
      red: "ChangePassword is done five times an hour",
    },
    {
      rule: "a password is changed from the one that was given",
      find: "if (one.sub !== user.sub || one.passwordSetAt !== user.passwordSetAt) {",
      replace: "if (false) {",
      red: "ChangePassword lets one of two changes at once win",
    },
  ]),
  ...patchesOf("local/cognito/operations/admin-reset-user-password.ts", spec("admin-reset-user-password"), [
    {
      rule: "AdminResetUserPassword makes the old password good for nothing",
      find: 'return { ...withSignOut(user, now), status: "RESET_REQUIRED" };',
      replace: "return withSignOut(user, now);",
      red: "AdminResetUserPassword makes the user choose a new password with the code that it sends",
    },
    {
      rule: "what was signed in with a password that is reset is over for good",
      find: "{ ...withSignOut(user, now), status",
      replace: "{ ...user, signOuts: withSignOut === undefined ? now : user.signOuts, status",
      red: "AdminResetUserPassword ends it for good: a new password brings nothing back",
    },
    {
      rule: "AdminResetUserPassword needs a way of recovery",
      find: "if (pool.recovery.length === 0) {",
      replace: "if (false) {",
      red: "AdminResetUserPassword refuses where the pool has no way of recovery",
    },
    {
      rule: "AdminResetUserPassword resets a password that was chosen",
      find: 'if (user.status !== "CONFIRMED" && user.status !== "RESET_REQUIRED") {',
      replace: "if (false) {",
      red: "AdminResetUserPassword refuses for a user who never chose a password, or is disabled",
    },
    {
      rule: "AdminResetUserPassword lets no disabled user in",
      find: 'if (!user.enabled) throw new NotAuthorized("User is disabled.");',
      replace: "",
      red: "AdminResetUserPassword refuses for a user who never chose a password, or is disabled",
    },
  ]),
  ...patchesOf("local/cognito/users/password-reset.ts", spec("admin-reset-user-password"), [
    {
      rule: "nobody is locked out who cannot be sent a code",
      find: "if (recoveryOf(pool, one) === undefined) throw noAddress();",
      replace: "",
      red: "AdminResetUserPassword refuses for a user without a proven address, and leaves the password",
    },
  ]),
  ...patchesOf("local/cognito/tokens/access-tokens.ts", spec("get-user"), [
    {
      rule: "who has to choose a new password does nothing else",
      find: 'if (user.status === "RESET_REQUIRED") throw new PasswordResetRequired();',
      replace: "",
      red: "GetUser refuses for a user who has to choose a new password, or is not confirmed",
    },
    {
      rule: "who is not confirmed does nothing with an access token",
      find: 'if (user.status === "UNCONFIRMED") throw new UserNotConfirmed();',
      replace: "",
      red: "GetUser refuses for a user who has to choose a new password, or is not confirmed",
    },
  ]),
];
