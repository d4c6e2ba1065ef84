import { patchesOf } from "./patches-of";

/** Challenges: sessions and the answers to them. */
export const challenges = [
  ...patchesOf("local/cognito/sign-in/challenges.ts", "test/local/cognito/sign-in/challenges.spec.ts", [
    {
      rule: "a used challenge keeps no secret",
      find: "function toUsed({ srpKey, codeDigest, custom, setup, ...challenge }: ChallengeRecord)",
      replace: "function toUsed({ ...challenge }: ChallengeRecord)",
      red: "challenges keep nothing of what their answer needed once it is given",
    },
    {
      rule: "a session is bound to its pool",
      find: "if (from !== undefined && record.poolId !== from.pool.settings.id)",
      replace: "if (false)",
      red: "challenges are bound to their pool",
    },
    {
      rule: "a session is bound to its client",
      find: "if (from !== undefined && record.clientId !== from.client.settings.id)",
      replace: "if (false)",
      red: "challenges are bound to their client",
    },
    {
      rule: "a session is bound to its step",
      find: "if (record.step !== step)",
      replace: "if (false)",
      red: "challenges are bound to their step",
    },
  ]),
  ...patchesOf(
    "local/cognito/sign-in/challenges.ts",
    "test/local/cognito/operations/respond-to-auth-challenge.spec.ts",
    [
      {
        rule: "a session is refused when it was used",
        find: "if (record.used)",
        replace: "if (false)",
        red: "RespondToAuthChallenge refuses a session that was used",
      },
      {
        rule: "a session is used up",
        find: "return { ...challenge, used: true };",
        replace: "return { ...challenge, used: false };",
        red: "RespondToAuthChallenge refuses a session that was used",
      },
      {
        rule: "a session is refused when it is over",
        find: "if (clock() >= record.expiresAt) throw",
        replace: "if (false) throw",
        red: "RespondToAuthChallenge takes a session for as many minutes as the client says",
      },
    ],
  ),
  ...patchesOf("local/cognito/sign-in/people.ts", "test/local/cognito/operations/respond-to-auth-challenge.spec.ts", [
    {
      rule: "a session is bound to its user",
      find: "if (user.sub !== challenge.sub)",
      replace: "if (false)",
      red: "RespondToAuthChallenge refuses a session of another user",
    },
    {
      rule: "a session ends with the password it was opened for",
      find: "if (user.passwordSetAt !== challenge.passwordSetAt)",
      replace: "if (false)",
      red: "RespondToAuthChallenge refuses a session of a password that was replaced since",
    },
    {
      rule: "a disabled user answers no challenge",
      find: 'if (!user.enabled) throw new NotAuthorized("User is disabled.");',
      replace: "",
      red: "RespondToAuthChallenge refuses for a user who was disabled since",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/people.ts", "test/local/cognito/sign-in/sessions.spec.ts", [
    {
      rule: "a session ends with a sign-out everywhere",
      find: "if (user.signOuts !== challenge.signOuts)",
      replace: "if (false)",
      red: "a session that is open is void after a sign-out everywhere: the code of a second factor",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/people.ts", "test/local/cognito/sign-in/email-code.spec.ts", [
    {
      rule: "a user whose password has to be reset answers no challenge",
      find: 'if (user.status === "RESET_REQUIRED") throw new PasswordResetRequired();',
      replace: "",
      red: "EMAIL_OTP as the second factor refuses a user whose password has to be reset since",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/people.ts", "test/local/cognito/sign-in/srp-challenge.spec.ts", [
    {
      rule: "a session of a name that nobody has is bound to the name",
      find: "if (!isNamed)",
      replace: "if (false)",
      red: "USER_SRP_AUTH for a name that nobody has refuses an answer under another name",
    },
    {
      rule: "a name that nobody has stays one while a challenge waits",
      find: "if (challenge.sub === undefined) return",
      replace: "if (false) return",
      red: "USER_SRP_AUTH for a name that nobody has stays a name that nobody has for this challenge, even if somebody takes it meanwhile",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/people.ts", "test/local/cognito/sign-in/triggers.spec.ts", [
    {
      rule: "the pre authentication trigger is asked",
      find: "await services.triggers.preAuthentication(subject, start.validationData, person.user === undefined);",
      replace: "void subject;",
      red: "triggers of a sign-in refuse a sign-in before the password is looked at",
    },
    {
      rule: "no trigger is asked for names that nobody has where the client does not hide that",
      find: "if (!client.settings.preventUserExistenceErrors) throw new UserNotFound();",
      replace: "",
      red: "triggers of a sign-in are not asked for names that nobody has, where the client does not hide that",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/finish.ts", "test/local/cognito/sign-in/triggers.spec.ts", [
    {
      rule: "the post authentication trigger can refuse a sign-in",
      find: "await services.triggers.postAuthentication(",
      replace: "void (",
      red: "triggers of a sign-in refuse a sign-in at its end: there are no tokens",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/api.ts", "test/local/cognito/operations/respond-to-auth-challenge.spec.ts", [
    {
      rule: "an answer asks for the secret hash",
      find: 'requireSecretHash(client.settings, responses.get("USERNAME") ?? "", responses.get("SECRET_HASH"));',
      replace: "",
      red: "RespondToAuthChallenge asks for the secret hash of a client with a secret",
    },
  ]),
  ...patchesOf(
    "local/cognito/sign-in/challenge-answers.ts",
    "test/local/cognito/operations/respond-to-auth-challenge.spec.ts",
    [
      {
        rule: "a challenge that is not served says so",
        find: "if (step === undefined) throw new UnsupportedOperation(",
        replace: "if (step === undefined) throw new InvalidParameter(",
        red: "RespondToAuthChallenge says of SMS_MFA that it is not served",
      },
      {
        rule: "an answer brings no device",
        find: "requireNoDevice(responses);",
        replace: "",
        red: "RespondToAuthChallenge refuses a device, which could stand in the place of a second factor",
      },
      {
        rule: "a challenge asks for its session",
        find: 'if (session === undefined) throw new InvalidParameter("Missing required parameter Session");',
        replace: 'if (session === undefined) throw new UnsupportedOperation("no session");',
        red: "RespondToAuthChallenge asks for the session",
      },
    ],
  ),
  ...patchesOf(
    "local/cognito/sign-in/new-password.ts",
    "test/local/cognito/operations/respond-to-auth-challenge.spec.ts",
    [
      {
        rule: "a new password is followed by the second factor",
        find: "return askForSecondFactor(services, answer, user, source);",
        replace:
          "void askForSecondFactor;\n  return { signedIn: { user, source, clientMetadata: answer.clientMetadata } } as const;",
        red: "RespondToAuthChallenge hands out no token in a pool that requires MFA by now",
      },
      {
        rule: "a new password is for a user with a temporary one",
        find: 'if (one.status !== "FORCE_CHANGE_PASSWORD")',
        replace: "if (false)",
        red: "RespondToAuthChallenge refuses for a user who has a password for good by now",
      },
      {
        rule: "a new password has the form of a password",
        find: 'check(shapes.password, requireParameter(responses, "NEW_PASSWORD"))',
        replace: 'requireParameter(responses, "NEW_PASSWORD")',
        red: "RespondToAuthChallenge refuses a new password with white space",
      },
      {
        rule: "a new password lets nobody verify their own address",
        find: "readAttributes(listAttributes(responses), pool.settings, client.settings);",
        replace: 'readAttributes(listAttributes(responses), pool.settings, client && "administrator");',
        red: "RespondToAuthChallenge does not let the user verify their own address",
      },
      {
        rule: "a new password lets nobody change a given address",
        find: "if (fixed !== undefined)",
        replace: "if (false)",
        red: "RespondToAuthChallenge does not let the user change the address the administrator gave",
      },
      {
        rule: "a new password comes with the attributes that the pool requires",
        find: "requireAttributes(pool.settings, attributes);",
        replace: "",
        red: "RespondToAuthChallenge asks for the attributes that the pool requires and the user lacks, and takes no answer without them",
      },
    ],
  ),
];
