import { expect } from "chai";
import { clientId, poolId, startCognito, stopCognitos } from "../start-cognito";

describe("AdminUserGlobalSignOut", () => {
  afterEach(stopCognitos);

  it("ends every sign-in of the user, and of nobody else", async () => {
    const { addUser, signIn, ok, refused } = await startCognito();
    for (const name of ["alice", "bob"]) await addUser(name);
    const [alice, bob] = [await signIn("alice"), await signIn("bob")];
    expect(await ok("AdminUserGlobalSignOut", { UserPoolId: poolId, Username: "alice" })).to.deep.equal({});
    const AuthParameters = { REFRESH_TOKEN: alice.RefreshToken };
    const refresh = { ClientId: clientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters };
    expect([
      (await refused("GetUser", { AccessToken: alice.AccessToken })).message,
      (await refused("InitiateAuth", refresh)).message,
    ]).to.deep.equal(["Access Token has been revoked", "Refresh Token has been revoked"]);
    expect(await ok("GetUser", { AccessToken: bob.AccessToken })).to.have.property("Username", "bob");
    expect((await signIn("alice")).TokenType).to.equal("Bearer");
  });

  it("refuses a user who is not there", async () => {
    const { refused } = await startCognito();
    const request = { UserPoolId: poolId, Username: "nobody" };
    expect((await refused("AdminUserGlobalSignOut", request)).__type).to.equal("UserNotFoundException");
  });
});
