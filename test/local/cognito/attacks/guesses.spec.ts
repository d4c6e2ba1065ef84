import { expect } from "chai";
import { clientId, password, stopCognitos } from "../start-cognito";
import { createBrowser, problemOf } from "./browser";
import { type CallReply, type House, others, startHouse } from "./house";
import { addApp, addPerson, answering, closeHouses, codeBut, said, sessionOf, tokensOf, withPassword } from "./moves";

const hour = 3_600_000;
const mismatch = "Invalid verification code provided, please try again.";
const exceeded = "Attempt limit exceeded, please try after some time.";
const locked = "Password attempts exceeded";
const clients = [clientId, others.client.id];

/** Names that sign one person in. */
const namesOf = (name: string) => [name, name.toUpperCase(), `${name}@example.com`, `${name}@EXAMPLE.com`];

type Guess = (code: string, turn: number) => Promise<CallReply>;

/** So many guesses as are looked at in a day: twenty are made each hour, as fast as can be. */
async function guessForADay(house: House, prepare: () => Promise<string>, guess: Guess): Promise<string[]> {
  const answers: string[] = [];
  for (let hours = 0; hours < 24; hours++) {
    const right = await prepare();
    const wrong = codeBut(right);
    for (let turn = 0; turn < 17; turn++) answers.push(said(await guess(wrong, turn)));
    answers.push(`the right one: ${said(await guess(right, 0))}`);
    house.wait(hour);
  }
  return answers;
}

/** Fifteen an hour are looked at, whatever comes after them is not: not even the right code. */
const fifteenAnHour = Array(24)
  .fill([...Array(15).fill(mismatch), exceeded, exceeded, `the right one: ${exceeded}`])
  .flat();

describe("guessing a code of six digits", function () {
  this.timeout(180_000);
  let house: House;
  beforeEach(async () => {
    house = await startHouse({
      pool: { aliasAttributes: ["email"], mfa: "OPTIONAL", secondFactors: ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"] },
    });
  });
  afterEach(closeHouses);
  after(stopCognitos);

  it("gets 360 tries a day at a sign-up, by whatever client and writing of the name: 1 in 2,700", async () => {
    const UserAttributes = [{ Name: "email", Value: "dave@example.com" }];
    await house.call("SignUp", { ClientId: clientId, Username: "dave", Password: password, UserAttributes });
    const guess: Guess = (ConfirmationCode, turn) => {
      const [Username, ClientId] = [["dave", "DAVE", "Dave"][turn % 3], clients[turn % 2]];
      return house.call("ConfirmSignUp", { ClientId, Username, ConfirmationCode });
    };
    expect(await guessForADay(house, async () => house.lastCode(), guess)).to.deep.equal(fifteenAnHour);
    await house.requireControl();
  });

  it("gets 360 tries a day at a forgotten password, by client, alias, writing of the name and page: 1 in 2,700", async () => {
    await addPerson(house, "erin");
    const names = namesOf("erin");
    const browser = createBrowser(house);
    const ask = async () => {
      await house.call("ForgotPassword", { ClientId: clientId, Username: "erin" });
      return house.lastCode();
    };
    const guess: Guess = async (ConfirmationCode, turn) => {
      const [Username = "", ClientId] = [names[turn % 4], clients[turn % 2]];
      const Password = "Another-horse-2";
      if (turn % 8 !== 7)
        return house.call("ConfirmForgotPassword", { ClientId, Username, ConfirmationCode, Password });
      const fields = { username: Username, code: ConfirmationCode, password: Password, passwordAgain: Password };
      const reply = await browser.follow(await browser.submit("/confirmForgotPassword", fields));
      const isLooked = problemOf(reply)?.includes("This code is wrong") === true;
      return { ...reply, refusal: ["page", isLooked ? mismatch : (problemOf(reply) ?? "none")], body: {} };
    };
    expect(await guessForADay(house, ask, guess)).to.deep.equal(fifteenAnHour);
    expect((await house.call("InitiateAuth", withPassword("erin"))).status).to.equal(200);
    await house.requireControl();
  });

  it("gets 360 tries a day at an address, with tokens of whatever sign-ins: 1 in 2,700", async () => {
    await addPerson(house, "frank");
    const ask = async () => {
      const { AccessToken } = await tokensOf(house, "frank");
      await house.call("GetUserAttributeVerificationCode", { AccessToken, AttributeName: "email" });
      return house.lastCode();
    };
    const guess: Guess = async (Code, turn) => {
      const { AccessToken } = await tokensOf(house, "frank", clients[turn % 2]);
      return house.call("VerifyUserAttribute", { AccessToken, AttributeName: "email", Code });
    };
    expect(await guessForADay(house, ask, guess)).to.deep.equal(fifteenAnHour);
    await house.requireControl();
  });

  it("gets fewer than 940 tries a day at an authenticator app, by who has the password: 1 in 350 with three codes good at a time", async () => {
    await addPerson(house, "grace");
    await addApp(house, "grace");
    const start = house.time.now;
    let guesses = 0;
    // The best there is: eleven tries with the locks between them, then a quarter of an hour, after which they are forgotten.
    while (house.time.now < start + 24 * hour) {
      for (let tries = 1; tries <= 11; tries++) {
        const session = await sessionOf(house, "grace");
        const responses = { USERNAME: namesOf("grace")[tries % 4] ?? "", SOFTWARE_TOKEN_MFA_CODE: "000000" };
        const reply = await house.call("RespondToAuthChallenge", answering("SOFTWARE_TOKEN_MFA", session, responses));
        if (said(reply) !== locked) guesses += 1;
        house.wait(tries < 5 ? 0 : 1000 * 2 ** (tries - 5));
      }
      house.wait(15 * 60_000);
    }
    expect(guesses).to.be.within(900, 939);
    await house.requireControl();
  });
});
