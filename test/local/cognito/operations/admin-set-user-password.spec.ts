import { expect } from "chai";
import {
  clientId,
  password,
  passwordSignIn,
  poolId,
  type SignInBody,
  startCognito,
  stopCognitos,
} from "../start-cognito";

const alice = { UserPoolId: poolId, Username: "alice" };
const newPassword = "Another-horse-2";
const notFound = { __type: "UserNotFoundException", message: "User does not exist." };

describe("AdminSetUserPassword", () => {
  afterEach(stopCognitos);

  it("sets a password for good, which confirms the user", async () => {
    const { addUser, changeUser, ok, signIn, userOf } = await startCognito();
    await addUser("alice");
    await changeUser("alice", { status: "UNCONFIRMED" });
    expect(await ok("AdminSetUserPassword", { ...alice, Password: newPassword, Permanent: true })).to.deep.equal({});
    expect((await userOf("alice")).status).to.equal("CONFIRMED");
    expect((await signIn("alice", newPassword)).TokenType).to.equal("Bearer");
  });

  it("sets a temporary password unless told otherwise", async () => {
    const { addUser, ok } = await startCognito();
    await addUser("alice");
    await ok("AdminSetUserPassword", { ...alice, Password: newPassword });
    const body = await ok<SignInBody>("InitiateAuth", passwordSignIn("alice", newPassword));
    expect(body.ChallengeName).to.equal("NEW_PASSWORD_REQUIRED");
  });

  it("ends what was signed in before with a temporary password, for good", async () => {
    const { addUser, ok, refused, signIn } = await startCognito();
    await addUser("alice");
    const { AccessToken, RefreshToken } = await signIn("alice");
    await ok("AdminSetUserPassword", { ...alice, Password: newPassword });
    const { Session } = await ok<SignInBody>("InitiateAuth", passwordSignIn("alice", newPassword));
    const ChallengeResponses = { USERNAME: "alice", NEW_PASSWORD: "A-third-horse-3" };
    const answer = { ClientId: clientId, ChallengeName: "NEW_PASSWORD_REQUIRED", Session, ChallengeResponses };
    await ok("RespondToAuthChallenge", answer);
    expect([
      (await refused("GetUser", { AccessToken })).message,
      (await refused("GetTokensFromRefreshToken", { ClientId: clientId, RefreshToken })).message,
    ]).to.deep.equal(["Access Token has been revoked", "Refresh Token has been revoked"]);
  });

  it("voids the password before", async () => {
    const { addUser, ok, refused } = await startCognito();
    await addUser("alice");
    await ok("AdminSetUserPassword", { ...alice, Password: newPassword, Permanent: true });
    expect((await refused("InitiateAuth", passwordSignIn("alice", password))).__type).to.equal(
      "NotAuthorizedException",
    );
  });

  it("refuses a password below the policy", async () => {
    const { addUser, refused } = await startCognito();
    await addUser("alice");
    const request = { ...alice, Password: "alllowercase", Permanent: true };
    expect(await refused("AdminSetUserPassword", request)).to.deep.equal({
      __type: "InvalidPasswordException",
      message: "Password did not conform with policy: Password must have uppercase characters",
    });
  });

  it("refuses for a user who is not there", async () => {
    const { refused } = await startCognito();
    expect(await refused("AdminSetUserPassword", { ...alice, Password: newPassword })).to.deep.equal(notFound);
  });
});
