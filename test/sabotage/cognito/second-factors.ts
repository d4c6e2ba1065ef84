import { patchesOf } from "./patches-of";

/** Second factors: which are asked for, their codes, their set-up. */
export const secondFactors = [
  ...patchesOf("local/cognito/mfa/factors.ts", "test/local/cognito/sign-in/second-factor.spec.ts", [
    {
      rule: "an app that was set up counts where the pool requires a factor",
      find: "mfa?.totp !== undefined && (isOn || isRequired) : isOn;",
      replace: "mfa?.totp !== undefined && isOn : isOn;",
      red: "second factor that is asked for is an app that was set up where the pool requires one, switched on or not",
    },
    {
      rule: "a proven address counts where there is nothing else alone",
      find: "return chosen.length === 0 && isRequired && hasEmail",
      replace: "return isRequired && hasEmail",
      red: "second factor that is asked for is an app that was set up where the pool requires one, switched on or not",
    },
    {
      rule: "an address that is not proven is no factor",
      find: 'return isVerified === "true" && email !== "" ? email : undefined;',
      replace: 'return isVerified !== "never" && email !== "" ? email : undefined;',
      red: "second factor that is asked for is set up on the way in where the pool requires one and the user has none",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/second-factor.ts", "test/local/cognito/sign-in/second-factor.spec.ts", [
    {
      rule: "the only factor is asked for",
      find: "if (only !== undefined) return askFor(only, services, context, user, source);",
      replace: "",
      red: "second factor that is asked for is the one that is switched on",
    },
    {
      rule: "one of two factors is asked for",
      find: "if (factors.length > 1) return askToChoose(factors, services, context, user, source);",
      replace: "void askToChoose;",
      red: "second factor that is asked for is chosen by the user where neither of two is preferred",
    },
    {
      rule: "a pool that requires a factor hands out no token without one",
      find: 'if (settings.mfa === "ON") return askToSetUp(services, context, user, source);',
      replace: "void askToSetUp;",
      red: "second factor that is asked for is set up on the way in where the pool requires one and the user has none",
    },
    {
      rule: "a pool whose required factor is not served hands out no token",
      find: "requireSetUp(context.pool.settings);",
      replace: "void requireSetUp;",
      red: "second factor refuses a sign-in where the pool requires one and the user can set none up",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/software-token.ts", "test/local/cognito/sign-in/second-factor.spec.ts", [
    {
      rule: "a wrong code of an app is refused",
      find: "if (lastStep === undefined) throw new CodeMismatch();\n    if (lastStep <= mfa.totp.lastStep)",
      replace: "if (lastStep === undefined) return user;\n    if (lastStep <= mfa.totp.lastStep)",
      red: "second factor SOFTWARE_TOKEN_MFA refuses a wrong code, and takes the right one in the same session",
    },
    {
      rule: "a code of an app is taken once",
      find: "if (lastStep <= mfa.totp.lastStep)",
      replace: "if (lastStep < -1)",
      red: "second factor SOFTWARE_TOKEN_MFA takes no code twice, and none of a step before",
    },
    {
      rule: "a code of an app that was taken is remembered",
      find: "totp: { ...mfa.totp, lastStep } }",
      replace: "totp: mfa.totp }",
      red: "second factor SOFTWARE_TOKEN_MFA lets one of many sign-ins with the same code in",
    },
    {
      rule: "wrong codes of an app are counted over all sessions",
      find: "user: await services.attempts.countCode(pool.settings.id, username, take)",
      replace: "user: await take()",
      red: "second factor SOFTWARE_TOKEN_MFA lets a code be guessed five times over all sessions; the right password forgives none of it",
    },
    {
      rule: "a user without an app gives no code of one",
      find: "if (mfa?.totp === undefined) throw new SoftwareTokenMfaNotFound();",
      replace: "if (mfa?.totp === undefined) return user;",
      red: "second factor SOFTWARE_TOKEN_MFA refuses a user who has no app any more",
    },
    {
      rule: "a second factor is one of those to choose from",
      find: "if (factor === undefined || challenge.choices?.includes(factor) !== true) {",
      replace:
        'if (factor === undefined) return askFor("EMAIL_OTP", services, answer, user, challenge.source);\n    if (false) {',
      red: "second factor SELECT_MFA_TYPE refuses what there is not to choose from",
    },
  ]),
  ...patchesOf("local/cognito/mfa/totp.ts", "test/local/cognito/mfa/totp.spec.ts", [
    {
      rule: "a code of an app is six digits",
      find: "if (!/^\\d{6}$/.test(code)) return undefined;",
      replace: 'if (code === "") return 1;',
      red: "TOTP takes six digits and nothing else",
    },
    {
      rule: "a code of an app is good for three steps",
      find: "window: 1 }",
      replace: "window: 2 }",
      red: "TOTP takes a code one step early and one step late, and tells which step it is of",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/attempts.ts", "test/local/cognito/sign-in/second-factor.spec.ts", [
    {
      rule: "codes are locked after wrong ones",
      find: "requireUnlocked(codes);",
      replace: "",
      red: "second factor SOFTWARE_TOKEN_MFA lets a code be guessed five times over all sessions; the right password forgives none of it",
    },
    {
      rule: "codes are counted apart from passwords",
      find: "await store.put(key, { ...before, codes: next(codes, right) });",
      replace: "await store.put(key, { ...before, ...next(before, right) });",
      red: "second factor SOFTWARE_TOKEN_MFA lets a code be guessed five times over all sessions; the right password forgives none of it",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/mfa-setup.ts", "test/local/cognito/sign-in/mfa-setup.spec.ts", [
    {
      rule: "a set-up ends with a code that was right",
      find: 'if (challenge.setup?.state !== "verified") {',
      replace: "if (false) {",
      red: "MFA_SETUP gives no token for the session of the password, or of the secret",
    },
    {
      rule: "a set-up takes no code before its secret",
      find: 'if (challenge.setup?.state !== "secret") throw new SoftwareTokenMfaNotFound();',
      replace: 'if (challenge.setup?.state !== "secret") return { session };',
      red: "MFA_SETUP takes no code before a secret was given out",
    },
    {
      rule: "a set-up refuses a wrong code",
      find: "if (lastStep === undefined) throw new EnableSoftwareTokenMfa();",
      replace: "if (lastStep === undefined) return { session };",
      red: "MFA_SETUP refuses a wrong code, and takes the right one in the same session",
    },
    {
      rule: "a set-up puts no app in the place of another",
      find: "if (user.mfa?.totp === undefined) return user;",
      replace: "if (user.enabled) return user;",
      red: "MFA_SETUP puts no app in the place of one that was set up meanwhile",
    },
    {
      rule: "a set-up is its user's",
      find: "const known = await requireKnown(services, pool, challenge, name);",
      replace: "const known = await requireKnown(services, pool, challenge, challenge.username);\n    void name;",
      red: "MFA_SETUP is bound to the user at its end",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/mfa-setup.ts", "test/local/cognito/sign-in/sessions.spec.ts", [
    {
      rule: "a set-up is void with its session",
      find: "return requireKnown(services, pool, challenge, challenge.username);",
      replace: "return services.users.require(pool.settings, challenge.username);",
      red: "a session that is open is void after a sign-out everywhere: the set-up of a second factor",
    },
  ]),
  ...patchesOf(
    "local/cognito/mfa/software-token.ts",
    "test/local/cognito/operations/associate-software-token.spec.ts",
    [
      {
        rule: "a pool without apps gives out no secret",
        find: 'if (!pool.secondFactors.includes("SOFTWARE_TOKEN_MFA")) {',
        replace: "if (false) {",
        red: "AssociateSoftwareToken and VerifySoftwareToken refuse a pool without such apps",
      },
      {
        rule: "an app is the user's by its first code",
        find: "if (lastStep === undefined) throw new EnableSoftwareTokenMfa();",
        replace: "if (lastStep === undefined) return one;",
        red: "AssociateSoftwareToken and VerifySoftwareToken leave the app that the user has until the first code of the new one",
      },
      {
        rule: "a secret is confirmed once",
        find: "if (mfa?.pendingTotp === undefined) throw new SoftwareTokenMfaNotFound();",
        replace: "if (mfa?.pendingTotp === undefined) return one;",
        red: "AssociateSoftwareToken and VerifySoftwareToken take the code of the newest secret alone, once",
      },
    ],
  ),
  ...patchesOf("local/cognito/mfa/preferences.ts", "test/local/cognito/operations/set-user-mfa-preference.spec.ts", [
    {
      rule: "a factor that is not set up is not switched on",
      find: "if (!isUsable())",
      replace: "if (false)",
      red: "second-factor preference with SetUserMFAPreference refuses an app that is not set up, and an address that is not proven",
    },
    {
      rule: "a factor that the pool does not have is not switched on",
      find: "if (!pool.secondFactors.includes(factor)) return false;",
      replace: "",
      red: "second-factor preference with AdminSetUserMFAPreference refuses a factor that the pool does not have",
    },
    {
      rule: "a factor that is not served is not switched on",
      find: "requireServed(given);",
      replace: "void requireServed;",
      red: "second-factor preference with SetUserMFAPreference refuses by name what is not served, and takes it switched off",
    },
    {
      rule: "one factor is preferred",
      find: "requireOnePreferred(given);",
      replace: "void requireOnePreferred;",
      red: "second-factor preference with SetUserMFAPreference refuses two that are preferred, and one that is while it is off",
    },
    {
      rule: "a preferred factor is on",
      find: "if (setting.PreferredMfa === true)\n",
      replace: "if (false)\n",
      red: "second-factor preference with SetUserMFAPreference refuses two that are preferred, and one that is while it is off",
    },
  ]),
  ...patchesOf("local/cognito/mfa/pool-factors.ts", "test/local/cognito/operations/user-pool-mfa-config.spec.ts", [
    {
      rule: "factors need MFA",
      find: 'if (mfa === "OFF" && secondFactors.length > 0) {',
      replace: "if (false) {",
      red: "GetUserPoolMfaConfig and SetUserPoolMfaConfig refuse a factor with MFA switched off",
    },
    {
      rule: "MFA needs a factor",
      find: 'if (mfa !== "OFF" && secondFactors.length === 0) {',
      replace: "if (false) {",
      red: "GetUserPoolMfaConfig and SetUserPoolMfaConfig refuse MFA that is required without a factor",
    },
    {
      rule: "codes by e-mail need a sender of one's own",
      find: "if (input.EmailMfaConfiguration !== undefined) requireOwnSender(pool);",
      replace: "void [requireOwnSender, pool];",
      red: "GetUserPoolMfaConfig and SetUserPoolMfaConfig refuse codes by e-mail from Cognito's own account",
    },
  ]),
  ...patchesOf(
    "local/cognito/operations/set-user-pool-mfa-config.ts",
    "test/local/cognito/operations/user-pool-mfa-config.spec.ts",
    [
      {
        rule: "a pool of the program keeps its second factors",
        find: "services.directory.requireOwnPool(input.UserPoolId)",
        replace: "services.directory.requirePool(input.UserPoolId)",
        red: "GetUserPoolMfaConfig and SetUserPoolMfaConfig change no pool of the program",
      },
      {
        rule: "a second factor of a pool that is not served is refused by name",
        find: ', ...poolFactors }, "refuse");',
        replace: ", ...poolFactors });",
        red: "GetUserPoolMfaConfig and SetUserPoolMfaConfig refuse codes by SMS",
      },
    ],
  ),
];
