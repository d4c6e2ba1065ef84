import { expect } from "chai";
import { password, startCognito, stopCognitos } from "../start-cognito";
import {
  type Answer,
  addApp,
  appPool,
  codeOf,
  incorrect,
  invalidSession,
  reply,
  secret,
  start,
  startSrp,
  withTriggers,
} from "./steps";

const explicitAuthFlows = ["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];

interface Result {
  challengeName: string;
  challengeResult: boolean;
  challengeMetadata?: string;
}

type Define = (session: Result[]) => object;

const ask = { challengeName: "CUSTOM_CHALLENGE", issueTokens: false, failAuthentication: false };
const issue = { issueTokens: true, failAuthentication: false };
const fail = { issueTokens: false, failAuthentication: true };

/** Asks until the answer was right, at most three times. */
const threeTries: Define = (session) => {
  if (session.at(-1)?.challengeResult === true && session.at(-1)?.challengeName === "CUSTOM_CHALLENGE") return issue;
  return session.length < 3 ? ask : fail;
};

/** A local Cognito whose functions lead the sign-in: the right answer is "four". */
async function begin(define: Define = threeTries, more: { pool?: object; client?: object } = {}) {
  const triggers = withTriggers({
    defineAuthChallenge: ({ session }) => define(session as Result[]),
    createAuthChallenge: () => ({
      publicChallengeParameters: { question: "two and two", USERNAME: "mallory" },
      privateChallengeParameters: { answer: "four" },
      challengeMetadata: "sum",
    }),
    verifyAuthChallengeResponse: ({ challengeAnswer, privateChallengeParameters }) => ({
      answerCorrect: challengeAnswer === (privateChallengeParameters as Record<string, string>)["answer"],
    }),
  });
  const started = await startCognito({
    client: { explicitAuthFlows, ...more.client },
    pool: { ...triggers.pool, ...more.pool },
    invoke: triggers.invoke,
  });
  await started.addUser("alice", { email: "alice@example.com" });
  triggers.asked.splice(0);
  const answer = (Session: string | undefined, ANSWER: string, USERNAME = "alice") =>
    reply("CUSTOM_CHALLENGE", Session, { USERNAME, ANSWER });
  return { ...started, asked: triggers.asked, answer };
}

const challenge = {
  ChallengeName: "CUSTOM_CHALLENGE",
  ChallengeParameters: { question: "two and two", USERNAME: "alice" },
};

describe("CUSTOM_AUTH", () => {
  afterEach(stopCognitos);

  it("asks what the functions make, and signs in with the answer that they take", async () => {
    const { answer, ok } = await begin();
    const { Session, ...body } = await ok<Answer>("InitiateAuth", start("CUSTOM_AUTH"));
    expect(body).to.deep.equal(challenge);
    const { AuthenticationResult } = await ok<Answer>("RespondToAuthChallenge", answer(Session, "four"));
    expect(AuthenticationResult?.TokenType).to.equal("Bearer");
  });

  it("tells the functions what was done, and the private parameters to the one that checks alone", async () => {
    const { answer, asked, ok } = await begin();
    const { Session } = await ok<Answer>("InitiateAuth", start("CUSTOM_AUTH"));
    const second = await ok<Answer>("RespondToAuthChallenge", {
      ...answer(Session, "five"),
      ClientMetadata: { from: "web" },
    });
    expect(second.Session).to.not.equal(Session);
    const wrong = { challengeName: "CUSTOM_CHALLENGE", challengeResult: false, challengeMetadata: "sum" };
    const pick = asked.map(({ triggerSource, request: { userAttributes: _, ...request } }) => [triggerSource, request]);
    expect(pick).to.deep.equal([
      ["DefineAuthChallenge_Authentication", { session: [], userNotFound: false }],
      ["CreateAuthChallenge_Authentication", { session: [], challengeName: "CUSTOM_CHALLENGE", userNotFound: false }],
      [
        "VerifyAuthChallengeResponse_Authentication",
        {
          challengeAnswer: "five",
          privateChallengeParameters: { answer: "four" },
          clientMetadata: { from: "web" },
          userNotFound: false,
        },
      ],
      [
        "DefineAuthChallenge_Authentication",
        { session: [wrong], clientMetadata: { from: "web" }, userNotFound: false },
      ],
      [
        "CreateAuthChallenge_Authentication",
        {
          session: [wrong],
          challengeName: "CUSTOM_CHALLENGE",
          clientMetadata: { from: "web" },
          userNotFound: false,
        },
      ],
    ]);
  });

  it("is over when the functions fail it", async () => {
    const { answer, ok, refused } = await begin();
    let { Session } = await ok<Answer>("InitiateAuth", start("CUSTOM_AUTH"));
    for (let tries = 0; tries < 2; tries++) {
      ({ Session } = await ok<Answer>("RespondToAuthChallenge", answer(Session, "five")));
    }
    expect(await refused("RespondToAuthChallenge", answer(Session, "five"))).to.deep.equal(incorrect);
  });

  it("takes an answer once", async () => {
    const { answer, ok, refused } = await begin();
    const { Session } = await ok<Answer>("InitiateAuth", start("CUSTOM_AUTH"));
    await ok("RespondToAuthChallenge", answer(Session, "five"));
    expect((await refused("RespondToAuthChallenge", answer(Session, "four"))).message).to.equal(
      "Invalid session for the user, session can only be used once.",
    );
  });

  it("takes an answer from nobody else", async () => {
    const { addUser, answer, ok, refused } = await begin();
    await addUser("bob");
    const { Session } = await ok<Answer>("InitiateAuth", start("CUSTOM_AUTH"));
    expect(await refused("RespondToAuthChallenge", answer(Session, "four", "bob"))).to.deep.equal(invalidSession);
  });

  it("may let somebody in without asking, if the functions say so", async () => {
    const { ok } = await begin(() => issue);
    expect(await ok("InitiateAuth", start("CUSTOM_AUTH"))).to.have.property("AuthenticationResult");
  });

  it("leads over the password first, if the caller begins so and the functions ask for it", async () => {
    const sessions: Result[][] = [];
    const started = await begin((session) => {
      sessions.push(session);
      if (session.length === 1) return { ...ask, challengeName: "PASSWORD_VERIFIER" };
      return threeTries(session);
    });
    const { answer } = await startSrp(started, { flow: "CUSTOM_AUTH", more: { CHALLENGE_NAME: "SRP_A" } });
    const { Session, ...body } = await started.ok<Answer>("RespondToAuthChallenge", answer());
    expect(body).to.deep.equal(challenge);
    const last = await started.ok<Answer>("RespondToAuthChallenge", started.answer(Session, "four"));
    expect(last.AuthenticationResult?.TokenType).to.equal("Bearer");
    const [srp, verified] = ["SRP_A", "PASSWORD_VERIFIER"].map((challengeName) => ({
      challengeName,
      challengeResult: true,
      challengeMetadata: null,
    }));
    const riddle = { challengeName: "CUSTOM_CHALLENGE", challengeResult: true, challengeMetadata: "sum" };
    expect(sessions).to.deep.equal([[srp], [srp, verified], [srp, verified, riddle]]);
  });

  it("is over after a wrong password: the functions are not asked again", async () => {
    const started = await begin((session) =>
      session.length === 1 ? { ...ask, challengeName: "PASSWORD_VERIFIER" } : issue,
    );
    const { answer } = await startSrp(started, { flow: "CUSTOM_AUTH", more: { CHALLENGE_NAME: "SRP_A" } });
    expect(await started.refused("RespondToAuthChallenge", answer({}, "Wrong-horse-1"))).to.deep.equal(incorrect);
    expect(started.asked.map(({ triggerSource }) => triggerSource)).to.deep.equal([
      "DefineAuthChallenge_Authentication",
    ]);
  });

  it("refuses a password step for a caller that did not begin with SRP", async () => {
    const { refused } = await begin(() => ({ ...ask, challengeName: "PASSWORD_VERIFIER" }));
    expect((await refused("InitiateAuth", start("CUSTOM_AUTH"))).__type).to.equal("UnsupportedOperationException");
  });

  it("refuses by name a step that is not served", async () => {
    const { refused } = await begin(() => ({ ...ask, challengeName: "SMS_MFA" }));
    expect(await refused("InitiateAuth", start("CUSTOM_AUTH"))).to.deep.equal({
      __type: "UnsupportedOperationException",
      message: "SMS_MFA as the next step of a custom sign-in is not served by the local Cognito, or not at this point",
    });
  });

  it("ends by itself when the functions never do", async () => {
    const { answer, ok, cognito } = await begin(() => ask);
    let { Session } = await ok<Answer>("InitiateAuth", start("CUSTOM_AUTH"));
    let rounds = 1;
    for (; rounds < 100; rounds++) {
      const { status, body } = await cognito.call("RespondToAuthChallenge", JSON.stringify(answer(Session, "five")), {
        signed: false,
      });
      if (status !== 200) break;
      Session = (body as Answer).Session;
    }
    expect(rounds).to.equal(26);
  });

  it("asks a user with a second factor for it when the functions are done", async () => {
    const started = await begin(threeTries, { pool: appPool });
    await addApp(started);
    const { Session } = await started.ok<Answer>("InitiateAuth", start("CUSTOM_AUTH"));
    const next = await started.ok<Answer>("RespondToAuthChallenge", started.answer(Session, "four"));
    expect(next.ChallengeName).to.equal("SOFTWARE_TOKEN_MFA");
    const SOFTWARE_TOKEN_MFA_CODE = codeOf(secret, started.time.now);
    const last = reply("SOFTWARE_TOKEN_MFA", next.Session, { SOFTWARE_TOKEN_MFA_CODE });
    expect(await started.ok("RespondToAuthChallenge", last)).to.have.property("AuthenticationResult");
  });

  it("lets no user in who is disabled or not confirmed", async () => {
    const { changeUser, refused } = await begin(() => issue);
    const refusals: unknown[] = [];
    for (const change of [{ enabled: false }, { enabled: true, status: "UNCONFIRMED" }] as const) {
      await changeUser("alice", change);
      refusals.push((await refused("InitiateAuth", start("CUSTOM_AUTH"))).message);
    }
    expect(refusals).to.deep.equal(["User is disabled.", "User is not confirmed."]);
  });

  describe("for a name that nobody has", () => {
    it("goes the same way, and the functions are told", async () => {
      const { answer, asked, ok } = await begin();
      const { Session, ...body } = await ok<Answer>("InitiateAuth", start("CUSTOM_AUTH", { USERNAME: "nobody" }));
      const ChallengeParameters = { question: "two and two", USERNAME: "nobody" };
      expect(body).to.deep.equal({ ...challenge, ChallengeParameters });
      await ok<Answer>("RespondToAuthChallenge", answer(Session, "five", "nobody"));
      expect(asked.map(({ userName, request }) => [userName, request["userNotFound"]])).to.deep.equal(
        Array(5).fill(["nobody", true]),
      );
    });

    it("gives no tokens, whatever the functions decide", async () => {
      const { refused } = await begin(() => issue);
      expect(await refused("InitiateAuth", start("CUSTOM_AUTH", { USERNAME: "nobody" }))).to.deep.equal(incorrect);
    });

    it("says so to a client that does not hide it, and asks no function", async () => {
      const { asked, refused } = await begin(threeTries, { client: { preventUserExistenceErrors: false } });
      expect((await refused("InitiateAuth", start("CUSTOM_AUTH", { USERNAME: "nobody" }))).__type).to.equal(
        "UserNotFoundException",
      );
      expect(asked).to.deep.equal([]);
    });
  });

  it("is allowed by the legacy name of the flow too", async () => {
    const { ok } = await begin(threeTries, { client: { explicitAuthFlows: ["CUSTOM_AUTH_FLOW_ONLY"] } });
    expect((await ok<Answer>("InitiateAuth", start("CUSTOM_AUTH"))).ChallengeName).to.equal("CUSTOM_CHALLENGE");
  });

  it("is refused where the pool has no function that leads it", async () => {
    const { addUser, refused } = await startCognito({ client: { explicitAuthFlows } });
    await addUser("alice");
    expect(await refused("InitiateAuth", start("CUSTOM_AUTH"))).to.deep.equal({
      __type: "InvalidParameterException",
      message: "Custom auth lambda trigger is not configured for the user pool.",
    });
  });

  it("begins with nothing else than SRP_A", async () => {
    const { refused } = await begin();
    const request = start("CUSTOM_AUTH", { CHALLENGE_NAME: "PASSWORD", PASSWORD: password });
    expect(await refused("InitiateAuth", request)).to.deep.equal({
      __type: "InvalidParameterException",
      message: "CHALLENGE_NAME must be SRP_A",
    });
  });

  for (const missing of ["USERNAME", "ANSWER"]) {
    it(`asks for ${missing}`, async () => {
      const { answer, ok, refused } = await begin();
      const { Session } = await ok<Answer>("InitiateAuth", start("CUSTOM_AUTH"));
      const request = answer(Session, "four");
      const ChallengeResponses = { ...request.ChallengeResponses, [missing]: "" };
      expect(await refused("RespondToAuthChallenge", { ...request, ChallengeResponses })).to.deep.equal({
        __type: "InvalidParameterException",
        message: `Missing required parameter ${missing}`,
      });
    });
  }
});
