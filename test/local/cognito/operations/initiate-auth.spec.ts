import { createHmac } from "node:crypto";
import { expect } from "chai";
import {
  client,
  clientId,
  password,
  passwordSignIn,
  pool,
  poolId,
  type SignInBody,
  startCognito,
  stopCognitos,
} from "../start-cognito";

const incorrect = { __type: "NotAuthorizedException", message: "Incorrect username or password." };
const secret = "s".repeat(51);

function refreshWith(RefreshToken: string, more: Record<string, string> = {}) {
  return {
    ClientId: clientId,
    AuthFlow: "REFRESH_TOKEN_AUTH",
    AuthParameters: { REFRESH_TOKEN: RefreshToken, ...more },
  };
}

function hashFor(username: string): string {
  return createHmac("sha256", secret).update(`${username}${clientId}`).digest("base64");
}

describe("InitiateAuth", () => {
  afterEach(stopCognitos);

  describe("with USER_PASSWORD_AUTH", () => {
    it("answers with three tokens", async () => {
      const { addUser, ok } = await startCognito();
      await addUser("alice");
      const body = await ok<SignInBody>("InitiateAuth", passwordSignIn("alice", password), { signed: false });
      expect(body.ChallengeParameters).to.deep.equal({});
      const { AccessToken, IdToken, RefreshToken, ...rest } = body.AuthenticationResult;
      expect(rest).to.deep.equal({ ExpiresIn: 3600, TokenType: "Bearer" });
      expect([AccessToken, IdToken].map((token) => token.split(".").length)).to.deep.equal([3, 3]);
      expect(RefreshToken).to.match(/^[A-Za-z0-9-_=.]{100,}$/);
    });

    it("refuses a name that no user can have for its length, and keeps nothing of it", async () => {
      const { refused, store } = await startCognito();
      expect(await refused("InitiateAuth", passwordSignIn("a".repeat(129), password))).to.deep.equal({
        __type: "InvalidParameterException",
        message: "USERNAME must have 128 characters at most",
      });
      expect(await store.list("cognito/attempts/")).to.deep.equal([]);
    });

    it("refuses a wrong password", async () => {
      const { addUser, refused } = await startCognito();
      await addUser("alice");
      expect(await refused("InitiateAuth", passwordSignIn("alice", "wrong"))).to.deep.equal(incorrect);
    });

    it("answers for a name that nobody has as for a wrong password", async () => {
      const { refused } = await startCognito();
      expect(await refused("InitiateAuth", passwordSignIn("nobody", password))).to.deep.equal(incorrect);
    });

    it("says that nobody has the name to a client that does not hide it", async () => {
      const { refused } = await startCognito({ client: { preventUserExistenceErrors: false } });
      expect(await refused("InitiateAuth", passwordSignIn("nobody", password))).to.deep.equal({
        __type: "UserNotFoundException",
        message: "User does not exist.",
      });
    });

    it("refuses a user who is not confirmed, once the password is right", async () => {
      const { addUser, changeUser, refused } = await startCognito();
      await addUser("alice");
      await changeUser("alice", { status: "UNCONFIRMED" });
      expect(await refused("InitiateAuth", passwordSignIn("alice", "wrong"))).to.deep.equal(incorrect);
      expect(await refused("InitiateAuth", passwordSignIn("alice", password))).to.deep.equal({
        __type: "UserNotConfirmedException",
        message: "User is not confirmed.",
      });
    });

    it("refuses a user whose password has to be reset", async () => {
      const { addUser, changeUser, refused } = await startCognito();
      await addUser("alice");
      await changeUser("alice", { status: "RESET_REQUIRED" });
      expect(await refused("InitiateAuth", passwordSignIn("alice", password))).to.deep.equal({
        __type: "PasswordResetRequiredException",
        message: "Password reset required for the user",
      });
    });

    it("refuses a disabled user, and says so only once the password is right", async () => {
      const { addUser, changeUser, refused } = await startCognito();
      await addUser("alice");
      await changeUser("alice", { enabled: false });
      expect(await refused("InitiateAuth", passwordSignIn("alice", "wrong"))).to.deep.equal(incorrect);
      expect(await refused("InitiateAuth", passwordSignIn("alice", password))).to.deep.equal({
        __type: "NotAuthorizedException",
        message: "User is disabled.",
      });
    });

    it("asks for a new password in the place of a temporary one", async () => {
      const { addUser, changeUser, ok } = await startCognito();
      await addUser("alice", { email: "alice@example.com" });
      await changeUser("alice", { status: "FORCE_CHANGE_PASSWORD" });
      const { Session, ...rest } = await ok<SignInBody>("InitiateAuth", passwordSignIn("alice", password));
      expect(rest).to.deep.equal({
        ChallengeName: "NEW_PASSWORD_REQUIRED",
        ChallengeParameters: {
          USER_ID_FOR_SRP: "alice",
          requiredAttributes: "[]",
          userAttributes: '{"email_verified":"true","email":"alice@example.com"}',
        },
      });
      expect(Session).to.match(/^[0-9a-f]{96}$/);
    });

    it("shows with the challenge no attribute that the client may not read", async () => {
      const { addUser, changeUser, ok } = await startCognito({ client: { readAttributes: ["name"] } });
      await addUser("alice", { email: "alice@example.com", name: "Alice" });
      await changeUser("alice", { status: "FORCE_CHANGE_PASSWORD" });
      const { ChallengeParameters } = await ok<SignInBody>("InitiateAuth", passwordSignIn("alice", password));
      expect(ChallengeParameters["userAttributes"]).to.equal('{"name":"Alice"}');
    });

    it("takes a temporary password for as many days as the policy says", async () => {
      const { addUser, changeUser, ok, refused, time } = await startCognito();
      await addUser("alice");
      await changeUser("alice", { status: "FORCE_CHANGE_PASSWORD" });
      time.now += 7 * 24 * 3_600_000;
      expect(await refused("InitiateAuth", passwordSignIn("alice", password))).to.deep.equal({
        __type: "NotAuthorizedException",
        message: "Temporary password has expired and must be reset by an administrator.",
      });
      time.now -= 1;
      expect(await ok("InitiateAuth", passwordSignIn("alice", password))).to.have.property("Session");
    });

    it("hands out no token in a pool that requires MFA and has no factor that is served", async () => {
      const { addUser, refused } = await startCognito({ pool: { mfa: "ON" } });
      await addUser("alice");
      expect(await refused("InitiateAuth", passwordSignIn("alice", password))).to.deep.equal({
        __type: "UnsupportedOperationException",
        message: `user pool ${poolId} requires MFA, and the local Cognito serves no second factor that this user could set up now`,
      });
    });

    it("signs in without a second factor where that is optional", async () => {
      const { addUser, signIn } = await startCognito({ pool: { mfa: "OPTIONAL" } });
      await addUser("alice");
      expect((await signIn("alice")).TokenType).to.equal("Bearer");
    });

    it("refuses a device, which could stand in the place of a second factor", async () => {
      const { addUser, refused } = await startCognito();
      await addUser("alice");
      const request = passwordSignIn("alice", password, { DEVICE_KEY: "eu-west-1_0f0f" });
      expect(await refused("InitiateAuth", request)).to.deep.equal({
        __type: "UnsupportedOperationException",
        message: "DEVICE_KEY: device tracking is not served by the local Cognito",
      });
    });

    for (const missing of ["USERNAME", "PASSWORD"]) {
      it(`asks for ${missing}`, async () => {
        const { refused } = await startCognito();
        const request = passwordSignIn("alice", password, { [missing]: "" });
        expect(await refused("InitiateAuth", request)).to.deep.equal({
          __type: "InvalidParameterException",
          message: `Missing required parameter ${missing}`,
        });
      });
    }

    it("keeps users of one pool out of another", async () => {
      const { addUser, refused } = await startCognito({
        otherPools: [{ ...pool, id: "eu-west-1_Other0001" }],
        otherClients: [{ ...client, id: "otherclient", poolId: "eu-west-1_Other0001" }],
      });
      await addUser("alice");
      const request = { ...passwordSignIn("alice", password), ClientId: "otherclient" };
      expect(await refused("InitiateAuth", request)).to.deep.equal(incorrect);
    });
  });

  describe("with a client that has a secret", () => {
    it("takes the right secret hash", async () => {
      const { addUser, ok } = await startCognito({ client: { secret } });
      await addUser("alice");
      const request = passwordSignIn("alice", password, { SECRET_HASH: hashFor("alice") });
      expect(await ok("InitiateAuth", request)).to.have.property("AuthenticationResult");
    });

    it("refuses no secret hash", async () => {
      const { addUser, refused } = await startCognito({ client: { secret } });
      await addUser("alice");
      expect(await refused("InitiateAuth", passwordSignIn("alice", password))).to.deep.equal({
        __type: "NotAuthorizedException",
        message: `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
      });
    });

    it("refuses the secret hash of another user", async () => {
      const { addUser, refused } = await startCognito({ client: { secret } });
      await addUser("alice");
      const request = passwordSignIn("alice", password, { SECRET_HASH: hashFor("bob") });
      expect(await refused("InitiateAuth", request)).to.deep.equal({
        __type: "NotAuthorizedException",
        message: `Unable to verify secret hash for client ${clientId}`,
      });
    });

    it("asks for it when refreshing as well", async () => {
      const { addUser, ok, refused } = await startCognito({ client: { secret } });
      await addUser("alice");
      const SECRET_HASH = hashFor("alice");
      const request = passwordSignIn("alice", password, { SECRET_HASH });
      const { RefreshToken } = (await ok<SignInBody>("InitiateAuth", request)).AuthenticationResult;
      expect((await refused("InitiateAuth", refreshWith(RefreshToken))).message).to.equal(
        `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
      );
      await ok("InitiateAuth", refreshWith(RefreshToken, { SECRET_HASH }));
    });
  });
});
