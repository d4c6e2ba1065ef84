import { createHmac } from "node:crypto";
import { expect } from "chai";
import { client, clientId, poolId, startCognito, stopCognitos, type TestCognito } from "../start-cognito";
import { type Answer, incorrect, invalidSession, locked, start, startSrp } from "./steps";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What the challenge for a name shows. */
async function shown(started: TestCognito, name: string, more: object = {}) {
  const { ChallengeParameters } = await started.ok<Answer>("InitiateAuth", {
    ...start("USER_SRP_AUTH", { USERNAME: name, SRP_A: "abc123" }),
    ...more,
  });
  return ChallengeParameters;
}

describe("USER_SRP_AUTH", () => {
  afterEach(stopCognitos);

  it("signs in, with a challenge that shows what AWS's does", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const { answer, ChallengeName, ChallengeParameters } = await startSrp(started);
    const { SALT, SECRET_BLOCK, SRP_B, ...rest } = ChallengeParameters;
    expect(rest).to.deep.equal({ USERNAME: "alice", USER_ID_FOR_SRP: "alice" });
    expect([ChallengeName, SALT]).to.deep.equal(["PASSWORD_VERIFIER", (await started.userOf("alice")).password.salt]);
    expect(SECRET_BLOCK).to.match(/^[A-Za-z0-9+/]{64}$/);
    expect(SRP_B).to.match(/^[0-9a-f]{700,768}$/);
    const body = await started.ok<Answer>("RespondToAuthChallenge", answer());
    expect(body.AuthenticationResult?.TokenType).to.equal("Bearer");
  });

  it("signs in with AdminInitiateAuth and AdminRespondToAuthChallenge", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const admin: TestCognito = {
      ...started,
      ok: (operation, request) => started.ok(`Admin${operation}`, { UserPoolId: poolId, ...request }),
    };
    const { answer } = await startSrp(admin);
    expect(await admin.ok("RespondToAuthChallenge", answer())).to.have.property("AuthenticationResult");
  });

  it("takes the answer with the session as well", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const { answer, Session } = await startSrp(started);
    expect(await started.ok("RespondToAuthChallenge", { ...answer(), Session })).to.have.property(
      "AuthenticationResult",
    );
  });

  it("refuses the session of another challenge", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const { answer } = await startSrp(started);
    const { Session } = await startSrp(started);
    expect(await started.refused("RespondToAuthChallenge", { ...answer(), Session })).to.deep.equal(invalidSession);
  });

  it("refuses a wrong password, and the challenge is used up by it", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const { answer } = await startSrp(started);
    expect(await started.refused("RespondToAuthChallenge", answer({}, "Wrong-horse-1"))).to.deep.equal(incorrect);
    expect(await started.refused("RespondToAuthChallenge", answer())).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "Invalid session for the user, session can only be used once.",
    });
  });

  it("takes a right answer once", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const { answer } = await startSrp(started);
    await started.ok("RespondToAuthChallenge", answer());
    expect((await started.refused("RespondToAuthChallenge", answer())).message).to.equal(
      "Invalid session for the user, session can only be used once.",
    );
  });

  it("refuses a secret block that nobody was given", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const { answer } = await startSrp(started);
    const block = answer({ PASSWORD_CLAIM_SECRET_BLOCK: Buffer.alloc(48).toString("base64") });
    expect(await started.refused("RespondToAuthChallenge", block)).to.deep.equal(invalidSession);
  });

  it("refuses a claim that another user answers", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    await started.addUser("bob");
    const { answer } = await startSrp(started);
    expect(await started.refused("RespondToAuthChallenge", answer({ USERNAME: "bob" }))).to.deep.equal(invalidSession);
  });

  it("refuses a claim that another client answers", async () => {
    const started = await startCognito({ otherClients: [{ ...client, id: "otherclient" }] });
    await started.addUser("alice");
    const { answer } = await startSrp(started);
    const other = { ...answer(), ClientId: "otherclient" };
    expect(await started.refused("RespondToAuthChallenge", other)).to.deep.equal(invalidSession);
  });

  it("refuses a claim of another time", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const { answer } = await startSrp(started);
    const old = answer({ TIMESTAMP: "Sat Nov 21 11:54:59 UTC 2026" });
    expect((await started.refused("RespondToAuthChallenge", old)).message).to.equal(
      "TIMESTAMP is not within five minutes of the time here.",
    );
  });

  it("refuses a claim for a password that was replaced since", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const { answer } = await startSrp(started);
    started.time.now += 1;
    const request = { UserPoolId: poolId, Username: "alice", Password: "Another-horse-2", Permanent: true };
    await started.ok("AdminSetUserPassword", request);
    expect(await started.refused("RespondToAuthChallenge", answer())).to.deep.equal(invalidSession);
  });

  it("counts wrong claims with wrong passwords, and is locked with them", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    for (let time = 0; time < 5; time++) {
      const { answer } = await startSrp(started);
      await started.refused("RespondToAuthChallenge", answer({ PASSWORD_CLAIM_SIGNATURE: "x" }));
    }
    const { answer } = await startSrp(started);
    expect(await started.refused("RespondToAuthChallenge", answer())).to.deep.equal(locked);
    started.time.now += 1000;
    expect(await started.ok("RespondToAuthChallenge", answer())).to.have.property("AuthenticationResult");
  });

  it("says that a user is disabled, not confirmed or has to reset the password once the password is right", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const refusals: unknown[] = [];
    for (const change of [
      { enabled: false },
      { enabled: true, status: "UNCONFIRMED" },
      { status: "RESET_REQUIRED" },
    ] as const) {
      await started.changeUser("alice", change);
      const wrong = await startSrp(started);
      const right = await startSrp(started);
      refusals.push(
        (await started.refused("RespondToAuthChallenge", wrong.answer({}, "Wrong-horse-1"))).message,
        (await started.refused("RespondToAuthChallenge", right.answer())).message,
      );
    }
    const { message } = incorrect;
    expect(refusals).to.deep.equal([
      message,
      "User is disabled.",
      message,
      "User is not confirmed.",
      message,
      "Password reset required for the user",
    ]);
  });

  it("asks for a new password in the place of a temporary one", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    await started.changeUser("alice", { status: "FORCE_CHANGE_PASSWORD" });
    const { answer } = await startSrp(started);
    expect((await started.ok<Answer>("RespondToAuthChallenge", answer())).ChallengeName).to.equal(
      "NEW_PASSWORD_REQUIRED",
    );
  });

  it("asks for the secret hash of a client with a secret, with the answer too", async () => {
    const secret = "s".repeat(51);
    const started = await startCognito({ client: { secret } });
    await started.addUser("alice");
    const SECRET_HASH = createHmac("sha256", secret).update(`alice${clientId}`).digest("base64");
    const { answer } = await startSrp(started, { more: { SECRET_HASH } });
    expect((await started.refused("RespondToAuthChallenge", answer())).message).to.equal(
      `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
    );
    await started.ok("RespondToAuthChallenge", answer({ SECRET_HASH }));
  });

  it("refuses a device, which could stand in the place of a second factor", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const refusal = {
      __type: "UnsupportedOperationException",
      message: "DEVICE_KEY: device tracking is not served by the local Cognito",
    };
    const request = start("USER_SRP_AUTH", { SRP_A: "abc", DEVICE_KEY: "eu-west-1_0f0f" });
    expect(await started.refused("InitiateAuth", request)).to.deep.equal(refusal);
    const { answer } = await startSrp(started);
    const withDevice = answer({ DEVICE_KEY: "eu-west-1_0f0f" });
    expect(await started.refused("RespondToAuthChallenge", withDevice)).to.deep.equal(refusal);
  });

  for (const missing of ["PASSWORD_CLAIM_SIGNATURE", "PASSWORD_CLAIM_SECRET_BLOCK", "TIMESTAMP", "USERNAME"]) {
    it(`asks for ${missing}`, async () => {
      const started = await startCognito();
      await started.addUser("alice");
      const { answer } = await startSrp(started);
      expect(await started.refused("RespondToAuthChallenge", answer({ [missing]: "" }))).to.deep.equal({
        __type: "InvalidParameterException",
        message: `Missing required parameter ${missing}`,
      });
    });
  }

  it("asks for SRP_A, and refuses one whose key everybody knows", async () => {
    const { refused } = await startCognito();
    const refusals = [await refused("InitiateAuth", start("USER_SRP_AUTH"))];
    refusals.push(await refused("InitiateAuth", start("USER_SRP_AUTH", { SRP_A: "0" })));
    expect(refusals).to.deep.equal([
      { __type: "InvalidParameterException", message: "Missing required parameter SRP_A" },
      { __type: "InvalidParameterException", message: "SRP_A is not a valid public value" },
    ]);
  });

  describe("for a name that nobody has", () => {
    it("shows the same salt and user id each time, also after a restart, in the form of real ones", async () => {
      const before = await startCognito();
      await before.addUser("alice");
      const real = await shown(before, "alice");
      const first = await shown(before, "nobody");
      const second = await shown(before, "Nobody");
      await before.close();
      const third = await shown(await startCognito({ folder: before.folder }), "nobody");
      expect(Object.keys(first)).to.deep.equal(Object.keys(real));
      expect(first["SALT"]).to.match(/^[0-9a-f]{32}$/);
      const salts = [first["SALT"], second["SALT"], third["SALT"]];
      expect(salts).to.deep.equal(Array(3).fill(first["SALT"]));
      expect([first["USER_ID_FOR_SRP"], second["USER_ID_FOR_SRP"], first["USERNAME"]]).to.deep.equal(
        Array(3).fill("nobody"),
      );
      expect(first["SRP_B"]?.length).to.be.within(760, 768);
    });

    it("shows another salt for another name, and in another installation", async () => {
      const [one, other] = [await startCognito(), await startCognito()];
      const salts = [await shown(one, "nobody"), await shown(one, "nobody2"), await shown(other, "nobody")];
      expect(new Set(salts.map(({ SALT }) => SALT)).size).to.equal(3);
    });

    it("shows a UUID where usernames are UUIDs", async () => {
      const started = await startCognito({ pool: { usernameAttributes: ["email"] } });
      const { USER_ID_FOR_SRP, USERNAME } = await shown(started, "nobody@example.com");
      expect(USER_ID_FOR_SRP).to.match(uuid);
      expect(USERNAME).to.equal(USER_ID_FOR_SRP);
    });

    it("shows no alias as the user id: a real user's would be their username", async () => {
      const started = await startCognito({ pool: { aliasAttributes: ["email", "phone_number"] } });
      for (const name of ["nobody@example.com", "+15550100"]) {
        expect((await shown(started, name))["USER_ID_FOR_SRP"]).to.match(uuid);
      }
      expect((await shown(started, "nobody"))["USER_ID_FOR_SRP"]).to.equal("nobody");
    });

    it("answers a claim as with a wrong password, and locks as well", async () => {
      const started = await startCognito();
      const refusals: unknown[] = [];
      for (let time = 0; time < 6; time++) {
        const { answer } = await startSrp(started, { name: "nobody" });
        refusals.push(await started.refused("RespondToAuthChallenge", answer()));
      }
      expect(refusals).to.deep.equal([...Array(5).fill(incorrect), locked]);
    });

    it("lets nobody in, even with the password that the pretended salt is made for", async () => {
      const started = await startCognito();
      const { answer } = await startSrp(started, { name: "nobody" });
      const stored = await started.store.list<{ srpKey: string }>("cognito/challenge/");
      const key = Buffer.from(stored[0]?.value.srpKey ?? "", "hex");
      const { ChallengeResponses: responses } = answer();
      const { PASSWORD_CLAIM_SECRET_BLOCK: block = "", TIMESTAMP = "" } = responses as Record<string, string>;
      const signed = createHmac("sha256", key).update("Ab12Cd34Enobody").update(Buffer.from(block, "base64"));
      const PASSWORD_CLAIM_SIGNATURE = signed.update(TIMESTAMP).digest("base64");
      expect(await started.refused("RespondToAuthChallenge", answer({ PASSWORD_CLAIM_SIGNATURE }))).to.deep.equal(
        incorrect,
      );
    });

    it("refuses an answer under another name", async () => {
      const started = await startCognito();
      const { answer } = await startSrp(started, { name: "nobody" });
      expect(await started.refused("RespondToAuthChallenge", answer({ USERNAME: "alice" }))).to.deep.equal(
        invalidSession,
      );
    });

    it("stays a name that nobody has for this challenge, even if somebody takes it meanwhile", async () => {
      const started = await startCognito();
      const { answer } = await startSrp(started, { name: "alice" });
      await started.addUser("alice");
      expect(await started.refused("RespondToAuthChallenge", answer())).to.deep.equal(incorrect);
    });

    it("says so to a client that does not hide it", async () => {
      const { refused } = await startCognito({ client: { preventUserExistenceErrors: false } });
      expect(await refused("InitiateAuth", start("USER_SRP_AUTH", { SRP_A: "abc" }))).to.deep.equal({
        __type: "UserNotFoundException",
        message: "User does not exist.",
      });
    });
  });
});
