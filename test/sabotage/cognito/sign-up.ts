import { patchesOf } from "./patches-of";

const spec = (name: string) => `test/local/cognito/operations/${name}.spec.ts`;

/** Signing up: names, codes, confirmation. */
export const signUp = [
  ...patchesOf("local/cognito/operations/sign-up.ts", spec("sign-up"), [
    {
      rule: "SignUp asks for the secret hash",
      find: "requireSecretHash(client, input.Username, input.SecretHash);",
      replace: "",
      red: "SignUp asks for the secret hash of a client with a secret",
    },
  ]),
  ...patchesOf("local/cognito/users/sign-up.ts", spec("sign-up"), [
    {
      rule: "SignUp is refused where only an administrator makes users",
      find: "if (pool.adminCreateUserOnly)",
      replace: "if (false)",
      red: "SignUp refuses where only an administrator makes users",
    },
    {
      rule: "SignUp takes no verified addresses from the user",
      find: "readAttributes(list, pool, client)",
      replace: 'readAttributes(list, pool, client && "administrator")',
      red: "SignUp does not let users say that their own address is verified",
    },
    {
      rule: "SignUp takes no preferred user name where it is an alias",
      find: "  requireNoPreferredName(pool, attributes);\n",
      replace: "",
      red: "SignUp refuses a preferred user name where it is an alias, before the user is confirmed",
    },
    {
      rule: "SignUp asks for the password policy",
      find: "  requirePolicy(pool.passwordPolicy, password);\n",
      replace: "",
      red: "SignUp refuses a password below the policy",
    },
    {
      rule: "SignUp asks for the attributes that the pool requires",
      find: "  requireAllAttributes(pool, user.attributes);\n",
      replace: "",
      red: "SignUp asks for the attributes that the pool requires, each by name",
    },
    {
      rule: "SignUp asks for a password where people sign in with passwords",
      find: "if (!isPasswordless) throw",
      replace: "if (!isPasswordless && isPasswordless) throw",
      red: "SignUp asks for a password, unless people sign in with codes",
    },
    {
      rule: "SignUp without a password is for clients that sign in with codes",
      find: ' && client.explicitAuthFlows.includes("ALLOW_USER_AUTH")',
      replace: "",
      red: "SignUp asks for a password, unless people sign in with codes",
    },
    {
      rule: "SignUp makes an unconfirmed user",
      find: 'answer.autoConfirmUser ? "CONFIRMED" : "UNCONFIRMED"',
      replace: '"CONFIRMED"',
      red: "SignUp makes an unconfirmed user and says where the code went, masked",
    },
    {
      rule: "SignUp makes nobody whom the pre sign-up trigger refuses",
      find: "    toAttributeRecord(request.validationData),\n  );",
      replace:
        "    toAttributeRecord(request.validationData),\n  ).catch(() => ({ autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false }));",
      red: "SignUp makes nobody whom the pre sign-up trigger refuses",
    },
    {
      rule: "a pre sign-up trigger proves no address that is not there",
      find: "if (missing !== undefined) throw new InvalidLambdaResponse",
      replace: "if (missing !== undefined && missing === undefined) throw new InvalidLambdaResponse",
      red: "SignUp makes nobody of an answer that proves an address that is not there",
    },
  ]),
  ...patchesOf("local/cognito/operations/confirm-sign-up.ts", spec("confirm-sign-up"), [
    {
      rule: "ConfirmSignUp asks for the secret hash",
      find: "requireSecretHash(client, input.Username, input.SecretHash);",
      replace: "",
      red: "ConfirmSignUp asks for the secret hash of a client with a secret",
    },
  ]),
  ...patchesOf("local/cognito/users/confirmation.ts", spec("confirm-sign-up"), [
    {
      rule: "ConfirmSignUp hides who exists",
      find: "if (user === undefined && !client.preventUserExistenceErrors) {",
      replace: "if (user === undefined && client.id !== undefined) {",
      red: "ConfirmSignUp answers for a name that nobody has as for a wrong code",
    },
    {
      rule: "ConfirmSignUp counts its attempts",
      find: '  await services.attempts.countHourly(pool.id, found?.username ?? canonicalName(pool, name), "confirmation");\n',
      replace: "",
      red: "ConfirmSignUp takes 15 attempts an hour, and a right code is one too many after that",
    },
    {
      rule: "a wrong confirmation code is refused",
      find: "if (!sameSecret(digest(code), confirmation.codeDigest)) throw new CodeMismatch();",
      replace: "",
      red: "ConfirmSignUp refuses a wrong code",
    },
    {
      rule: "an expired confirmation code is refused",
      find: "if (now >= confirmation.expiresAt) throw new ExpiredCode();",
      replace: "",
      red: "ConfirmSignUp takes a code for 24 hours",
    },
    {
      rule: "a user is confirmed once",
      find: 'if (user.status !== "UNCONFIRMED") {',
      replace: "if (false) {",
      red: "ConfirmSignUp takes a code once",
    },
    {
      rule: "a used confirmation code is forgotten",
      find: "attributes, confirmation: undefined }",
      replace: "attributes }",
      red: "ConfirmSignUp takes a code once",
    },
    {
      rule: "confirmation takes nobody's alias away unasked",
      find: 'forceAlias ? "move" : aliasTaken',
      replace: 'forceAlias || aliasTaken ? "move" : aliasTaken',
      red: "ConfirmSignUp refuses to take an alias from another user, unless told to",
    },
  ]),
  ...patchesOf("local/cognito/operations/resend-confirmation-code.ts", spec("resend-confirmation-code"), [
    {
      rule: "ResendConfirmationCode asks for the secret hash",
      find: "requireSecretHash(client, input.Username, input.SecretHash);",
      replace: "",
      red: "ResendConfirmationCode asks for the secret hash of a client with a secret",
    },
  ]),
  ...patchesOf("local/cognito/users/confirmation.ts", spec("resend-confirmation-code"), [
    {
      rule: "ResendConfirmationCode hides who exists",
      find: "if (found === undefined) return pretendDelivery(pool, await decoyOf(services, pool, name));",
      replace: "if (found === undefined) return undefined;",
      red: "ResendConfirmationCode pretends to send to a name that nobody has, always to the same address",
    },
    {
      rule: "ResendConfirmationCode is limited",
      find: '  await services.attempts.countHourly(pool.id, found?.username ?? canonicalName(pool, name), "resend");\n',
      replace: "",
      red: "ResendConfirmationCode sends 5 an hour",
    },
    {
      rule: "no code is sent to a confirmed user",
      find: 'if (user.status !== "UNCONFIRMED") throw new InvalidParameter("User is already confirmed.");',
      replace: "",
      red: "ResendConfirmationCode refuses for a user who is confirmed",
    },
    {
      rule: "resending needs an address",
      find: "if (deliveryOf(pool, user.attributes) === undefined) {",
      replace: "if (false) {",
      red: "ResendConfirmationCode refuses for a user without an address",
    },
    {
      rule: "resending needs a pool that verifies addresses",
      find: "if (pool.autoVerifiedAttributes.length === 0) {",
      replace: "if (false) {",
      red: "ResendConfirmationCode refuses where the pool verifies nothing by itself",
    },
  ]),
  ...patchesOf("local/cognito/users/confirmation-codes.ts", spec("resend-confirmation-code"), [
    {
      rule: "a new confirmation code voids the one before",
      find: "{ ...request.user, confirmation }",
      replace: "{ ...request.user, confirmation: request.user.confirmation ?? confirmation }",
      red: "ResendConfirmationCode voids the code before",
    },
  ]),
  ...patchesOf("local/cognito/users/new-users.ts", spec("sign-up"), [
    {
      rule: "the name and the attribute that it is are the same",
      find: "if (given !== undefined && given !== name) {",
      replace: "if (false) {",
      red: "SignUp refuses an e-mail attribute beside another e-mail address as the name",
    },
  ]),
];
