import { expect } from "chai";
import { createLocks } from "../../../../local/cognito/locks";
import { type ChallengeAnswer, openChallenges } from "../../../../local/cognito/sign-in/challenges";
import { client, pool, startCognito, stopCognitos } from "../start-cognito";

const made = { shown: {}, createdAt: 0, modifiedAt: 0, declared: true };

/** The challenges of a store with one user in it, a session, and what an answer with other details says. */
async function openOne() {
  const started = await startCognito();
  await started.addUser("alice");
  const challenges = await openChallenges(started.store, createLocks(), () => started.time.now);
  const user = await started.userOf("alice");
  const ofPool = { settings: pool, ...made };
  const ofClient = { settings: client, ...made };
  const step = "NEW_PASSWORD_REQUIRED";
  const source = "TokenGeneration_NewPasswordChallenge";
  const person = { name: user.username, user };
  const from = { pool: ofPool, client: ofClient };
  const session = await challenges.open(from, person, { step, source });
  const answer = (change: Partial<ChallengeAnswer>) =>
    challenges
      .answer({ step, from, session, ...change }, async ({ username }) => username)
      .catch((error: Error) => error.message);
  return { ...started, from, session, answer };
}

describe("challenges", () => {
  afterEach(stopCognitos);

  it("give back who answers, once everything is right", async () => {
    const { answer } = await openOne();
    expect(await answer({})).to.equal("alice");
  });

  it("are bound to their pool", async () => {
    const { answer, from } = await openOne();
    const other = { ...from.pool, settings: { ...pool, id: "eu-west-1_Other0001" } };
    expect(await answer({ from: { ...from, pool: other } })).to.equal("Invalid session for the user.");
  });

  it("are bound to their client", async () => {
    const { answer, from } = await openOne();
    const other = { ...from.client, settings: { ...client, id: "otherclient" } };
    expect(await answer({ from: { ...from, client: other } })).to.equal("Invalid session for the user.");
  });

  it("are bound to their step", async () => {
    const { answer } = await openOne();
    expect(await answer({ step: "SOFTWARE_TOKEN_MFA" })).to.equal("Invalid session for the user.");
  });

  it("lie in the store without the session that opens them", async () => {
    const { session, store } = await openOne();
    const stored = JSON.stringify(await store.list("cognito/challenge/"));
    expect(stored).to.contain("NEW_PASSWORD_REQUIRED");
    expect(stored).to.not.contain(session);
  });

  it("keep nothing of what their answer needed once it is given", async () => {
    const { from, store, time, userOf } = await openOne();
    const challenges = await openChallenges(store, createLocks(), () => time.now);
    const user = await userOf("alice");
    const custom = { results: [], privateParameters: { answer: "42-is-right" }, metadata: undefined };
    const made = {
      step: "CUSTOM_CHALLENGE",
      source: "TokenGeneration_Authentication",
      custom,
      srpKey: "ab12cd",
    } as const;
    const session = await challenges.open(from, { name: "alice", user }, made);
    const kept = async () => {
      const stored = JSON.stringify(await store.list("cognito/challenge/"));
      return ["42-is-right", "ab12cd"].map((secret) => stored.includes(secret));
    };
    const before = await kept();
    await challenges.answer({ step: "CUSTOM_CHALLENGE", from, session }, async () => undefined);
    expect([before, await kept()]).to.deep.equal([
      [true, true],
      [false, false],
    ]);
  });

  it("are cleared away when they are over, at the next start", async () => {
    const { store, time } = await openOne();
    const count = async () => {
      await openChallenges(store, createLocks(), () => time.now);
      return (await store.list("cognito/challenge/")).length;
    };
    const before = await count();
    time.now += client.authSessionMinutes * 60_000;
    expect([before, await count()]).to.deep.equal([1, 0]);
  });
});
