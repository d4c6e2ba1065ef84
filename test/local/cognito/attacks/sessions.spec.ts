import { password } from "../start-cognito";
import { createBrowser, problemOf } from "./browser";
import { type House, others, startHouse } from "./house";
import { answering, appCode, closeHouses, itRefuses, type Row, said, sessionOf, withPassword } from "./moves";
import { addAppUser, answerWith, appPool, invalid, step } from "./session-moves";

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

describe("an attack with a session that is not its own", function () {
  this.timeout(20_000);
  let house: House;
  before(async () => {
    house = await startHouse({ pool: appPool });
    await addAppUser(house, "mallory");
  });
  after(closeHouses);

  itRefuses(() => house, rows, addAppUser);
});
