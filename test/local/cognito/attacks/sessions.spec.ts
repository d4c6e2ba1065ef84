import { createSrpClient } from "../srp-client";
import { clientId, password, poolId, stopCognitos } from "../start-cognito";
import { createBrowser, problemOf } from "./browser";
import { type House, others, startHouse } from "./house";
import {
  addApp,
  addPerson,
  answering,
  appCode,
  closeHouses,
  itRefuses,
  type Row,
  said,
  sessionOf,
  withPassword,
} from "./moves";

const invalid = "Invalid session for the user.";
const usedUp = "Invalid session for the user, session can only be used once.";
const step = "SOFTWARE_TOKEN_MFA";

/** Answers with the app's right code. */
async function answerWith(house: House, name: string, session: string, client = clientId, challenge = step) {
  const responses = { USERNAME: name, SOFTWARE_TOKEN_MFA_CODE: appCode(house), NEW_PASSWORD: "Another-horse-2" };
  return said(await house.call("RespondToAuthChallenge", answering(challenge, session, responses, client)));
}

/** What happens to the user between the session and its answer. */
const after =
  (operation: string, more: object = {}) =>
  async (house: House, name: string) => {
    const session = await sessionOf(house, name);
    await house.ok(operation, { UserPoolId: poolId, Username: name, ...more });
    return answerWith(house, name, session);
  };

const asEvery = ["NEW_PASSWORD_REQUIRED", "EMAIL_OTP", "SELECT_MFA_TYPE", "MFA_SETUP", "SELECT_CHALLENGE"] as const;
const everything = {
  ANSWER: "PASSWORD",
  PASSWORD: password,
  EMAIL_OTP_CODE: "000000",
  NEW_PASSWORD: "Another-horse-2",
};

