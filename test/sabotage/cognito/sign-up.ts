import { patchesOf } from "./patches-of";

/** Signing up: names, codes, confirmation. */
export const signUp = [
  ...patchesOf("local/cognito/operations/sign-up.ts", "test/local/cognito/operations/sign-up.spec.ts", [
    {
      rule: "SignUp asks for the secret hash",
      find: "requireSecretHash(client, input.Username, input.SecretHash);",
      replace: "",
      red: "SignUp asks for the secret hash of a client with a secret",
    },
    {
      rule: "SignUp is refused where only an administrator makes users",
      find: "if (pool.adminCreateUserOnly)",
      replace: "if (false)",
      red: "SignUp refuses where only an administrator makes users",
    },
    {
      rule: "SignUp takes no verified addresses from the user",
      find: "readAttributes(input.UserAttributes, pool, client)",
      replace: 'readAttributes(input.UserAttributes, pool, "administrator")',
      red: "SignUp does not let users say that their own address is verified",
    },
    {
      rule: "SignUp takes no preferred user name where it is an alias",
      find: "requireNoPreferredName(pool, attributes);",
      replace: "",
      red: "SignUp refuses a preferred user name where it is an alias, before the user is confirmed",
    },
    {
      rule: "SignUp asks for the password policy",
      find: "requirePolicy(pool.passwordPolicy, input.Password);",
      replace: "",
      red: "SignUp refuses a password below the policy",
    },
    {
      rule: "SignUp makes an unconfirmed user",
      find: 'status: "UNCONFIRMED"',
      replace: 'status: "CONFIRMED"',
      red: "SignUp makes an unconfirmed user and says where the code went, masked",
    },
  ]),
  ...patchesOf("local/cognito/operations/confirm-sign-up.ts", "test/local/cognito/operations/confirm-sign-up.spec.ts", [
    {
      rule: "ConfirmSignUp asks for the secret hash",
      find: "requireSecretHash(client, input.Username, input.SecretHash);",
      replace: "",
      red: "ConfirmSignUp asks for the secret hash of a client with a secret",
    },
    {
      rule: "ConfirmSignUp hides who exists",
      find: "if (user === undefined && !client.preventUserExistenceErrors) {",
      replace: "if (user === undefined) {",
      red: "ConfirmSignUp answers for a name that nobody has as for a wrong code",
    },
    {
      rule: "ConfirmSignUp counts its attempts",
      find: 'await services.attempts.countHourly(\n    pool.id,\n    user?.username ?? canonicalName(pool, input.Username),\n    "confirmation",\n  );',
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
      find: 'input.ForceAliasCreation === true ? "move" : { refuse: aliasTaken }',
      replace: '"move"',
      red: "ConfirmSignUp refuses to take an alias from another user, unless told to",
    },
  ]),
  ...patchesOf(
    "local/cognito/operations/resend-confirmation-code.ts",
    "test/local/cognito/operations/resend-confirmation-code.spec.ts",
    [
      {
        rule: "ResendConfirmationCode asks for the secret hash",
        find: "requireSecretHash(client, input.Username, input.SecretHash);",
        replace: "",
        red: "ResendConfirmationCode asks for the secret hash of a client with a secret",
      },
      {
        rule: "ResendConfirmationCode hides who exists",
        find: "if (found === undefined && !client.preventUserExistenceErrors) {",
        replace: "if (found === undefined) {",
        red: "ResendConfirmationCode limits what it pretends to send as well",
      },
      {
        rule: "ResendConfirmationCode is limited",
        find: 'await services.attempts.countHourly(pool.id, found?.username ?? canonicalName(pool, input.Username), "resend");',
        replace: "",
        red: "ResendConfirmationCode sends 5 an hour",
      },
      {
        rule: "no code is sent to a confirmed user",
        find: 'if (user.status !== "UNCONFIRMED")',
        replace: "if (false)",
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
    ],
  ),
  ...patchesOf(
    "local/cognito/users/confirmation-codes.ts",
    "test/local/cognito/operations/resend-confirmation-code.spec.ts",
    [
      {
        rule: "a new confirmation code voids the one before",
        find: "user: { ...user, confirmation }",
        replace: "user: { ...user, confirmation: user.confirmation ?? confirmation }",
        red: "ResendConfirmationCode voids the code before",
      },
    ],
  ),
  ...patchesOf("local/cognito/users/new-users.ts", "test/local/cognito/operations/sign-up.spec.ts", [
    {
      rule: "the name and the attribute that it is are the same",
      find: "if (given !== undefined && given !== name) {",
      replace: "if (false) {",
      red: "SignUp refuses an e-mail attribute beside another e-mail address as the name",
    },
  ]),
];
