import { patchesOf } from "./patches-of";

/** Codes by e-mail, custom sign-ins and migrated users. */
export const firstFactors = [
  ...patchesOf("local/cognito/mfa/factors.ts", "test/local/cognito/sign-in/select-challenge.spec.ts", [
    {
      rule: "no code by e-mail where the pool does not have it",
      find: 'if (!pool.firstFactors.includes("EMAIL_OTP")) return false;',
      replace: "",
      red: "USER_AUTH lets the user choose among what the pool has",
    },
    {
      rule: "no code by e-mail in the place of two factors that the pool requires",
      find: 'if (pool.mfa === "ON") return false;',
      replace: "",
      red: "USER_AUTH offers no code where the pool requires a second factor",
    },
    {
      rule: "no code by e-mail in the place of two factors that the user has",
      find: "verifiedEmailOf(user) !== undefined && activeFactors(pool, user).length === 0;",
      replace: "verifiedEmailOf(user) !== undefined;",
      red: "USER_AUTH offers no code to such a user by a client that hides nobody",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/select-challenge.ts", "test/local/cognito/sign-in/select-challenge.spec.ts", [
    {
      rule: "what can be chosen tells nothing of a user",
      find: "client.settings.preventUserExistenceErrors ? undefined : user",
      replace: "client.settings.preventUserExistenceErrors ? user : user",
      red: "USER_AUTH offers a user without a proven address, or with a second factor, what it offers for any name",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/email-code.ts", "test/local/cognito/sign-in/email-code.spec.ts", [
    {
      rule: "a code goes to no user who may not begin with one",
      find: "address === undefined || !mayBeginWithEmail(pool.settings, person.user)",
      replace: "address === undefined",
      red: "EMAIL_OTP as the first factor sends nothing to a user who has a second factor, and looks the same",
    },
    {
      rule: "nobody gets in without the address for a second factor",
      find: 'if (address === "") throw new InvalidParameter("User does not have delivery config set to turn on EMAIL_OTP");',
      replace: "",
      red: "EMAIL_OTP as the second factor lets nobody in without an address to send a code to",
    },
    {
      rule: "wrong codes by e-mail are counted over all sessions",
      find: "user: await services.attempts.countCode(pool.settings.id, person.name, take)",
      replace: "user: await take()",
      red: "EMAIL_OTP lets a code be tried five times over all sessions, then locks, and twice as long each time",
    },
    {
      rule: "a wrong code by e-mail is refused",
      find: "if (!isCode(challenge, code)) throw new CodeMismatch();",
      replace: "",
      red: "EMAIL_OTP takes a code in its own session alone",
    },
    {
      rule: "a code by e-mail is its user's",
      find: "const person = await requirePerson(services, pool, challenge, name);",
      replace:
        "void [requirePerson, name];\n    const person = { name: challenge.username, user: await services.users.find(pool.settings, challenge.username) };",
      red: "EMAIL_OTP takes a code from nobody else",
    },
    {
      rule: "the store holds no code by e-mail",
      find: "const codeDigest = code === undefined ? undefined : digest(code);",
      replace: "const codeDigest = code === undefined ? undefined : code;",
      red: "EMAIL_OTP keeps no code as it is in the store",
    },
    {
      rule: "a disabled user's code by e-mail gets no token",
      find: "return requireActive(person.user);",
      replace: "return person.user ?? requireActive(undefined);",
      red: "EMAIL_OTP as the second factor refuses a user who was disabled since",
    },
    {
      rule: "codes by e-mail in the place of a password are counted",
      find: 'await services.attempts.countHourly(pool.settings.id, person.name, "signInCode");',
      replace: "",
      red: "EMAIL_OTP as the first factor sends twenty codes an hour, and pretends no more for a name that nobody has",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/attempts.ts", "test/local/cognito/sign-in/email-code.spec.ts", [
    {
      rule: "an attacker has twenty codes an hour sent to sign in",
      find: "signInCode: 20,",
      replace: "signInCode: 21,",
      red: "EMAIL_OTP as the first factor sends twenty codes an hour, and pretends no more for a name that nobody has",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/custom-challenge.ts", "test/local/cognito/sign-in/custom-challenge.spec.ts", [
    {
      rule: "a custom sign-in begins with SRP_A or nothing",
      find: 'if (first !== undefined && first !== "SRP_A")',
      replace: "if (false)",
      red: "CUSTOM_AUTH begins with nothing else than SRP_A",
    },
    {
      rule: "a custom sign-in that the functions fail is over",
      find: "if (decided.failAuthentication)",
      replace: "if (false)",
      red: "CUSTOM_AUTH is over when the functions fail it",
    },
    {
      rule: "a name that nobody has gets no tokens",
      find: "if (person.user === undefined) throw incorrect();",
      replace: "if (person.user === undefined) return askCustom(services, context, person, results);",
      red: "CUSTOM_AUTH for a name that nobody has gives no tokens, whatever the functions decide",
    },
    {
      rule: "a custom sign-in ends by itself",
      find: "if (results.length > mostSteps)",
      replace: "if (results.length > mostSteps * 9)",
      red: "CUSTOM_AUTH ends by itself when the functions never do",
    },
    {
      rule: "a custom sign-in does not stand in the place of a second factor",
      find: "return passFirstFactor(services, context, person.user);",
      replace:
        'void passFirstFactor;\n    return { signedIn: { user: person.user, source: "TokenGeneration_Authentication", clientMetadata: undefined } } as const;',
      red: "CUSTOM_AUTH asks a user with a second factor for it when the functions are done",
    },
    {
      rule: "a step of a custom sign-in that is not served says so",
      find: 'if (challengeName === undefined) return new InvalidLambdaResponse("neither a challenge nor a decision");',
      replace: 'if (challengeName !== "") return new InvalidLambdaResponse("neither a challenge nor a decision");',
      red: "CUSTOM_AUTH refuses by name a step that is not served",
    },
    {
      rule: "a custom challenge names its user, whatever the functions say",
      find: "{ ...made.publicChallengeParameters, USERNAME: username }",
      replace: "{ USERNAME: username, ...made.publicChallengeParameters }",
      red: "CUSTOM_AUTH asks what the functions make, and signs in with the answer that they take",
    },
    {
      rule: "a custom challenge is its user's",
      find: "const person = await requirePerson(services, pool, challenge, name);",
      replace:
        "void [requirePerson, name];\n    const person = { name: challenge.username, user: await services.users.find(pool.settings, challenge.username) };",
      red: "CUSTOM_AUTH takes an answer from nobody else",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/migration.ts", "test/local/cognito/sign-in/migration.spec.ts", [
    {
      rule: "users of the pool do not wait for a migration",
      find: "if ((await services.users.find(pool, start.name)) !== undefined) return;",
      replace: "",
      red: "user migration at sign-in lets the function sign the user in whom it has made itself",
    },
    {
      rule: "who is not vouched for is refused",
      find: "if (error instanceof UserLambdaValidation) return undefined;",
      replace: "",
      red: "user migration at sign-in refuses whom the function does not vouch for as with a wrong password, and locks",
    },
    {
      rule: "a migration that cannot be asked for is refused",
      find: "  throw error;\n}\n\n/**\n * Makes the user",
      replace: "  return undefined;\n}\n\n/**\n * Makes the user",
      red: "user migration at sign-in fails where the function may not be asked",
    },
    {
      rule: "a migrated user's attributes are the pool's",
      find: 'readMigrated(() => readAttributes(list, pool, "administrator"))',
      replace: "readMigrated(() => (void readAttributes, given))",
      red: "user migration at sign-in refuses attributes that the pool does not have",
    },
    {
      rule: "a name that no user can have is not offered to the function",
      find: "if (!canBeUsername(userName)) return false;",
      replace: "if (!canBeUsername(userName)) void false;",
      red: "user migration at sign-in does not ask for a name that no user can have, and counts it as any name that nobody has",
    },
    {
      rule: "whom the function does not vouch for is no user",
      find: "if ((await migrateInTurn(services, pool, start.name, ask)) !== false) return;",
      replace: "if ((await migrateInTurn(services, pool, start.name, ask)) !== undefined) return;",
      red: "user migration at sign-in says that it found nobody to a client that does not hide who exists",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/attempts.ts", "test/local/cognito/sign-in/migration.spec.ts", [
    {
      rule: "a guess is counted before the function is asked",
      find: "      await count(false);\n",
      replace: "",
      red: "user migration at sign-in tells the function five of many guesses at once, and locks",
    },
    {
      rule: "the function is not asked while the name is locked",
      find: "if (!right) requireUnlocked(before);",
      replace: "",
      red: "user migration at sign-in tells the function five of many guesses at once, and locks",
    },
  ]),
  ...patchesOf("local/cognito/users/migrated-users.ts", "test/local/cognito/sign-in/migration.spec.ts", [
    {
      rule: "one migration of a name at a time",
      find: `\`migration/\${pool.id}/\${canonicalName(pool, name)}\``,
      replace: `\`migration/\${canonicalName(pool, name)}/\${Math.random()}\``,
      red: "user migration at sign-in asks once for a name that signs in twice at once, and signs both in",
    },
    {
      rule: "whoever has the name by now is not migrated",
      find: "(await users.find(pool, name)) ?? work()",
      replace: "work() ?? users.find(pool, name)",
      red: "user migration at sign-in asks once for a name that signs in twice at once, and signs both in",
    },
  ]),
  ...patchesOf("local/cognito/users/migrated-users.ts", "test/local/cognito/operations/forgot-password.spec.ts", [
    {
      rule: "of two who forgot a password at once one is migrated",
      find: "return migrateInTurn(services, stranger.pool, stranger.name, () => makeForgetful(services, stranger));",
      replace: "return makeForgetful(services, stranger);",
      red: "ForgotPassword asks the migration trigger once for a name that is given twice at once",
    },
  ]),
];
