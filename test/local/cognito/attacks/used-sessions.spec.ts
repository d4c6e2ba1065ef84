import { poolId, type Refusal } from "../start-cognito";
import { type House, startHouse } from "./house";
import { answering, appCode, closeHouses, itRefuses, type Row, said, sessionOf } from "./moves";
import { addAppUser, answerWith, appPool, invalid, startSrp, step, usedUp } from "./session-moves";

/** What happens to the user between the session and its answer. */
const changing =
  (operation: string, more: object = {}) =>
  async (house: House, name: string) => {
    const session = await sessionOf(house, name);
    await house.ok(operation, { UserPoolId: poolId, Username: name, ...more });
    return answerWith(house, name, session);
  };

const rows: Row[] = [
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
      // Past HTTP, so that none is answered before the last has come.
      const responses = { USERNAME: name, SOFTWARE_TOKEN_MFA_CODE: appCode(house) };
      const body = JSON.stringify(answering(step, session, responses));
      const call = () => house.cognito.call("RespondToAuthChallenge", body, { signed: false });
      const all = await Promise.all(Array.from({ length: 10 }, call));
      const answers = all.map((answer) => (answer.status === 200 ? "200" : (answer.body as Refusal).message));
      return answers.sort();
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
    changing("AdminSetUserPassword", { Password: "Another-horse-2", Permanent: true }),
    invalid,
  ],
  ["a session from before a sign-out everywhere", changing("AdminUserGlobalSignOut"), invalid],
  ["a session of who was disabled since", changing("AdminDisableUser"), invalid],
  ["a session of who has to reset the password since", changing("AdminResetUserPassword"), invalid],
  [
    "a session of a user who was deleted and made again",
    async (house, name) => {
      const session = await sessionOf(house, name);
      await house.ok("AdminDeleteUser", { UserPoolId: poolId, Username: name });
      await addAppUser(house, name);
      return answerWith(house, name, session);
    },
    invalid,
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
];

describe("an attack with a session that was good", function () {
  this.timeout(20_000);
  let house: House;
  before(async () => {
    house = await startHouse({ pool: appPool });
    await addAppUser(house, "mallory");
  });
  after(closeHouses);

  itRefuses(() => house, rows, addAppUser);
});
