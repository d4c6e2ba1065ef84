import { patchesOf } from "./patches-of";

/** Challenges: sessions and the answers to them. */
export const challenges = [
  ...patchesOf("local/cognito/sign-in/challenges.ts", "test/local/cognito/sign-in/challenges.spec.ts", [
    {
      rule: "a session is bound to its pool",
      find: "if (record.poolId !== answer.poolId)",
      replace: "if (false)",
      red: "challenges are bound to their pool",
    },
    {
      rule: "a session is bound to its client",
      find: "if (record.clientId !== answer.clientId)",
      replace: "if (false)",
      red: "challenges are bound to their client",
    },
    {
      rule: "a session is bound to its step",
      find: "if (record.step !== answer.step)",
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
        find: "await store.put(key, { ...challenge, used: true });",
        replace: "",
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
  ...patchesOf(
    "local/cognito/sign-in/challenge-answers.ts",
    "test/local/cognito/operations/respond-to-auth-challenge.spec.ts",
    [
      {
        rule: "a session is bound to its user",
        find: "if (named?.sub !== challenge.sub)",
        replace: "if (false)",
        red: "RespondToAuthChallenge refuses a session of another user",
      },
      {
        rule: "a challenge that is not served says so",
        find: "if (challengeName !== step) {",
        replace: "if (false) {",
        red: "RespondToAuthChallenge says of the challenges that are not served yet that they are not",
      },
      {
        rule: "an answer asks for the secret hash",
        find: 'requireSecretHash(client.settings, name, responses.get("SECRET_HASH"));',
        replace: "",
        red: "RespondToAuthChallenge asks for the secret hash of a client with a secret",
      },
      {
        rule: "an answer gets no token where MFA is required",
        find: "requireServedMfa(pool);",
        replace: "",
        red: "RespondToAuthChallenge hands out no token in a pool that requires MFA",
      },
      {
        rule: "a disabled user answers no challenge",
        find: 'if (!user.enabled) throw new NotAuthorized("User is disabled.");',
        replace: "",
        red: "RespondToAuthChallenge refuses for a user who was disabled since",
      },
      {
        rule: "a challenge is for a user with a temporary password",
        find: 'if (user.status !== "FORCE_CHANGE_PASSWORD")',
        replace: "if (false)",
        red: "RespondToAuthChallenge refuses for a user who has a password for good by now",
      },
      {
        rule: "a challenge ends with the password it was for",
        find: "if (user.passwordSetAt !== challenge.passwordSetAt)",
        replace: "if (false)",
        red: "RespondToAuthChallenge refuses a session of a password that was replaced since",
      },
      {
        rule: "a new password has the form of a password",
        find: 'check(shapes.password, requireParameter(responses, "NEW_PASSWORD"))',
        replace: 'requireParameter(responses, "NEW_PASSWORD")',
        red: "RespondToAuthChallenge refuses a new password with white space",
      },
      {
        rule: "a challenge lets nobody verify their own address",
        find: "pool.settings, client.settings);",
        replace: 'pool.settings, "administrator");',
        red: "RespondToAuthChallenge does not let the user verify their own address",
      },
      {
        rule: "a challenge lets nobody change a given address",
        find: "if (fixed !== undefined)",
        replace: "if (false)",
        red: "RespondToAuthChallenge does not let the user change the address the administrator gave",
      },
      {
        rule: "a challenge asks for its session",
        find: 'if (session === undefined) throw new InvalidParameter("Missing required parameter Session");',
        replace: "if (session === undefined) return {};",
        red: "RespondToAuthChallenge asks for the session",
      },
    ],
  ),
];
