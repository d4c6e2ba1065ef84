import { createHmac } from "node:crypto";
import { expect } from "chai";
import {
  client,
  clientId,
  password,
  passwordSignIn,
  poolId,
  type SignInBody,
  startCognito,
  stopCognitos,
  type TestCognito,
} from "../start-cognito";

const newPassword = "Another-horse-2";
const invalid = { __type: "NotAuthorizedException", message: "Invalid session for the user." };

/** A user with a temporary password, and the session of the challenge to change it. */
async function challenge(started: TestCognito, username = "alice", attributes = {}): Promise<string> {
  await started.addUser(username, attributes);
  await started.changeUser(username, { status: "FORCE_CHANGE_PASSWORD" });
  const { Session } = await started.ok<SignInBody>("InitiateAuth", passwordSignIn(username, password));
  return Session;
}

function answer(Session: string, responses: Record<string, string> = {}, more: object = {}) {
  return {
    ClientId: clientId,
    ChallengeName: "NEW_PASSWORD_REQUIRED",
    Session,
    ChallengeResponses: { USERNAME: "alice", NEW_PASSWORD: newPassword, ...responses },
    ...more,
  };
}

describe("RespondToAuthChallenge", () => {
  afterEach(stopCognitos);

  it("takes the new password, confirms the user and signs them in", async () => {
    const started = await startCognito();
    const session = await challenge(started);
    const body = await started.ok<SignInBody>("RespondToAuthChallenge", answer(session), { signed: false });
    expect(body.AuthenticationResult.TokenType).to.equal("Bearer");
    expect((await started.userOf("alice")).status).to.equal("CONFIRMED");
    expect((await started.signIn("alice", newPassword)).TokenType).to.equal("Bearer");
  });

  it("takes the temporary password no more", async () => {
    const started = await startCognito();
    await started.ok("RespondToAuthChallenge", answer(await challenge(started)));
    expect(await started.refused("InitiateAuth", passwordSignIn("alice", password))).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "Incorrect username or password.",
    });
  });

  it("refuses a session that nobody was given", async () => {
    const started = await startCognito();
    await challenge(started);
    expect(await started.refused("RespondToAuthChallenge", answer("x".repeat(64)))).to.deep.equal(invalid);
  });

  it("refuses a session of another user", async () => {
    const started = await startCognito();
    await challenge(started);
    const sessionOfBob = await challenge(started, "bob");
    expect(await started.refused("RespondToAuthChallenge", answer(sessionOfBob))).to.deep.equal(invalid);
  });

  it("refuses a session of another client", async () => {
    const started = await startCognito({ otherClients: [{ ...client, id: "otherclient" }] });
    const session = await challenge(started);
    const other = answer(session, {}, { ClientId: "otherclient" });
    expect(await started.refused("RespondToAuthChallenge", other)).to.deep.equal(invalid);
  });

  it("refuses a session that was used", async () => {
    const started = await startCognito();
    const session = await challenge(started);
    await started.ok("RespondToAuthChallenge", answer(session));
    await started.changeUser("alice", { status: "FORCE_CHANGE_PASSWORD" });
    expect(await started.refused("RespondToAuthChallenge", answer(session))).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "Invalid session for the user, session can only be used once.",
    });
  });

  it("lets exactly one of many equal answers at once win", async () => {
    const started = await startCognito();
    const body = JSON.stringify(answer(await challenge(started)));
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => started.cognito.call("RespondToAuthChallenge", body, { signed: false })),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 400, 400, 400, 400]);
  });

  it("takes a session for as many minutes as the client says", async () => {
    const started = await startCognito({ client: { authSessionMinutes: 5 } });
    const session = await challenge(started);
    started.time.now += 5 * 60_000;
    expect(await started.refused("RespondToAuthChallenge", answer(session))).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "Invalid session for the user, session is expired.",
    });
    started.time.now -= 1;
    await started.ok("RespondToAuthChallenge", answer(session));
  });

  it("refuses a session of a password that was replaced since", async () => {
    const started = await startCognito();
    const session = await challenge(started);
    started.time.now += 1000;
    const request = { UserPoolId: poolId, Username: "alice", Password: "Temporary-pass-1" };
    await started.ok("AdminSetUserPassword", request);
    expect(await started.refused("RespondToAuthChallenge", answer(session))).to.deep.equal(invalid);
  });

  it("refuses for a user who has a password for good by now", async () => {
    const started = await startCognito();
    const session = await challenge(started);
    await started.changeUser("alice", { status: "CONFIRMED" });
    expect(await started.refused("RespondToAuthChallenge", answer(session))).to.deep.equal(invalid);
  });

  it("refuses for a user who was disabled since", async () => {
    const started = await startCognito();
    const session = await challenge(started);
    await started.changeUser("alice", { enabled: false });
    expect(await started.refused("RespondToAuthChallenge", answer(session))).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "User is disabled.",
    });
  });

  it("refuses a new password below the policy, and takes a better one in the same session", async () => {
    const started = await startCognito();
    const session = await challenge(started);
    expect(await started.refused("RespondToAuthChallenge", answer(session, { NEW_PASSWORD: "short" }))).to.deep.equal({
      __type: "InvalidPasswordException",
      message: "Password did not conform with policy: Password not long enough",
    });
    await started.ok("RespondToAuthChallenge", answer(session));
  });

  it("refuses a new password with white space", async () => {
    const started = await startCognito();
    const session = await challenge(started);
    const spaced = answer(session, { NEW_PASSWORD: "Another horse 2" });
    expect((await started.refused("RespondToAuthChallenge", spaced)).__type).to.equal("InvalidParameterException");
  });

  it("adds the attributes that come with it", async () => {
    const started = await startCognito();
    const session = await challenge(started);
    await started.ok("RespondToAuthChallenge", answer(session, { "userAttributes.name": "Alice" }));
    expect((await started.userOf("alice")).attributes).to.deep.equal({ name: "Alice" });
  });

  it("does not let the user give an attribute that is for good, or that the client may not write", async () => {
    const tenant = { name: "custom:tenant", type: "String", mutable: false, min: undefined, max: undefined } as const;
    const setup = { pool: { customAttributes: [tenant] }, client: { writeAttributes: ["custom:tenant"] } };
    const started = await startCognito(setup);
    const session = await challenge(started);
    const refusals = [
      await started.refused("RespondToAuthChallenge", answer(session, { "userAttributes.custom:tenant": "t1" })),
      await started.refused("RespondToAuthChallenge", answer(session, { "userAttributes.name": "Alice" })),
    ];
    expect(refusals.map(({ message }) => message)).to.deep.equal([
      "Attributes did not conform to the schema: custom:tenant: Attribute cannot be updated.",
      "A client attempted to write unauthorized attribute",
    ]);
  });

  it("does not let the user change the address the administrator gave", async () => {
    const started = await startCognito();
    const session = await challenge(started, "alice", { email: "alice@example.com" });
    const other = answer(session, { "userAttributes.email": "mallory@example.com" });
    expect(await started.refused("RespondToAuthChallenge", other)).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "Cannot modify an already provided email",
    });
  });

  it("does not let the user verify their own address", async () => {
    const started = await startCognito();
    const session = await challenge(started);
    const verified = answer(session, { "userAttributes.email_verified": "true" });
    expect((await started.refused("RespondToAuthChallenge", verified)).message).to.equal(
      "A client attempted to write unauthorized attribute",
    );
  });

  for (const missing of ["USERNAME", "NEW_PASSWORD"]) {
    it(`asks for ${missing}`, async () => {
      const started = await startCognito();
      const session = await challenge(started);
      expect(await started.refused("RespondToAuthChallenge", answer(session, { [missing]: "" }))).to.deep.equal({
        __type: "InvalidParameterException",
        message: `Missing required parameter ${missing}`,
      });
    });
  }

  it("asks for the session", async () => {
    const started = await startCognito();
    const { Session, ...request } = answer("");
    expect(Session).to.equal("");
    expect(await started.refused("RespondToAuthChallenge", request)).to.deep.equal({
      __type: "InvalidParameterException",
      message: "Missing required parameter Session",
    });
  });

  it("asks for the secret hash of a client with a secret", async () => {
    const secret = "s".repeat(51);
    const started = await startCognito({ otherClients: [{ ...client, id: "confidential", secret }] });
    await started.addUser("alice");
    await started.changeUser("alice", { status: "FORCE_CHANGE_PASSWORD" });
    const SECRET_HASH = createHmac("sha256", secret).update("aliceconfidential").digest("base64");
    const signIn = { ...passwordSignIn("alice", password, { SECRET_HASH }), ClientId: "confidential" };
    const { Session } = await started.ok<SignInBody>("InitiateAuth", signIn);
    const bare = answer(Session, {}, { ClientId: "confidential" });
    expect((await started.refused("RespondToAuthChallenge", bare)).message).to.equal(
      "Client confidential is configured with secret but SECRET_HASH was not received",
    );
    await started.ok("RespondToAuthChallenge", answer(Session, { SECRET_HASH }, { ClientId: "confidential" }));
  });

  it("hands out no token in a pool that requires MFA by now", async () => {
    const before = await startCognito();
    const session = await challenge(before);
    await before.close();
    const pool = { mfa: "ON", secondFactors: ["SOFTWARE_TOKEN_MFA"] } as const;
    const started = await startCognito({
      folder: before.folder,
      pool: { ...pool, secondFactors: [...pool.secondFactors] },
    });
    expect((await started.ok<SignInBody>("RespondToAuthChallenge", answer(session))).ChallengeName).to.equal(
      "MFA_SETUP",
    );
  });

  it("asks for the attributes that the pool requires and the user lacks, and takes no answer without them", async () => {
    const started = await startCognito({ pool: { requiredAttributes: ["email", "name", "given_name"] } });
    await started.addUser("alice", { email: "alice@example.com" });
    await started.changeUser("alice", { status: "FORCE_CHANGE_PASSWORD" });
    const body = await started.ok<SignInBody>("InitiateAuth", passwordSignIn("alice", password));
    expect(body.ChallengeParameters["requiredAttributes"]).to.equal(
      '["userAttributes.name","userAttributes.given_name"]',
    );
    const half = answer(body.Session, { "userAttributes.name": "Alice", "userAttributes.given_name": "" });
    expect(await started.refused("RespondToAuthChallenge", half)).to.deep.equal({
      __type: "InvalidParameterException",
      message: "Attributes did not conform to the schema: given_name: The attribute is required",
    });
    const whole = answer(body.Session, { "userAttributes.name": "Alice", "userAttributes.given_name": "Al" });
    await started.ok("RespondToAuthChallenge", whole);
    expect((await started.userOf("alice")).attributes).to.include({ name: "Alice", given_name: "Al" });
  });

  for (const name of [
    "SMS_MFA",
    "SMS_OTP",
    "WEB_AUTHN",
    "DEVICE_SRP_AUTH",
    "DEVICE_PASSWORD_VERIFIER",
    "ADMIN_NO_SRP_AUTH",
  ]) {
    it(`says of ${name} that it is not served`, async () => {
      const { refused } = await startCognito();
      const request = answer("x".repeat(64), {}, { ChallengeName: name });
      expect(await refused("RespondToAuthChallenge", request)).to.deep.equal({
        __type: "UnsupportedOperationException",
        message: `${name} is not served by the local Cognito`,
      });
    });
  }

  it("refuses a device, which could stand in the place of a second factor", async () => {
    const started = await startCognito();
    const session = await challenge(started);
    const request = answer(session, { DEVICE_KEY: "eu-west-1_0f0f" });
    expect((await started.refused("RespondToAuthChallenge", request)).__type).to.equal("UnsupportedOperationException");
  });

  it("keeps a session over a restart", async () => {
    const before = await startCognito();
    const session = await challenge(before);
    await before.close();
    const { ok } = await startCognito({ folder: before.folder });
    expect(await ok("RespondToAuthChallenge", answer(session))).to.have.property("AuthenticationResult");
  });
});
