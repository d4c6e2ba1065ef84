import { expect } from "chai";
import { createSrpClient } from "../srp-client";
import { clientId, password, poolId } from "../start-cognito";
import { createBrowser, problemOf } from "./browser";
import { type House, others, startHouse } from "./house";
import {
  addApp,
  addPerson,
  answering,
  appCode,
  closeHouses,
  codeBut,
  said,
  sessionOf,
  tokensOf,
  withPassword,
} from "./moves";

const incorrect = "Incorrect username or password.";
const mismatch = "Invalid verification code provided, please try again.";
const locked = "Password attempts exceeded";

type Try = (name: string, given: string) => Promise<string>;

describe("the lock of a name", function () {
  this.timeout(60_000);
  let house: House;
  before(async () => {
    house = await startHouse({
      pool: {
        mfa: "OPTIONAL",
        secondFactors: ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"],
        firstFactors: ["PASSWORD", "EMAIL_OTP"],
      },
    });
  });
  after(closeHouses);

  const byPassword = (client: string) => async (name: string, given: string) =>
    said(await house.call("InitiateAuth", withPassword(name, given, client)));

  const bySrp: Try = async (name, given) => {
    const srp = createSrpClient(poolId);
    const AuthParameters = { USERNAME: name, SRP_A: srp.publicValue };
    const { body } = await house.call("InitiateAuth", {
      ClientId: clientId,
      AuthFlow: "USER_SRP_AUTH",
      AuthParameters,
    });
    const responses = srp.answer(body["ChallengeParameters"] as Record<string, string>, given, house.time.now);
    return said(await house.call("RespondToAuthChallenge", answering("PASSWORD_VERIFIER", undefined, responses)));
  };

  const byChoice: Try = async (USERNAME, PASSWORD) => {
    const AuthParameters = { USERNAME };
    const { body } = await house.call("InitiateAuth", { ClientId: clientId, AuthFlow: "USER_AUTH", AuthParameters });
    const responses = { USERNAME, ANSWER: "PASSWORD", PASSWORD };
    return said(
      await house.call("RespondToAuthChallenge", answering("SELECT_CHALLENGE", String(body["Session"]), responses)),
    );
  };

  const onPage: Try = async (name, given) => {
    const browser = createBrowser(house);
    const reply = await browser.submit("/login", { username: name, password: given });
    return problemOf(await browser.follow(reply)) ?? "200";
  };

  for (const [who, isKnown] of [
    ["a user", true],
    ["nobody", false],
  ] as const) {
    it(`is one for all ways to try a password of ${who}`, async () => {
      const name = `heidi-${isKnown}`;
      if (isKnown) await addPerson(house, name);
      const ways: Try[] = [byPassword(clientId), byPassword(others.client.id), bySrp, byChoice, onPage];
      const first = [];
      for (const way of ways) first.push(await way(name, "wrong"));
      const second = [];
      for (const way of ways) second.push(await way(name.toUpperCase(), password));
      expect([first, second]).to.deep.equal([Array(5).fill(incorrect), Array(5).fill(locked)]);
      await house.requireControl();
    });

    it(`doubles with each wrong password of ${who}, up to a quarter of an hour, and the right one is not looked at meanwhile`, async () => {
      const name = `ivan-${isKnown}`;
      if (isKnown) await addPerson(house, name);
      const attempt = byPassword(clientId);
      for (let tries = 1; tries < 5; tries++) expect(await attempt(name, "wrong")).to.equal(incorrect);
      const seconds = [];
      for (let tries = 5; tries <= 16; tries++) {
        expect(await attempt(name, "wrong")).to.equal(incorrect);
        const lock = Math.min(2 ** (tries - 5), 900);
        house.wait(lock * 1000 - 1);
        expect(await attempt(name, password)).to.equal(locked);
        house.wait(1);
        seconds.push(lock);
      }
      expect(seconds).to.deep.equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
      expect(await attempt(name, password)).to.equal(isKnown ? "200" : incorrect);
    });
  }

  it("counts the password of a change with those of sign-ins", async () => {
    await addPerson(house, "judy");
    const { AccessToken } = await tokensOf(house, "judy");
    const answers = [];
    for (let tries = 0; tries < 5; tries++) {
      const request = { AccessToken, PreviousPassword: "wrong", ProposedPassword: "Another-horse-2" };
      answers.push(said(await house.call("ChangePassword", request)));
    }
    expect([...new Set(answers), await byPassword(clientId)("judy", password)]).to.deep.equal([incorrect, locked]);
  });

  it("holds against passwords tried at once", async () => {
    await addPerson(house, "kim");
    const all = await Promise.all(Array.from({ length: 30 }, () => byPassword(clientId)("kim", "wrong")));
    expect(all.sort()).to.deep.equal([...Array(5).fill(incorrect), ...Array(25).fill(locked)].sort());
  });

  it("is one for the codes of an app in all sessions, clients and pages, and the right password does not open it", async () => {
    await addPerson(house, "leo");
    await addApp(house, "leo");
    const answers = [];
    for (const client of [clientId, others.client.id, clientId, others.client.id]) {
      const session = await sessionOf(house, "leo", client);
      const responses = { USERNAME: "leo", SOFTWARE_TOKEN_MFA_CODE: codeBut(appCode(house)) };
      answers.push(
        said(await house.call("RespondToAuthChallenge", answering("SOFTWARE_TOKEN_MFA", session, responses, client))),
      );
    }
    const browser = createBrowser(house);
    await browser.submit("/login", { username: "leo", password });
    const wrong = await browser.follow(await browser.submit("/mfa", { code: codeBut(appCode(house)) }));
    const right = await browser.follow(await browser.submit("/mfa", { code: appCode(house) }));
    const session = await sessionOf(house, "leo");
    const responses = { USERNAME: "leo", SOFTWARE_TOKEN_MFA_CODE: appCode(house) };
    answers.push(said(await house.call("RespondToAuthChallenge", answering("SOFTWARE_TOKEN_MFA", session, responses))));
    expect([answers, problemOf(wrong), problemOf(right)]).to.deep.equal([
      [...Array(4).fill(mismatch), locked],
      `There is a problem: ${mismatch}`,
      locked,
    ]);
  });

  it("is one for the codes by e-mail, of the first factor and of the second, each with a new code", async () => {
    await addPerson(house, "mia");
    const begin = async (): Promise<string> => {
      const AuthParameters = { USERNAME: "mia", PREFERRED_CHALLENGE: "EMAIL_OTP" };
      const { body } = await house.call("InitiateAuth", { ClientId: clientId, AuthFlow: "USER_AUTH", AuthParameters });
      return String(body["Session"]);
    };
    const answer = async (session: string, code: string) => {
      const responses = { USERNAME: "mia", EMAIL_OTP_CODE: code };
      return said(await house.call("RespondToAuthChallenge", answering("EMAIL_OTP", session, responses)));
    };
    const answers = [];
    for (let tries = 0; tries < 3; tries++) answers.push(await answer(await begin(), codeBut(house.lastCode())));
    await house.changeUser("mia", { mfa: { enabled: ["EMAIL_OTP"] } });
    for (let tries = 0; tries < 2; tries++) {
      answers.push(await answer(await sessionOf(house, "mia"), codeBut(house.lastCode())));
    }
    const session = await sessionOf(house, "mia");
    answers.push(await answer(session, house.lastCode()));
    expect(answers).to.deep.equal([...Array(5).fill(mismatch), locked]);
    await house.requireControl();
  });

  it("holds as well for codes of nobody's", async () => {
    const answers = [];
    for (let tries = 0; tries < 6; tries++) {
      const AuthParameters = { USERNAME: "no-one", PREFERRED_CHALLENGE: "EMAIL_OTP" };
      const { body } = await house.call("InitiateAuth", { ClientId: clientId, AuthFlow: "USER_AUTH", AuthParameters });
      const responses = { USERNAME: "no-one", EMAIL_OTP_CODE: "000000" };
      answers.push(
        said(await house.call("RespondToAuthChallenge", answering("EMAIL_OTP", String(body["Session"]), responses))),
      );
    }
    expect(answers).to.deep.equal([...Array(5).fill(mismatch), locked]);
  });
});
