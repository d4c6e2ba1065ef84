import { patchesOf } from "./patches-of";

const spec = (name: string) => `test/local/cognito/attacks/${name}.spec.ts`;
const guessing = "guessing a code of six digits";
const atSignUp = `${guessing} gets 360 tries a day at a sign-up, by whatever client and writing of the name: 1 in 2,700`;
const atForgotten = `${guessing} gets 360 tries a day at a forgotten password, by client, alias, writing of the name and page: 1 in 2,700`;
const atAddress = `${guessing} gets 360 tries a day at an address, with tokens of whatever sign-ins: 1 in 2,700`;
const doubling =
  "the lock of a name doubles with each wrong password of a user, up to a quarter of an hour, and the right one is not looked at meanwhile";
const oneLock = "the lock of a name is one for all ways to try a password of a user";
const stored =
  "an attack with the files of the store finds no password, session, code, token or cookie that was handed out, after all that makes one";
const takeover = (what: string) => `an attack on somebody's account is refused: ${what}`;
const told = (what: string) => `whether somebody has a name is not told by ${what}`;
const sent = (what: string) => `an attack with what is sent is refused: ${what}`;

/** What the table of attacks alone would notice, or notices from end to end. */
export const attacks = [
  ...patchesOf("local/cognito/users/password-policy.ts", spec("takeovers"), [
    {
      rule: "an attacker's code for a new password ends with the password",
      find: "previousPasswords: previous, passwordReset: undefined }",
      replace: "previousPasswords: previous }",
      red: takeover("a code for a new password from before the owner changed theirs"),
    },
  ]),
  ...patchesOf("local/cognito/sign-in/email-code.ts", spec("takeovers"), [
    {
      rule: "an attacker's own address gets no second factor",
      find: 'const address = verifiedEmailOf(user) ?? "";',
      replace: 'const address = user.attributes["email"] ?? "";',
      red: takeover("a second factor by e-mail, to an address that a found token put there and nobody proved"),
    },
  ]),
  ...patchesOf("local/cognito/sign-in/select-challenge.ts", spec("locks"), [
    {
      rule: "an attacker has no tries of a password by choice alone",
      find: "return passPassword(services, { ...answer, name: person.name,",
      replace: "return passPassword(services, { ...answer, name: [person.name, 0].join(),",
      red: oneLock,
    },
  ]),
  ...patchesOf("local/cognito/sign-in/attempts.ts", spec("guesses"), [
    {
      rule: "an attacker has fifteen tries an hour of a sign-up code",
      find: "confirmation: 15,",
      replace: "confirmation: 16,",
      red: atSignUp,
    },
    {
      rule: "an attacker has fifteen tries an hour of a code for a new password",
      find: "passwordReset: 15,",
      replace: "passwordReset: 16,",
      red: atForgotten,
    },
    {
      rule: "an attacker has fifteen tries an hour of a code for an address",
      find: "attributeVerification: 15,",
      replace: "attributeVerification: 16,",
      red: atAddress,
    },
  ]),
  ...patchesOf("local/cognito/sign-in/attempts.ts", spec("locks"), [
    {
      rule: "an attacker has five tries of a password before the lock",
      find: "const freeFailures = 5;",
      replace: "const freeFailures = 6;",
      red: oneLock,
    },
    {
      rule: "an attacker's wrong passwords are not forgotten with the lock",
      find: "before.lastFailureAt) + longestLock;",
      replace: "before.lastFailureAt);",
      red: doubling,
    },
    {
      rule: "an attacker waits longer with each wrong password, to the longest lock",
      find: "const longestLock = 15 * minute;",
      replace: "const longestLock = 5 * minute;",
      red: doubling,
    },
  ]),
  ...patchesOf("local/cognito/users/confirmation.ts", spec("guesses"), [
    {
      rule: "an attacker has no more tries of a sign-up code by writing the name another way",
      find: 'countHourly(pool.id, found?.username ?? canonicalName(pool, name), "confirmation")',
      replace: 'countHourly(pool.id, name, "confirmation")',
      red: atSignUp,
    },
  ]),
  ...patchesOf("local/cognito/users/password-reset.ts", spec("guesses"), [
    {
      rule: "an attacker has no more tries of a code for a new password by another name of the user",
      find: "const counted = found?.username ?? canonicalName(pool, name);",
      replace: "const counted = name;",
      red: atForgotten,
    },
  ]),
  ...patchesOf("local/cognito/users/confirmation.ts", spec("existence"), [
    {
      rule: "an attacker with a wrong sign-up code is told the same of nobody",
      find: "if (found === undefined) throw new CodeMismatch();",
      replace: "if (found === undefined) throw new ExpiredCode();",
      red: told("a wrong sign-up code, of one who waits to be confirmed"),
    },
  ]),
  ...patchesOf("local/cognito/users/password-reset.ts", spec("existence"), [
    {
      rule: "an attacker who forgets a password is told the same of nobody",
      find: "return pretendRecovery(pool, canonicalName(pool, name), await decoyOf(services, pool, name));",
      replace: "throw refusal(user);",
      red: told("a forgotten password, of a user"),
    },
  ]),
  ...patchesOf("local/cognito/sign-in/challenges.ts", spec("used-sessions"), [
    {
      rule: "an attacker who answers at once wins once",
      find: "return locks.run(key, async () => {",
      replace: "return ((_key: string, run: () => ReturnType<typeof work>) => run())(key, async () => {",
      red: "an attack with a session that was good is refused: ten answers at once to one session, but for one",
    },
  ]),
  ...patchesOf("local/cognito/tokens/access-tokens.ts", spec("tokens"), [
    {
      rule: "an attacker's machine is no person",
      find: '"sub", "username"],',
      replace: '"sub"],',
      red: "an attack with a token is refused: a machine's token as a person's",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/challenges.ts", spec("stored"), [
    {
      rule: "an attacker with the store has no session",
      find: "await store.put(keyOf.challenge(digest(session)), record);",
      replace: "await store.put(keyOf.challenge(digest(session)), { ...record, session });",
      red: stored,
    },
  ]),
  ...patchesOf("local/cognito/users/confirmation-codes.ts", spec("stored"), [
    {
      rule: "an attacker with the store has no sign-up code",
      find: "const confirmation = { codeDigest: digest(code),",
      replace: "const confirmation = { code, codeDigest: digest(code),",
      red: stored,
    },
  ]),
  ...patchesOf("local/cognito/users/password-policy.ts", spec("stored"), [
    {
      rule: "an attacker with the store has no password",
      find: "const fresh = createVerifier(pool.id, user.username, password);",
      replace: "const fresh = { ...createVerifier(pool.id, user.username, password), text: password };",
      red: stored,
    },
  ]),
  ...patchesOf("local/aws-port/http-server.ts", spec("bodies"), [
    {
      rule: "an attacker's headers end somewhere",
      find: "maxHeaderSize: 16 * 1024,",
      replace: "maxHeaderSize: 1024 * 1024,",
      red: sent("a flood of headers, a line without end, two lengths, a length and pieces, a name with a blank"),
    },
    {
      rule: "an attacker's slow request ends",
      find: "requestTimeout: 60_000, headersTimeout: 30_000",
      replace: "requestTimeout: 0, headersTimeout: 0",
      red: sent("a body that comes too slowly: headers have half a minute, a request has one"),
    },
  ]),
];
