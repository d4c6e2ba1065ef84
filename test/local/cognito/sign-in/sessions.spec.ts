import { expect } from "chai";
import { poolId, startCognito, stopCognitos, type TestCognito } from "../start-cognito";
import {
  type Answer,
  addApp,
  appPool,
  codeOf,
  invalidSession,
  reply,
  secret,
  startSrp,
  startWithPassword,
} from "./steps";

/** What makes a session void, and what its answer is refused with then. */
const changes: Record<string, { change: (started: TestCognito) => Promise<unknown>; refusal: string }> = {
  "a new password": {
    change: ({ ok }) =>
      ok("AdminSetUserPassword", {
        UserPoolId: poolId,
        Username: "alice",
        Password: "Another-horse-2",
        Permanent: true,
      }),
    refusal: invalidSession.message,
  },
  "a sign-out everywhere": {
    change: async ({ changeUser, userOf }) => changeUser("alice", { signOuts: (await userOf("alice")).signOuts + 1 }),
    refusal: invalidSession.message,
  },
  "the user's deletion": {
    change: ({ ok }) => ok("AdminDeleteUser", { UserPoolId: poolId, Username: "alice" }),
    refusal: invalidSession.message,
  },
  "another user of the same name": {
    change: async ({ addUser, ok }) => {
      await ok("AdminDeleteUser", { UserPoolId: poolId, Username: "alice" });
      await addUser("alice");
    },
    refusal: invalidSession.message,
  },
  "the user's disabling": {
    change: ({ changeUser }) => changeUser("alice", { enabled: false }),
    refusal: "User is disabled.",
  },
};

describe("a session that is open", () => {
  afterEach(stopCognitos);

  for (const [what, { change, refusal }] of Object.entries(changes)) {
    it(`is void after ${what}: the code of a second factor`, async () => {
      const started = await startCognito({ pool: appPool });
      await started.addUser("alice");
      await addApp(started);
      const { Session } = await started.ok<Answer>("InitiateAuth", startWithPassword());
      started.time.now += 1;
      await change(started);
      const SOFTWARE_TOKEN_MFA_CODE = codeOf(secret, started.time.now);
      const answer = reply("SOFTWARE_TOKEN_MFA", Session, { SOFTWARE_TOKEN_MFA_CODE });
      expect((await started.refused("RespondToAuthChallenge", answer)).message).to.equal(refusal);
    });

    it(`is void after ${what}: the claim to have the password`, async () => {
      const started = await startCognito();
      await started.addUser("alice");
      const { answer } = await startSrp(started);
      started.time.now += 1;
      await change(started);
      expect((await started.refused("RespondToAuthChallenge", answer())).message).to.equal(refusal);
    });

    it(`is void after ${what}: the set-up of a second factor`, async () => {
      const started = await startCognito({ pool: { ...appPool, mfa: "ON" } });
      await started.addUser("alice");
      const { Session } = await started.ok<Answer>("InitiateAuth", startWithPassword());
      started.time.now += 1;
      await change(started);
      expect((await started.refused("AssociateSoftwareToken", { Session })).message).to.equal(refusal);
    });
  }

  it("stands for its own step alone", async () => {
    const started = await startCognito({ pool: appPool });
    await started.addUser("alice");
    await addApp(started);
    const { Session } = await started.ok<Answer>("InitiateAuth", startWithPassword());
    const others = ["NEW_PASSWORD_REQUIRED", "SELECT_CHALLENGE", "EMAIL_OTP", "SELECT_MFA_TYPE", "MFA_SETUP"];
    const responses = {
      NEW_PASSWORD: "Another-horse-2",
      ANSWER: "EMAIL_OTP",
      EMAIL_OTP_CODE: "000000",
    };
    for (const step of [...others, "CUSTOM_CHALLENGE"]) {
      expect(await started.refused("RespondToAuthChallenge", reply(step, Session, responses))).to.deep.equal(
        invalidSession,
      );
    }
  });

  it("is no session for setting up an authenticator app, where that is not its step", async () => {
    const started = await startCognito({ pool: appPool });
    await started.addUser("alice");
    await addApp(started);
    const { Session } = await started.ok<Answer>("InitiateAuth", startWithPassword());
    expect(await started.refused("AssociateSoftwareToken", { Session })).to.deep.equal(invalidSession);
    expect(await started.refused("VerifySoftwareToken", { Session, UserCode: "000000" })).to.deep.equal(invalidSession);
  });
});
