import { expect } from "chai";
import { createSrpClient } from "../srp-client";
import { clientId, password, poolId } from "../start-cognito";
import { createBrowser, type Fields } from "./browser";
import { type House, startHouse } from "./house";
import { addPerson, answering, closeHouses } from "./moves";
import type { Reply } from "./send";

const known = "alice";
const unknown = "nobdy";
const waiting = "waits";

type Question = (house: House, name: string) => Promise<Reply>;

/** The first step, and an answer to what it asks. */
const inTwoSteps =
  (
    AuthFlow: string,
    parameters: () => Record<string, string>,
    challenge: string,
    responses: Record<string, string>,
  ): Question =>
  async (house, USERNAME) => {
    const AuthParameters = { USERNAME, ...parameters() };
    const { body } = await house.call("InitiateAuth", { ClientId: clientId, AuthFlow, AuthParameters });
    return house.call(
      "RespondToAuthChallenge",
      answering(challenge, String(body["Session"]), { USERNAME, ...responses }),
    );
  };

const starting =
  (AuthFlow: string, parameters: () => Record<string, string>): Question =>
  (house, USERNAME) =>
    house.call("InitiateAuth", { ClientId: clientId, AuthFlow, AuthParameters: { USERNAME, ...parameters() } });

const calling =
  (operation: string, more: object): Question =>
  (house, Username) =>
    house.call(operation, { ClientId: clientId, Username, ...more });

const srp = () => ({ SRP_A: createSrpClient(poolId).publicValue });
const none = () => ({});
const Password = "Another-horse-2";

const srpInWhole: Question = async (house, USERNAME) => {
  const client = createSrpClient(poolId);
  const AuthParameters = { USERNAME, SRP_A: client.publicValue };
  const { body } = await house.call("InitiateAuth", { ClientId: clientId, AuthFlow: "USER_SRP_AUTH", AuthParameters });
  const responses = client.answer(body["ChallengeParameters"] as Record<string, string>, "wrong", house.time.now);
  return house.call("RespondToAuthChallenge", answering("PASSWORD_VERIFIER", undefined, responses));
};

const often =
  (question: Question, times: number): Question =>
  async (house, name) => {
    for (let time = 1; time < times; time++) await question(house, name);
    return question(house, name);
  };

const wrongPassword = starting("USER_PASSWORD_AUTH", () => ({ PASSWORD: "wrong" }));
const forgot = calling("ForgotPassword", {});
const reset = calling("ConfirmForgotPassword", { ConfirmationCode: "000000", Password });

/** What a stranger may ask of a user who is confirmed. */
const questions: Record<string, Question> = {
  "a wrong password": wrongPassword,
  "six wrong passwords": often(wrongPassword, 6),
  "a sign-in with SRP begun": starting("USER_SRP_AUTH", srp),
  "a wrong password by SRP": srpInWhole,
  "a sign-in by choice begun": starting("USER_AUTH", none),
  "a wrong password by choice": inTwoSteps("USER_AUTH", none, "SELECT_CHALLENGE", {
    ANSWER: "PASSWORD",
    PASSWORD: "wrong",
  }),
  "SRP by choice": inTwoSteps("USER_AUTH", none, "SELECT_CHALLENGE", { ANSWER: "PASSWORD_SRP", ...srp() }),
  "a code by choice": inTwoSteps("USER_AUTH", none, "SELECT_CHALLENGE", { ANSWER: "EMAIL_OTP" }),
  "a sign-in with a code begun": starting("USER_AUTH", () => ({ PREFERRED_CHALLENGE: "EMAIL_OTP" })),
  "a wrong code by e-mail": inTwoSteps("USER_AUTH", () => ({ PREFERRED_CHALLENGE: "EMAIL_OTP" }), "EMAIL_OTP", {
    EMAIL_OTP_CODE: "000000",
  }),
  "a forgotten password": forgot,
  "a sixth forgotten password": often(forgot, 6),
  "a new password with a wrong code, asked for": async (house, name) => {
    await forgot(house, name);
    return reset(house, name);
  },
  "a new password with a code nobody asked for": reset,
  "a sixteenth new password": often(reset, 16),
  "an answer to a challenge that is made up": (house, USERNAME) =>
    house.call(
      "RespondToAuthChallenge",
      answering("SOFTWARE_TOKEN_MFA", "x".repeat(96), { USERNAME, SOFTWARE_TOKEN_MFA_CODE: "000000" }),
    ),
};

