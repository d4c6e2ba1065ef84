import { expect } from "chai";
import { clientId, password, passwordSignIn, poolId, startCognito, stopCognitos } from "../start-cognito";

const alice = { UserPoolId: poolId, Username: "alice" };

describe("AdminDisableUser", () => {
  afterEach(stopCognitos);

  it("lets a user in no more, by a password, an access token or a refresh token", async () => {
    const { addUser, signIn, ok, refused } = await startCognito();
    await addUser("alice");
    const { AccessToken, RefreshToken } = await signIn("alice");
    expect(await ok("AdminDisableUser", alice)).to.deep.equal({});
    const refresh = {
      ClientId: clientId,
      AuthFlow: "REFRESH_TOKEN_AUTH",
      AuthParameters: { REFRESH_TOKEN: RefreshToken },
    };
    const refusals = [
      await refused("InitiateAuth", passwordSignIn("alice", password)),
      await refused("GetUser", { AccessToken }),
      await refused("InitiateAuth", refresh),
    ];
    expect(refusals.map(({ message }) => message)).to.deep.equal([
      "User is disabled.",
      "User is disabled.",
      "Refresh Token has been revoked",
    ]);
    expect(await ok("AdminGetUser", alice)).to.have.property("Enabled", false);
  });

  it("refuses a user who is not there", async () => {
    const { refused } = await startCognito();
    expect((await refused("AdminDisableUser", alice)).__type).to.equal("UserNotFoundException");
  });
});

describe("AdminEnableUser", () => {
  afterEach(stopCognitos);

  it("lets a user sign in again; what they were signed in to before stays over", async () => {
    const { addUser, signIn, ok, refused } = await startCognito();
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    await ok("AdminDisableUser", alice);
    expect(await ok("AdminEnableUser", alice)).to.deep.equal({});
    expect((await signIn("alice")).TokenType).to.equal("Bearer");
    expect((await refused("GetUser", { AccessToken })).message).to.equal("Access Token has been revoked");
  });

  it("leaves the tokens of a user who was not disabled alone", async () => {
    const { addUser, signIn, ok } = await startCognito();
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    await ok("AdminEnableUser", alice);
    expect(await ok("GetUser", { AccessToken })).to.have.property("Username", "alice");
  });
});
