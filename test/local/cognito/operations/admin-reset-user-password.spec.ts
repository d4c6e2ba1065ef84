import { expect } from "chai";
import { clientId, password, passwordSignIn, poolId, startCognito, stopCognitos } from "../start-cognito";

const alice = { UserPoolId: poolId, Username: "alice" };

describe("AdminResetUserPassword", () => {
  afterEach(stopCognitos);

  it("makes the user choose a new password with the code that it sends", async () => {
    const { addUser, signIn, ok, refused, messages } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    expect(await ok("AdminResetUserPassword", alice)).to.deep.equal({});
    expect(messages.map(({ to, kind }) => [to, kind])).to.deep.equal([["alice@example.com", "forgotPassword"]]);
    expect(await refused("InitiateAuth", passwordSignIn("alice", password))).to.deep.equal({
      __type: "PasswordResetRequiredException",
      message: "Password reset required for the user",
    });
    const answer = { ClientId: clientId, Username: "alice", ConfirmationCode: messages[0]?.code };
    await ok("ConfirmForgotPassword", { ...answer, Password: "Another-horse-2" });
    expect((await signIn("alice", "Another-horse-2")).TokenType).to.equal("Bearer");
  });

  it("ends what the user was signed in to", async () => {
    const { addUser, signIn, ok, refused } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    const { AccessToken, RefreshToken } = await signIn("alice");
    await ok("AdminResetUserPassword", alice);
    const AuthParameters = { REFRESH_TOKEN: RefreshToken };
    const refresh = { ClientId: clientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters };
    expect([
      (await refused("GetUser", { AccessToken })).__type,
      (await refused("InitiateAuth", refresh)).message,
    ]).to.deep.equal(["NotAuthorizedException", "Refresh Token has been revoked"]);
  });

  it("ends it for good: a new password brings nothing back", async () => {
    const { addUser, signIn, ok, refused, messages } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    const { AccessToken, RefreshToken } = await signIn("alice");
    await ok("AdminResetUserPassword", alice);
    const answer = { ClientId: clientId, Username: "alice", ConfirmationCode: messages[0]?.code };
    await ok("ConfirmForgotPassword", { ...answer, Password: "Another-horse-2" });
    const refresh = { ClientId: clientId, RefreshToken };
    expect([
      (await refused("GetUser", { AccessToken })).message,
      (await refused("GetTokensFromRefreshToken", refresh)).message,
    ]).to.deep.equal(["Access Token has been revoked", "Refresh Token has been revoked"]);
  });

  it("refuses for a user without a proven address, and leaves the password", async () => {
    const { addUser, signIn, refused } = await startCognito();
    await addUser("alice", { email: "alice@example.com", email_verified: "false" });
    expect((await refused("AdminResetUserPassword", alice)).__type).to.equal("InvalidParameterException");
    expect((await signIn("alice")).TokenType).to.equal("Bearer");
  });

  it("refuses where the pool has no way of recovery", async () => {
    const { addUser, refused } = await startCognito({ pool: { recovery: [] } });
    await addUser("alice", { email: "alice@example.com" });
    expect((await refused("AdminResetUserPassword", alice)).message).to.equal(
      "The user pool has no way of account recovery but an administrator",
    );
  });

  it("refuses for a user who never chose a password, or is disabled", async () => {
    const { addUser, changeUser, refused } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    await changeUser("alice", { status: "FORCE_CHANGE_PASSWORD" });
    const waiting = await refused("AdminResetUserPassword", alice);
    await changeUser("alice", { status: "CONFIRMED", enabled: false });
    expect([waiting.message, (await refused("AdminResetUserPassword", alice)).message]).to.deep.equal([
      "User password cannot be reset in the current state.",
      "User is disabled.",
    ]);
  });
});