/** What a stranger may ask of a user who waits to be confirmed. */
const waitingQuestions: Record<string, Question> = {
  "a wrong sign-up code": calling("ConfirmSignUp", { ConfirmationCode: "000000" }),
  "a sixteenth sign-up code": often(calling("ConfirmSignUp", { ConfirmationCode: "000000" }), 16),
  "another sign-up code": calling("ResendConfirmationCode", {}),
  "a sixth sign-up code": often(calling("ResendConfirmationCode", {}), 6),
  "a wrong password": wrongPassword,
  "a forgotten password": forgot,
};

const onPage =
  (path: string, fields: Fields): Question =>
  async (house, username) => {
    const browser = createBrowser(house);
    const sent = await browser.submit(path, { username, ...fields });
    const shown = await browser.follow(sent);
    return { ...shown, text: `${sent.status} ${sent.headers["location"]} ${shown.text}` };
  };

const code = { code: "000000" };
const pages: Record<string, Question> = {
  "a wrong password": onPage("/login", { password: "wrong" }),
  "a code in the place of the password": onPage("/login", { way: "emailCode" }),
  "a forgotten password": onPage("/forgotPassword", {}),
  "a new password with a wrong code": onPage("/confirmForgotPassword", { ...code, password, passwordAgain: password }),
  "a wrong sign-up code": onPage("/confirm", code),
};

/** All that a stranger sees, but for the name, what is random, and the time. */
function seen({ status, headers, text }: Reply, name: string): unknown {
  const shown = text
    .replaceAll(name, "<name>")
    .replace(/"(Session|SALT|SECRET_BLOCK|SRP_B)":"[^"]*"/g, (_, member: string) => `"${member}":"..."`)
    .replace(/"(CODE_DELIVERY_DESTINATION|Destination)":"\w\*\*\*@\w\*\*\*"/g, '"$1":"x***@x***"')
    .replace(/>\w\*\*\*@\w\*\*\*</g, ">x***@x***<")
    .replace(/(nonce|value)="[\w+/=-]{22,}"/g, '$1="..."');
  const names = Object.keys(headers).filter((header) => header !== "content-length");
  return { status, headers: names.sort(), shown };
}

describe("whether somebody has a name", function () {
  this.timeout(60_000);
  let house: House;
  beforeEach(async () => {
    house = await startHouse({ pool: { firstFactors: ["PASSWORD", "EMAIL_OTP"] } });
    await addPerson(house, known);
    const UserAttributes = [{ Name: "email", Value: "waits@example.com" }];
    await house.call("SignUp", { ClientId: clientId, Username: waiting, Password: password, UserAttributes });
  });
  afterEach(closeHouses);

  for (const [name, asked] of [
    [known, questions],
    [waiting, waitingQuestions],
  ] as const) {
    for (const [what, ask] of Object.entries(asked)) {
      it(`is not told by ${what}, of ${name === known ? "a user" : "one who waits to be confirmed"}`, async () => {
        const [one, other] = [await ask(house, name), await ask(house, unknown)];
        expect(seen(one, name)).to.deep.equal(seen(other, unknown));
        expect(Math.abs(one.text.length - other.text.length)).to.be.at.most(4);
        await house.requireControl();
      });
    }
  }

  for (const [what, ask] of Object.entries(pages)) {
    it(`is not told on a page by ${what}`, async () => {
      expect(seen(await ask(house, known), known)).to.deep.equal(seen(await ask(house, unknown), unknown));
      await house.requireControl();
    });
  }

  it("is not told by the time: a wrong password, SRP begun, a forgotten password, in the middle of forty", async () => {
    for (const [what, ask] of Object.entries({ wrongPassword, srp: starting("USER_SRP_AUTH", srp), forgot })) {
      const rounds: [number, number][] = [];
      // What else the machine does is not asked about: one quiet round of three is enough.
      for (let round = 0; round < 3 && !rounds.some(isAlike); round++) rounds.push(await compareTimes(house, ask));
      expect(rounds.some(isAlike), `${what}: ${JSON.stringify(rounds)} ms`).to.equal(true);
    }
  });
});

async function compareTimes(house: House, ask: Question): Promise<[number, number]> {
  const times: Record<string, number[]> = { [known]: [], [unknown]: [] };
  for (let turn = 0; turn < 40; turn++) {
    for (const name of turn % 2 === 0 ? [known, unknown] : [unknown, known]) {
      const start = performance.now();
      await ask(house, name);
      times[name]?.push(performance.now() - start);
    }
    // Neither locks nor hourly limits are to answer.
    house.wait(3_600_000);
  }
  const median = (name: string) => times[name]?.sort((a, b) => a - b)[20] ?? 0;
  return [median(known), median(unknown)];
}

function isAlike([one, other]: [number, number]): boolean {
  return Math.abs(one - other) < 3 || Math.max(one, other) < 2 * Math.min(one, other);
}
