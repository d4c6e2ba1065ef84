import { expect } from "chai";
import { clientId, password, poolId, type Setup, startCognito, stopCognitos } from "../start-cognito";
import { type Answer, incorrect, locked, start, startWithPassword, withTriggers } from "./steps";

const userAttributes = { email: "alice@example.com", email_verified: "true", name: "Alice" };

/** A local Cognito whose function knows alice with the standard password, and nobody else. */
async function begin(response: object = {}, setup: Setup = {}) {
  const triggers = withTriggers({
    userMigration: ({ password: given }, { userName }) => {
      if (userName !== "alice" || given !== password) throw new Error("Bad user");
      return { userAttributes, finalUserStatus: "CONFIRMED", messageAction: "SUPPRESS", ...response };
    },
  });
  const started = await startCognito({ ...setup, pool: { ...triggers.pool, ...setup.pool }, invoke: triggers.invoke });
  return { ...started, asked: triggers.asked };
}

describe("user migration at sign-in", () => {
  afterEach(stopCognitos);

  it("makes the user whom the function vouches for, and signs them in", async () => {
    const { ok, userOf } = await begin();
    const body = await ok<Answer>("InitiateAuth", startWithPassword());
    expect(body.AuthenticationResult?.TokenType).to.equal("Bearer");
    const { status, attributes } = await userOf("alice");
    expect([status, attributes]).to.deep.equal(["CONFIRMED", userAttributes]);
  });

  it("asks the function once: then the user is the pool's own", async () => {
    const { asked, ok } = await begin();
    await ok("InitiateAuth", startWithPassword());
    await ok("InitiateAuth", startWithPassword());
    expect(asked.map(({ triggerSource }) => triggerSource)).to.deep.equal(["UserMigration_Authentication"]);
  });

  it("tells the function password and validation data", async () => {
    const { asked, ok } = await begin();
    await ok("InitiateAuth", { ...startWithPassword(), ClientMetadata: { from: "web" } });
    const told = asked.map(({ userName, request }) => [userName, request["password"], request["validationData"]]);
    expect(told).to.deep.equal([["alice", password, { from: "web" }]]);
  });

  it("does not ask for users of the pool, nor in flows without the password in clear text", async () => {
    const { addUser, asked, ok, refused } = await begin();
    await addUser("bob");
    await refused("InitiateAuth", start("USER_PASSWORD_AUTH", { USERNAME: "bob", PASSWORD: "wrong" }));
    await ok("InitiateAuth", start("USER_SRP_AUTH", { SRP_A: "abc" }));
    expect(asked).to.deep.equal([]);
  });

  it("takes the function's word also with AdminInitiateAuth and in a choice of the password", async () => {
    const client = { explicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"] };
    const types: unknown[] = [];
    for (const request of [
      start("ADMIN_USER_PASSWORD_AUTH", { PASSWORD: password }, { UserPoolId: poolId }),
      start("USER_AUTH", { PREFERRED_CHALLENGE: "PASSWORD", PASSWORD: password }, { UserPoolId: poolId }),
    ]) {
      const { ok } = await begin({}, { client });
      types.push((await ok<Answer>("AdminInitiateAuth", request)).AuthenticationResult?.TokenType);
    }
    expect(types).to.deep.equal(["Bearer", "Bearer"]);
  });

  it("has a user reset the password if the function says so", async () => {
    const { refused } = await begin({ finalUserStatus: "RESET_REQUIRED" });
    expect((await refused("InitiateAuth", startWithPassword())).__type).to.equal("PasswordResetRequiredException");
  });

  it("refuses whom the function does not vouch for as with a wrong password, and locks", async () => {
    const { asked, ok, refused, store, time } = await begin();
    const refusals: unknown[] = [];
    for (let tries = 0; tries < 5; tries++) {
      refusals.push(await refused("InitiateAuth", startWithPassword("Wrong-horse-1")));
    }
    refusals.push(await refused("InitiateAuth", startWithPassword()));
    expect(refusals).to.deep.equal([...Array(5).fill(incorrect), locked]);
    expect([asked.length, await store.list("cognito/user/")]).to.deep.equal([5, []]);
    time.now += 1000;
    await ok("InitiateAuth", startWithPassword());
  });

  it("asks once for a name that signs in twice at once, and signs both in", async () => {
    const { asked, cognito } = await begin();
    const signIn = () => cognito.call("InitiateAuth", JSON.stringify(startWithPassword()), { signed: false });
    const answers = await Promise.all([signIn(), signIn()]);
    expect([answers.map(({ status }) => status), asked.length]).to.deep.equal([[200, 200], 1]);
  });

  it("tells the function five of many guesses at once, and locks", async () => {
    const { asked, cognito, refused } = await begin();
    const guess = (_: unknown, index: number) =>
      cognito.call("InitiateAuth", JSON.stringify(startWithPassword(`Wrong-horse-${index}`)), { signed: false });
    await Promise.all(Array.from({ length: 20 }, guess));
    expect([asked.length, await refused("InitiateAuth", startWithPassword())]).to.deep.equal([5, locked]);
  });

  it("lets the function sign the user in whom it has made itself", async () => {
    const answers: unknown[] = [];
    const { ok, refused } = await startCognito({
      pool: { triggers: { userMigration: { functionArn: "migrate", permitted: true } } },
      triggerTimeoutMs: 500,
      invoke: async () => {
        const alice = { UserPoolId: poolId, Username: "alice" };
        await ok("AdminCreateUser", { ...alice, MessageAction: "SUPPRESS" });
        await ok("AdminSetUserPassword", { ...alice, Password: password, Permanent: true });
        answers.push((await ok<Answer>("InitiateAuth", startWithPassword())).AuthenticationResult?.TokenType);
        return { ok: false, errorMessage: "made already" };
      },
    });
    expect([await refused("InitiateAuth", startWithPassword()), answers]).to.deep.equal([incorrect, ["Bearer"]]);
    await ok("InitiateAuth", startWithPassword());
  });

  it("does not ask for a name that no user can have, and counts it as any name that nobody has", async () => {
    for (const name of ["alice ", "ali\u0000ce", "\ud800", "alice\u200b"]) {
      const { asked, refused } = await begin();
      const request = start("USER_PASSWORD_AUTH", { USERNAME: name, PASSWORD: password });
      const refusals: unknown[] = [];
      for (let tries = 0; tries < 6; tries++) refusals.push(await refused("InitiateAuth", request));
      expect([refusals, asked]).to.deep.equal([[...Array(5).fill(incorrect), locked], []]);
    }
  });

  it("answers for a name that no user can have as for another, to a client that does not hide who exists", async () => {
    const { refused } = await begin({}, { client: { preventUserExistenceErrors: false } });
    const request = start("USER_PASSWORD_AUTH", { USERNAME: "al ice", PASSWORD: password });
    expect((await refused("InitiateAuth", request)).message).to.equal(
      `Exception migrating user in app client ${clientId}`,
    );
  });

  it("makes nobody with a preferred user name that looks like an address that users sign in with", async () => {
    const { refused, store } = await begin(
      { userAttributes: { preferred_username: "bob@example.com" } },
      { pool: { aliasAttributes: ["email", "preferred_username"] } },
    );
    expect((await refused("InitiateAuth", startWithPassword())).__type).to.equal("InvalidLambdaResponseException");
    expect(await store.list("cognito/user/")).to.deep.equal([]);
  });

  it("says that it found nobody to a client that does not hide who exists", async () => {
    const { refused } = await begin({}, { client: { preventUserExistenceErrors: false } });
    expect(await refused("InitiateAuth", startWithPassword("Wrong-horse-1"))).to.deep.equal({
      __type: "UserNotFoundException",
      message: `Exception migrating user in app client ${clientId}`,
    });
  });

  it("fails where the function may not be asked", async () => {
    const { refused } = await begin(
      {},
      { pool: { triggers: { userMigration: { functionArn: "x", permitted: false } } } },
    );
    expect(await refused("InitiateAuth", startWithPassword())).to.deep.equal({
      __type: "UnexpectedLambdaException",
      message: "UserMigration invocation failed due to error AccessDeniedException.",
    });
  });

  it("refuses attributes that the pool does not have", async () => {
    const { refused, store } = await begin({ userAttributes: { "custom:tier": "gold" } });
    expect((await refused("InitiateAuth", startWithPassword())).__type).to.equal("InvalidLambdaResponseException");
    expect(await store.list("cognito/user/")).to.deep.equal([]);
  });
});
