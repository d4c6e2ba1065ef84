import { patchesOf } from "./patches-of";

/** Users: names, attributes, what administrators do. */
export const users = [
  ...patchesOf(
    "local/cognito/operations/admin-create-user.ts",
    "test/local/cognito/operations/admin-create-user.spec.ts",
    [
      {
        rule: "a temporary password meets the policy",
        find: "requirePolicy(pool.passwordPolicy, password);",
        replace: "",
        red: "AdminCreateUser refuses a temporary password below the policy",
      },
      {
        rule: "an administrator makes users who have to change the password",
        find: 'status: "FORCE_CHANGE_PASSWORD" }',
        replace: 'status: "CONFIRMED" }',
        red: "AdminCreateUser makes a user who has to change the password, and invites them",
      },
      {
        rule: "an invitation is sent again to those who did not come alone",
        find: 'if (user.status !== "FORCE_CHANGE_PASSWORD") {',
        replace: "if (false) {",
        red: "AdminCreateUser resends to nobody who chose a password",
      },
      {
        rule: "an administrator takes nobody's alias away unasked",
        find: 'input.ForceAliasCreation === true ? "move" : taken',
        replace: '"move"',
        red: "AdminCreateUser refuses a verified alias that another user has, unless told to move it",
      },
    ],
  ),
  ...patchesOf(
    "local/cognito/operations/admin-set-user-password.ts",
    "test/local/cognito/operations/admin-set-user-password.spec.ts",
    [
      {
        rule: "a password is temporary unless said otherwise",
        find: "if (input.Permanent === true) return",
        replace: "if (input.Permanent !== false) return",
        red: "AdminSetUserPassword sets a temporary password unless told otherwise",
      },
      {
        rule: "what was signed in before a temporary password is over for good",
        find: "{ ...withSignOut(changed, now), status",
        replace: "{ ...changed, signOuts: withSignOut === undefined ? now : changed.signOuts, status",
        red: "AdminSetUserPassword ends what was signed in before with a temporary password, for good",
      },
    ],
  ),
  ...patchesOf(
    "local/cognito/operations/admin-confirm-sign-up.ts",
    "test/local/cognito/operations/admin-confirm-sign-up.spec.ts",
    [
      {
        rule: "AdminConfirmSignUp confirms the unconfirmed alone",
        find: 'if (user.status !== "UNCONFIRMED") {',
        replace: "if (false) {",
        red: "AdminConfirmSignUp refuses for a user in another state: it would make a temporary password one for good",
      },
    ],
  ),
  ...patchesOf("local/cognito/users/seed.ts", "test/local/cognito/users/seed.spec.ts", [
    {
      rule: "a test user's password meets the policy",
      find: "requirePolicy(pool.passwordPolicy, seed.password);",
      replace: "",
      red: "test users are refused by name with a password below the policy, which is not quoted",
    },
  ]),
  ...patchesOf("local/cognito/users/attributes.ts", "test/local/cognito/users/attributes.spec.ts", [
    {
      rule: "an attribute is in the schema",
      find: "if (!isInSchema(pool, name))",
      replace: "if (false)",
      red: "attributes must be in the schema",
    },
    {
      rule: "the sub is not set",
      find: 'if (name === "sub")',
      replace: "if (false)",
      red: "attributes may not set the sub, not even an administrator",
    },
    {
      rule: "a user does not verify their own address",
      find: 'if (name.endsWith("_verified")) throw unauthorizedWrite();',
      replace: "",
      red: "attributes say that an address is verified in the hand of an administrator alone",
    },
    {
      rule: "an e-mail address has its form",
      find: 'if (name === "email" && !isEmail(value))',
      replace: "if (false)",
      red: "attributes must have their form",
    },
    {
      rule: "a phone number has its form",
      find: 'if (name === "phone_number" && !isPhoneNumber(value))',
      replace: "if (false)",
      red: "attributes must have their form",
    },
    {
      rule: "an address is verified or not",
      find: 'if (name.endsWith("_verified") && value !== "true" && value !== "false") {',
      replace: "if (false) {",
      red: "attributes must have their form",
    },
    {
      rule: "a birthdate has its form",
      find: 'if (name === "birthdate" && value.length !== 10)',
      replace: "if (false)",
      red: "attributes must have their form",
    },
    {
      rule: "a time has its form",
      find: 'if (name === "updated_at" && !/^\\d+$/.test(value))',
      replace: "if (false)",
      red: "attributes must have their form",
    },
  ]),
  ...patchesOf("local/cognito/users/sign-in-names.ts", "test/local/cognito/users/sign-in-names.spec.ts", [
    {
      rule: "a name has the form that the pool signs in with",
      find: "if (attribute === undefined) throw new InvalidParameter(expectedForm(pool));\n    return attribute;",
      replace: "return attribute;",
      red: "new names must be e-mail addresses in an e-mail pool",
    },
    {
      rule: "a username does not look like an alias",
      find: "if (alias === undefined) return;",
      replace: "if (alias === undefined || Boolean(alias)) return;",
      red: "new names may not look like an alias of the pool",
    },
  ]),
  ...patchesOf("local/cognito/users/sign-in-names.ts", "test/local/cognito/sign-in/passwords.spec.ts", [
    {
      rule: "an unverified alias signs nobody in",
      find: `alias === "preferred_username" || attributes[\`\${alias}_verified\`] === "true" ? attributes[alias] : undefined`,
      replace: "attributes[alias]",
      red: "passwords are checked for the name that is a verified alias, and not for an unverified one",
    },
  ]),
  ...patchesOf("local/cognito/users/sign-in-names.ts", "test/local/cognito/operations/sign-up.spec.ts", [
    {
      rule: "names that differ by case are one in a case-insensitive pool",
      find: "pool.caseSensitive ? name : name.toLowerCase()",
      replace: "name",
      red: "SignUp refuses a name that is taken, in another case too",
    },
  ]),
  ...patchesOf("local/cognito/users/users.ts", "test/local/cognito/operations/sign-up.spec.ts", [
    {
      rule: "a taken name is refused",
      find: 'if (onTaken !== "move") throw onTaken.refuse(name);',
      replace: "",
      red: "SignUp refuses a name that is taken, in another case too",
    },
    {
      rule: "a new user takes no name of one who is there",
      find: "(before === undefined || holder !== after.username)",
      replace: "holder !== after.username",
      red: "SignUp lets exactly one of many equal sign-ups at once win",
    },
    {
      rule: "users of a pool are written one at a time",
      find: `locks.run(\`pool/\${pool.id}\`, work)`,
      replace: `locks.run(\`pool/\${Math.random()}\`, work)`,
      red: "SignUp lets exactly one of many equal sign-ups at once win",
    },
  ]),
  ...patchesOf("local/cognito/users/users.ts", "test/local/cognito/operations/admin-create-user.spec.ts", [
    {
      rule: "a username moves to nobody",
      find: 'if (signInNames(pool, left).includes(name)) throw new UsernameExists("User account already exists");',
      replace: "",
      red: "AdminCreateUser moves no e-mail address that is somebody's username",
    },
  ]),
];
