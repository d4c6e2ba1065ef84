import { expect } from "chai";
import type { UserRecord } from "../../../../local/cognito/records";
import { type Setup, startCognito, stopCognitos } from "../start-cognito";
import {
  type Answer,
  emailPool,
  invalidSession,
  locked,
  mismatch,
  reply,
  start,
  startWithPassword,
  wrongCode,
} from "./steps";

const choice = { explicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH"] };
const first = { client: choice, pool: { firstFactors: ["PASSWORD", "EMAIL_OTP"] } } satisfies Setup;
const begin = (USERNAME: string) => start("USER_AUTH", { USERNAME, PREFERRED_CHALLENGE: "EMAIL_OTP" });
const codeAnswer = (Session: string | undefined, code: string, name = "alice") =>
  reply("EMAIL_OTP", Session, { USERNAME: name, EMAIL_OTP_CODE: code });

/** A local Cognito with alice in it who was just sent a code. */
async function sent(setup: Setup = first) {
  const started = await startCognito(setup);
  await started.addUser("alice", { email: "alice@example.com" });
  const { Session, ...body } = await started.ok<Answer>("InitiateAuth", begin("alice"));
  return { ...started, Session, body, code: started.messages[0]?.code ?? "" };
}

/** The same with the code as second factor. */
async function sentSecond() {
  const started = await startCognito({ pool: emailPool });
  await started.addUser("alice", { email: "alice@example.com" });
  await started.changeUser("alice", { mfa: { enabled: ["EMAIL_OTP"] } });
  const { Session, ...body } = await started.ok<Answer>("InitiateAuth", startWithPassword());
  return { ...started, Session, body, code: started.messages[0]?.code ?? "" };
}

const limited = {
  __type: "LimitExceededException",
  message: "Attempt limit exceeded, please try after some time.",
};

describe("EMAIL_OTP", () => {
  afterEach(stopCognitos);

  describe("as the first factor", () => {
    it("sends a code, and says to where", async () => {
      const { body, messages, code } = await sent();
      expect(body).to.deep.equal({
        ChallengeName: "EMAIL_OTP",
        ChallengeParameters: {
          CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL",
          CODE_DELIVERY_DESTINATION: "a***@e***",
          USER_ID_FOR_SRP: "alice",
        },
      });
      expect(code).to.match(/^\d{6}$/);
      expect(messages.map(({ to, kind }) => [to, kind])).to.deep.equal([["alice@example.com", "mfa"]]);
    });

    it("shows for a name that nobody has the same, and sends nothing", async () => {
      const { ok, messages } = await sent();
      const { Session, ...body } = await ok<Answer>("InitiateAuth", begin("nobody@example.org"));
      expect(body).to.deep.equal({
        ChallengeName: "EMAIL_OTP",
        ChallengeParameters: {
          CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL",
          CODE_DELIVERY_DESTINATION: "n***@e***",
          USER_ID_FOR_SRP: "nobody@example.org",
        },
      });
      expect([Session?.length, messages.length]).to.deep.equal([96, 1]);
    });

    it("shows for a name that is no address an address that only this installation knows", async () => {
      const destinations: unknown[] = [];
      for (const started of [await sent(), await sent()]) {
        for (const name of ["nobody", "nobody", "Nobody"]) {
          const { ChallengeParameters } = await started.ok<Answer>("InitiateAuth", begin(name));
          destinations.push(ChallengeParameters["CODE_DELIVERY_DESTINATION"]);
        }
      }
      const [one, , , other] = destinations;
      expect(one).to.match(/^[a-z]\*\*\*@[a-z]\*\*\*$/);
      expect(destinations).to.deep.equal([one, one, one, other, other, other]);
    });

    it("counts every code for a name that nobody has as wrong, and locks", async () => {
      const { ok, refused } = await sent();
      const { Session } = await ok<Answer>("InitiateAuth", begin("nobody"));
      const refusals: unknown[] = [];
      for (const code of ["000000", "000001", "000002", "000003", "000004", "000005"]) {
        refusals.push(await refused("RespondToAuthChallenge", codeAnswer(Session, code, "nobody")));
      }
      expect(refusals).to.deep.equal([...Array(5).fill(mismatch), locked]);
    });

    const ineligible: Record<string, Partial<UserRecord>> = {
      "without a proven address": { attributes: { email: "alice@example.com", email_verified: "false" } },
      "who has a second factor": { mfa: { enabled: ["EMAIL_OTP"] } },
    };
    for (const [what, change] of Object.entries(ineligible)) {
      it(`sends nothing to a user ${what}, and looks the same`, async () => {
        const started = await startCognito({ client: choice, pool: { ...first.pool, ...emailPool } });
        await started.addUser("alice", { email: "alice@example.com" });
        await started.changeUser("alice", change);
        const { ChallengeName } = await started.ok<Answer>("InitiateAuth", begin("alice"));
        expect([ChallengeName, started.messages]).to.deep.equal(["EMAIL_OTP", []]);
      });
    }

    it("sends twenty codes an hour, and pretends no more for a name that nobody has", async () => {
      const { messages, ok, refused, time } = await sent();
      await ok("InitiateAuth", begin("nobody"));
      const refusals: unknown[] = [];
      for (const name of ["alice", "nobody"]) {
        for (let count = 1; count < 20; count++) await ok("InitiateAuth", begin(name));
        refusals.push(await refused("InitiateAuth", begin(name)));
      }
      expect(refusals).to.deep.equal([limited, limited]);
      expect(messages.length).to.equal(20);
      time.now += 3600_000;
      await ok("InitiateAuth", begin("alice"));
    });

    it("counts the codes that are chosen from the list too", async () => {
      const { ok, refused } = await sent();
      for (let count = 1; count < 20; count++) await ok("InitiateAuth", begin("alice"));
      const { Session } = await ok<Answer>("InitiateAuth", start("USER_AUTH"));
      const chosen = reply("SELECT_CHALLENGE", Session, { ANSWER: "EMAIL_OTP" });
      expect(await refused("RespondToAuthChallenge", chosen)).to.deep.equal(limited);
    });

    it("says that a user is disabled once the code is right", async () => {
      const { changeUser, code, refused, Session } = await sent();
      await changeUser("alice", { enabled: false });
      expect(await refused("RespondToAuthChallenge", codeAnswer(Session, wrongCode(code)))).to.deep.equal(mismatch);
      expect((await refused("RespondToAuthChallenge", codeAnswer(Session, code))).message).to.equal(
        "User is disabled.",
      );
    });

    it("is not offered where the pool requires a second factor", async () => {
      const pool = { ...first.pool, ...emailPool, mfa: "ON" } as const;
      const { body, messages } = await sent({ client: choice, pool });
      expect([body.ChallengeName, messages]).to.deep.equal(["SELECT_CHALLENGE", []]);
    });
  });

  describe("as the second factor", () => {
    it("is asked for after the password, and signs in", async () => {
      const { body, code, ok, Session } = await sentSecond();
      expect(body).to.deep.equal({
        ChallengeName: "EMAIL_OTP",
        ChallengeParameters: {
          CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL",
          CODE_DELIVERY_DESTINATION: "a***@e***",
          USER_ID_FOR_SRP: "alice",
        },
      });
      expect(await ok("RespondToAuthChallenge", codeAnswer(Session, code))).to.have.property("AuthenticationResult");
    });

    it("refuses a user who was disabled since", async () => {
      const { changeUser, code, refused, Session } = await sentSecond();
      await changeUser("alice", { enabled: false });
      expect((await refused("RespondToAuthChallenge", codeAnswer(Session, code))).message).to.equal(
        "User is disabled.",
      );
    });

    it("refuses a user whose password has to be reset since", async () => {
      const { changeUser, code, refused, Session } = await sentSecond();
      await changeUser("alice", { status: "RESET_REQUIRED" });
      expect((await refused("RespondToAuthChallenge", codeAnswer(Session, code))).__type).to.equal(
        "PasswordResetRequiredException",
      );
    });

    it("lets nobody in without an address to send a code to", async () => {
      const { changeUser, refused } = await sentSecond();
      await changeUser("alice", { attributes: {} });
      expect(await refused("InitiateAuth", startWithPassword())).to.deep.equal({
        __type: "InvalidParameterException",
        message: "User does not have delivery config set to turn on EMAIL_OTP",
      });
    });
  });

  it("takes a code once", async () => {
    const { code, ok, refused, Session } = await sent();
    await ok("RespondToAuthChallenge", codeAnswer(Session, code));
    expect((await refused("RespondToAuthChallenge", codeAnswer(Session, code))).message).to.equal(
      "Invalid session for the user, session can only be used once.",
    );
  });

  it("takes a code in its own session alone", async () => {
    const { code, ok, refused } = await sent();
    const { Session } = await ok<Answer>("InitiateAuth", begin("alice"));
    expect(await refused("RespondToAuthChallenge", codeAnswer(Session, code))).to.deep.equal(mismatch);
  });

  it("takes a code for as many minutes as the client's sessions last", async () => {
    const { code, ok, refused, Session, time } = await sent();
    time.now += 3 * 60_000;
    expect((await refused("RespondToAuthChallenge", codeAnswer(Session, code))).message).to.equal(
      "Invalid session for the user, session is expired.",
    );
    time.now -= 1;
    await ok("RespondToAuthChallenge", codeAnswer(Session, code));
  });

  it("lets a code be tried five times over all sessions, then locks, and twice as long each time", async () => {
    const { code, ok, refused, Session, time } = await sent();
    for (let tries = 0; tries < 5; tries++) {
      const other = await ok<Answer>("InitiateAuth", begin("alice"));
      await refused("RespondToAuthChallenge", codeAnswer(other.Session, "x"));
    }
    expect(await refused("RespondToAuthChallenge", codeAnswer(Session, code))).to.deep.equal(locked);
    time.now += 1000;
    await refused("RespondToAuthChallenge", codeAnswer(Session, "x"));
    time.now += 1999;
    expect(await refused("RespondToAuthChallenge", codeAnswer(Session, code))).to.deep.equal(locked);
    time.now += 1;
    await ok("RespondToAuthChallenge", codeAnswer(Session, code));
  });

  it("keeps no code as it is in the store", async () => {
    const { code, store } = await sent();
    expect(JSON.stringify(await store.list("cognito/"))).to.not.contain(`"${code}"`);
  });

  it("takes a code from nobody else", async () => {
    const { addUser, code, refused, Session } = await sent();
    await addUser("bob");
    expect(await refused("RespondToAuthChallenge", codeAnswer(Session, code, "bob"))).to.deep.equal(invalidSession);
  });

  it("asks for the code", async () => {
    const { refused, Session } = await sent();
    expect(await refused("RespondToAuthChallenge", codeAnswer(Session, ""))).to.deep.equal({
      __type: "InvalidParameterException",
      message: "Missing required parameter EMAIL_OTP_CODE",
    });
  });
});