const rows: Row[] = [
  ...[...asEvery, step, "CUSTOM_CHALLENGE"].map<Row>((challenge) => [
    `a session made up for ${challenge}`,
    async (house, USERNAME) => {
      const responses = { USERNAME, SOFTWARE_TOKEN_MFA_CODE: appCode(house), ...everything };
      return said(await house.call("RespondToAuthChallenge", answering(challenge, "5e".repeat(48), responses)));
    },
    invalid,
  ]),
  ...asEvery.map<Row>((challenge) => [
    `a session of ${step} for ${challenge}`,
    async (house, USERNAME) => {
      const session = await sessionOf(house, USERNAME);
      return said(
        await house.call("RespondToAuthChallenge", answering(challenge, session, { USERNAME, ...everything })),
      );
    },
    invalid,
  ]),
  [
    "the attacker's own session, for the victim's name",
    async (house, name) => answerWith(house, name, await sessionOf(house, "mallory")),
    invalid,
  ],
  [
    "the victim's session, for the attacker's name",
    async (house, name) => answerWith(house, "mallory", await sessionOf(house, name)),
    invalid,
  ],
  [
    "a session of another client",
    async (house, name) => answerWith(house, name, await sessionOf(house, name, others.client.id)),
    invalid,
  ],
  [
    "a session for another client",
    async (house, name) => answerWith(house, name, await sessionOf(house, name), others.client.id),
    invalid,
  ],
  [
    "a session for a client of another pool",
    async (house, name) => answerWith(house, name, await sessionOf(house, name), others.foreign.id),
    invalid,
  ],
  [
    "a session that was used",
    async (house, name) => {
      const session = await sessionOf(house, name);
      const first = await answerWith(house, name, session);
      house.wait(30_000);
      return [first, await answerWith(house, name, session)];
    },
    ["200", usedUp],
  ],
  [
    "ten answers at once to one session, but for one",
    async (house, name) => {
      const session = await sessionOf(house, name);
      const all = await Promise.all(Array.from({ length: 10 }, () => answerWith(house, name, session)));
      return all.sort();
    },
    ["200", ...Array(9).fill(usedUp)],
  ],
  [
    "one code in two sessions at once, but for one",
    async (house, name) => {
      const sessions = [await sessionOf(house, name), await sessionOf(house, name)];
      return (await Promise.all(sessions.map((session) => answerWith(house, name, session)))).sort();
    },
    ["200", "Your software token has already been used once."],
  ],
  [
    "a session after its three minutes",
    async (house, name) => {
      const session = await sessionOf(house, name);
      house.wait(3 * 60_000);
      return answerWith(house, name, session);
    },
    "Invalid session for the user, session is expired.",
  ],
  [
    "a session of the password before",
    after("AdminSetUserPassword", { Password: "Another-horse-2", Permanent: true }),
    invalid,
  ],
  ["a session from before a sign-out everywhere", after("AdminUserGlobalSignOut"), invalid],
  ["a session of who was disabled since", after("AdminDisableUser"), "User is disabled."],
  [
    "a session of who has to reset the password since",
    after("AdminResetUserPassword"),
    "Password reset required for the user",
  ],
  [
    "a session of a user who was deleted and made again",
    async (house, name) => {
      const session = await sessionOf(house, name);
      await house.ok("AdminDeleteUser", { UserPoolId: poolId, Username: name });
      await addPerson(house, name);
      await addApp(house, name);
      return answerWith(house, name, session);
    },
    invalid,
  ],
  [
    "a session with any one of its digits changed, cut, made longer or in capitals",
    async (house, name) => {
      const session = await sessionOf(house, name);
      const flips = [0, 1, 47, 94, 95].map((at) => {
        const digit = (Number.parseInt(session.charAt(at), 16) ^ 1).toString(16);
        return session.slice(0, at) + digit + session.slice(at + 1);
      });
      const forged = [...flips, session.slice(0, -1), `${session}0`, session.toUpperCase(), ` ${session}`];
      const refused = new Set(await Promise.all(forged.map((one) => answerWith(house, name, one))));
      return [...refused, await answerWith(house, name, session)];
    },
    [invalid, "200"],
  ],
  [
    "what the page's cookies hold, as a session of the API",
    async (house, name) => {
      const browser = createBrowser(house);
      const reply = await browser.submit("/login", { username: name, password });
      const answers = await Promise.all([...browser.cookies.values()].map((one) => answerWith(house, name, one)));
      return [reply.headers["location"]?.split("?")[0], ...new Set(answers)];
    },
    ["/mfa", invalid],
  ],
  [
    "a session of the API, as a cookie of the page",
    async (house, name) => {
      const session = await sessionOf(house, name);
      const browser = createBrowser(house);
      await browser.open("/login");
      for (const cookie of ["cognito-page", "cognito"]) browser.cookies.set(cookie, session);
      const page = await browser.open("/mfa");
      return problemOf(await browser.follow(page));
    },
    "Your sign-in took too long, or it is over. Please sign in again.",
  ],
  [
    "a session of the second factor, to set up another app or to name one verified",
    async (house, name) => {
      const Session = await sessionOf(house, name);
      const asked = await house.call("AssociateSoftwareToken", { Session });
      return [said(asked), said(await house.call("VerifySoftwareToken", { Session, UserCode: appCode(house) }))];
    },
    [invalid, invalid],
  ],
  [
    "an answer to a password's challenge that is given again, or is of another session",
    async (house, name) => {
      const [first, second] = [await startSrp(house, name), await startSrp(house, name)];
      const answer = first.answer(name);
      const mixed = { ...answer, Session: second.session };
      const replies = [];
      for (const one of [mixed, answer, answer]) replies.push(said(await house.call("RespondToAuthChallenge", one)));
      return replies;
    },
    [invalid, "200", usedUp],
  ],
  [
    "a secret block of the attacker's sign-in in the victim's",
    async (house, name) => {
      const [own, victims] = [await startSrp(house, "mallory"), await startSrp(house, name)];
      const claim = own.answer("mallory");
      const named = { ...claim.ChallengeResponses, USERNAME: name };
      const answers = [
        { ...claim, ChallengeResponses: named },
        { ...claim, Session: victims.session, ChallengeResponses: named },
      ];
      return Promise.all(answers.map(async (one) => said(await house.call("RespondToAuthChallenge", one))));
    },
    [invalid, invalid],
  ],
  [
    "no session at all",
    async (house, USERNAME) => {
      const responses = { USERNAME, SOFTWARE_TOKEN_MFA_CODE: appCode(house), ...everything };
      const answers = await Promise.all(
        [...asEvery, step].map((one) => house.call("RespondToAuthChallenge", answering(one, undefined, responses))),
      );
      return [...new Set(answers.map(said))];
    },
    ["Missing required parameter Session"],
  ],
  [
    "a device that says it is known, in the place of the second factor",
    async (house, USERNAME) => {
      const session = await sessionOf(house, USERNAME);
      const start = withPassword(USERNAME);
      const replies = [
        await house.call("InitiateAuth", { ...start, AuthParameters: { ...start.AuthParameters, DEVICE_KEY: "x_1" } }),
        await house.call("RespondToAuthChallenge", answering(step, session, { USERNAME, DEVICE_KEY: "x_1" })),
      ];
      return [...new Set(replies.map(said))];
    },
    ["DEVICE_KEY: device tracking is not served by the local Cognito"],
  ],
];

async function startSrp(house: House, name: string) {
  const srp = createSrpClient(poolId);
  const AuthParameters = { USERNAME: name, SRP_A: srp.publicValue };
  const { body } = await house.call("InitiateAuth", { ClientId: clientId, AuthFlow: "USER_SRP_AUTH", AuthParameters });
  const session = String(body["Session"]);
  const parameters = body["ChallengeParameters"] as Record<string, string>;
  const answer = (USERNAME: string) =>
    answering("PASSWORD_VERIFIER", session, { ...srp.answer(parameters, password, house.time.now), USERNAME });
  return { session, answer };
}

describe("an attack with the session of a sign-in", function () {
  this.timeout(20_000);
  let house: House;
  before(async () => {
    house = await startHouse({
      pool: { aliasAttributes: [], mfa: "OPTIONAL", secondFactors: ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"] },
    });
    await addPerson(house, "mallory");
    await addApp(house, "mallory");
  });
  after(async () => {
    await closeHouses();
    await stopCognitos();
  });

  itRefuses(
    () => house,
    rows,
    async (started, name) => {
      await addPerson(started, name);
      await addApp(started, name);
    },
  );
});
