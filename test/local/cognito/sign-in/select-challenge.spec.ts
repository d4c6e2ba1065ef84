import { expect } from "chai";
import { createSrpClient } from "../srp-client";
import { client, password, poolId, type Setup, startCognito, stopCognitos } from "../start-cognito";
import { type Answer, addApp, incorrect, invalidSession, locked, reply, start, wrongCode } from "./steps";

const flows = ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
const choice = { client: { explicitAuthFlows: flows } } satisfies Setup;
const withEmail = { ...choice, pool: { firstFactors: ["PASSWORD", "EMAIL_OTP"] } } satisfies Setup;
const email = { email: "alice@example.com" };

/** A local Cognito with alice in it, and the session of the choice that she is asked for. */
async function ask(setup: Setup = choice, attributes: Record<string, string> = email) {
  const started = await startCognito(setup);
  await started.addUser("alice", attributes);
  return { ...started, ...(await started.ok<Answer>("InitiateAuth", start("USER_AUTH"))) };
}

describe("USER_AUTH", () => {
  afterEach(stopCognitos);

  it("lets the user choose among what the pool has", async () => {
    const { Session, ...rest } = await (await ask()).ok<Answer>("InitiateAuth", start("USER_AUTH"));
    expect(Session).to.match(/^[0-9a-f]{96}$/);
    expect(rest).to.deep.equal({
      ChallengeName: "SELECT_CHALLENGE",
      ChallengeParameters: { USERNAME: "alice", USER_ID_FOR_SRP: "alice" },
      AvailableChallenges: ["PASSWORD", "PASSWORD_SRP"],
    });
  });

  it("offers a code by e-mail where the pool has it as a first factor", async () => {
    const { AvailableChallenges } = await ask(withEmail);
    expect(AvailableChallenges).to.deep.equal(["PASSWORD", "PASSWORD_SRP", "EMAIL_OTP"]);
  });

  it("offers no code where the pool requires a second factor", async () => {
    const mfa = { ...withEmail.pool, mfa: "ON" as const, secondFactors: ["SOFTWARE_TOKEN_MFA" as const] };
    const { AvailableChallenges } = await ask({ ...choice, pool: mfa });
    expect(AvailableChallenges).to.deep.equal(["PASSWORD", "PASSWORD_SRP"]);
  });

  it("offers a user without a proven address, or with a second factor, what it offers for any name", async () => {
    const offers: unknown[] = [(await ask(withEmail, {})).AvailableChallenges];
    const mfa = { ...withEmail.pool, secondFactors: ["SOFTWARE_TOKEN_MFA" as const] };
    const optional = await ask({ ...choice, pool: { ...mfa, mfa: "OPTIONAL" } });
    await addApp(optional);
    offers.push((await optional.ok<Answer>("InitiateAuth", start("USER_AUTH"))).AvailableChallenges);
    expect(offers).to.deep.equal(Array(2).fill(["PASSWORD", "PASSWORD_SRP", "EMAIL_OTP"]));
  });

  it("offers no code to such a user by a client that hides nobody", async () => {
    const client = { ...choice.client, preventUserExistenceErrors: false };
    const offers: unknown[] = [(await ask({ ...withEmail, client }, {})).AvailableChallenges];
    const mfa = { ...withEmail.pool, secondFactors: ["SOFTWARE_TOKEN_MFA" as const] };
    const optional = await ask({ ...choice, client, pool: { ...mfa, mfa: "OPTIONAL" } });
    await addApp(optional);
    offers.push((await optional.ok<Answer>("InitiateAuth", start("USER_AUTH"))).AvailableChallenges);
    expect(offers).to.deep.equal(Array(2).fill(["PASSWORD", "PASSWORD_SRP"]));
  });

  it("offers for a name that nobody has what it offers a user", async () => {
    const started = await ask(withEmail);
    const real = await started.ok<Answer>("InitiateAuth", start("USER_AUTH"));
    const nobody = await started.ok<Answer>("InitiateAuth", start("USER_AUTH", { USERNAME: "nobody" }));
    expect({ ...nobody, Session: "", ChallengeParameters: {} }).to.deep.equal({
      ...real,
      Session: "",
      ChallengeParameters: {},
    });
    expect(nobody.ChallengeParameters).to.deep.equal({ USERNAME: "nobody", USER_ID_FOR_SRP: "nobody" });
  });

  it("takes the password with the choice, and locks after wrong ones", async () => {
    const { ok, refused, Session, time } = await ask();
    const answer = (PASSWORD: string) => reply("SELECT_CHALLENGE", Session, { ANSWER: "PASSWORD", PASSWORD });
    const refusals: unknown[] = [];
    for (let tries = 0; tries < 5; tries++) {
      refusals.push(await refused("RespondToAuthChallenge", answer("Wrong-horse-1")));
    }
    refusals.push(await refused("RespondToAuthChallenge", answer(password)));
    expect(refusals).to.deep.equal([...Array(5).fill(incorrect), locked]);
    time.now += 1000;
    expect(await ok("RespondToAuthChallenge", answer(password))).to.have.property("AuthenticationResult");
  });

  it("takes a name that nobody has as a wrong password", async () => {
    const { ok, refused } = await ask();
    const { Session } = await ok<Answer>("InitiateAuth", start("USER_AUTH", { USERNAME: "nobody" }));
    const answer = reply("SELECT_CHALLENGE", Session, { USERNAME: "nobody", ANSWER: "PASSWORD", PASSWORD: password });
    expect(await refused("RespondToAuthChallenge", answer)).to.deep.equal(incorrect);
  });

  it("takes the choice of SRP, and then its claim", async () => {
    const { ok, Session, time } = await ask();
    const srp = createSrpClient(poolId);
    const chosen = reply("SELECT_CHALLENGE", Session, { ANSWER: "PASSWORD_SRP", SRP_A: srp.publicValue });
    const next = await ok<Answer>("RespondToAuthChallenge", chosen);
    expect(next.ChallengeName).to.equal("PASSWORD_VERIFIER");
    const responses = srp.answer(next.ChallengeParameters, password, time.now);
    expect(await ok("RespondToAuthChallenge", reply("PASSWORD_VERIFIER", next.Session, responses))).to.have.property(
      "AuthenticationResult",
    );
  });

  it("takes the choice of a code by e-mail, and then the code", async () => {
    const { messages, ok, refused, Session } = await ask(withEmail);
    const next = await ok<Answer>(
      "RespondToAuthChallenge",
      reply("SELECT_CHALLENGE", Session, { ANSWER: "EMAIL_OTP" }),
    );
    const [{ code, ...message } = { code: "" }] = messages;
    expect(next.ChallengeName).to.equal("EMAIL_OTP");
    expect(message).to.include({ to: "alice@example.com", kind: "mfa" });
    const answer = (EMAIL_OTP_CODE: string) => reply("EMAIL_OTP", next.Session, { EMAIL_OTP_CODE });
    expect((await refused("RespondToAuthChallenge", answer(wrongCode(code)))).__type).to.equal("CodeMismatchException");
    expect(await ok("RespondToAuthChallenge", answer(code))).to.have.property("AuthenticationResult");
  });

  it("goes straight to what the caller prefers", async () => {
    const { ok } = await ask(withEmail);
    const prefer = (PREFERRED_CHALLENGE: string, more: Record<string, string> = {}) =>
      ok<Answer>("InitiateAuth", start("USER_AUTH", { PREFERRED_CHALLENGE, ...more }));
    const names = [
      (await prefer("PASSWORD_SRP", { SRP_A: createSrpClient(poolId).publicValue })).ChallengeName,
      (await prefer("EMAIL_OTP")).ChallengeName,
      (await prefer("PASSWORD", { PASSWORD: password })).AuthenticationResult?.TokenType,
    ];
    expect(names).to.deep.equal(["PASSWORD_VERIFIER", "EMAIL_OTP", "Bearer"]);
  });

  it("asks for the choice where what the caller prefers cannot be", async () => {
    const { ok } = await ask();
    const body = await ok<Answer>("InitiateAuth", start("USER_AUTH", { PREFERRED_CHALLENGE: "EMAIL_OTP" }));
    expect(body.AvailableChallenges).to.deep.equal(["PASSWORD", "PASSWORD_SRP"]);
  });

  for (const [missing, given] of [
    ["PASSWORD", { PREFERRED_CHALLENGE: "PASSWORD" }],
    ["SRP_A", { PREFERRED_CHALLENGE: "PASSWORD_SRP" }],
    ["USERNAME", { USERNAME: "" }],
  ] as const) {
    it(`asks for ${missing}`, async () => {
      const { refused } = await ask();
      expect(await refused("InitiateAuth", start("USER_AUTH", given))).to.deep.equal({
        __type: "InvalidParameterException",
        message: `Missing required parameter ${missing}`,
      });
    });
  }

  it("refuses by name what is not served, and what there is not", async () => {
    const { refused, Session } = await ask();
    const refusals: unknown[] = [];
    for (const factor of ["SMS_OTP", "WEB_AUTHN", "FINGERPRINT"]) {
      refusals.push(await refused("InitiateAuth", start("USER_AUTH", { PREFERRED_CHALLENGE: factor })));
      refusals.push(await refused("RespondToAuthChallenge", reply("SELECT_CHALLENGE", Session, { ANSWER: factor })));
    }
    const unserved = (factor: string) => ({
      __type: "UnsupportedOperationException",
      message: `${factor} is not served by the local Cognito`,
    });
    const unknown = (parameter: string) => ({
      __type: "InvalidParameterException",
      message: `${parameter} must be one of PASSWORD, PASSWORD_SRP, EMAIL_OTP, SMS_OTP, WEB_AUTHN`,
    });
    expect(refusals).to.deep.equal([
      ...[unserved("SMS_OTP"), unserved("SMS_OTP"), unserved("WEB_AUTHN"), unserved("WEB_AUTHN")],
      ...[unknown("PREFERRED_CHALLENGE"), unknown("ANSWER")],
    ]);
  });

  it("refuses a choice that was not offered", async () => {
    const { refused, Session, messages } = await ask();
    const answer = reply("SELECT_CHALLENGE", Session, { ANSWER: "EMAIL_OTP" });
    expect(await refused("RespondToAuthChallenge", answer)).to.deep.equal({
      __type: "InvalidParameterException",
      message: "ANSWER is not one of the available challenges",
    });
    expect(messages).to.deep.equal([]);
  });

  it("takes a choice from nobody else", async () => {
    const { addUser, refused, Session } = await ask();
    await addUser("bob");
    const answer = reply("SELECT_CHALLENGE", Session, { USERNAME: "bob", ANSWER: "PASSWORD", PASSWORD: password });
    expect(await refused("RespondToAuthChallenge", answer)).to.deep.equal(invalidSession);
  });

  it("is refused for a client that does not allow it", async () => {
    const { refused } = await startCognito({ client: { explicitAuthFlows: client.explicitAuthFlows } });
    expect(await refused("InitiateAuth", start("USER_AUTH"))).to.deep.equal({
      __type: "InvalidParameterException",
      message: "USER_AUTH is not enabled for the client.",
    });
  });
});
