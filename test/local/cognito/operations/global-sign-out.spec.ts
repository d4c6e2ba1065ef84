import { expect } from "chai";
import { clientId, startCognito, stopCognitos, type TestCognito } from "../start-cognito";

const accessRevoked = { __type: "NotAuthorizedException", message: "Access Token has been revoked" };

function refresh(started: TestCognito, RefreshToken: string) {
  const AuthParameters = { REFRESH_TOKEN: RefreshToken };
  return started.refused("InitiateAuth", { ClientId: clientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters });
}

describe("GlobalSignOut", () => {
  afterEach(stopCognitos);

  it("ends every sign-in of the user: no access token and no refresh token is taken any more", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const here = await started.signIn("alice");
    const there = await started.signIn("alice");
    expect(await started.ok("GlobalSignOut", here, { signed: false })).to.deep.equal({});
    for (const { AccessToken, RefreshToken } of [here, there]) {
      expect(await started.refused("GetUser", { AccessToken })).to.deep.equal(accessRevoked);
      expect(await refresh(started, RefreshToken)).to.deep.equal({
        __type: "NotAuthorizedException",
        message: "Refresh Token has been revoked",
      });
    }
  });

  it("leaves other users and later sign-ins alone", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    await started.addUser("bob");
    const bob = await started.signIn("bob");
    await started.ok("GlobalSignOut", await started.signIn("alice"));
    const again = await started.signIn("alice");
    expect(await started.ok("GetUser", { AccessToken: bob.AccessToken })).to.have.property("Username", "bob");
    expect(await started.ok("GetUser", { AccessToken: again.AccessToken })).to.have.property("Username", "alice");
  });

  it("ends the sign-ins of a client without token revocation as well", async () => {
    const started = await startCognito({ client: { enableTokenRevocation: false } });
    await started.addUser("alice");
    const { AccessToken, RefreshToken } = await started.signIn("alice");
    await started.ok("GlobalSignOut", { AccessToken });
    expect(await started.refused("GetUser", { AccessToken })).to.deep.equal(accessRevoked);
    expect((await refresh(started, RefreshToken)).message).to.equal("Refresh Token has been revoked");
    started.time.now += 1000;
    const again = await started.signIn("alice");
    await started.ok("GetUser", { AccessToken: again.AccessToken });
  });

  it("takes no token that is signed out already", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const tokens = await started.signIn("alice");
    await started.ok("GlobalSignOut", tokens);
    expect(await started.refused("GlobalSignOut", tokens)).to.deep.equal(accessRevoked);
  });

  it("holds over a restart", async () => {
    const before = await startCognito();
    await before.addUser("alice");
    const { AccessToken } = await before.signIn("alice");
    await before.ok("GlobalSignOut", { AccessToken });
    await before.close();
    const started = await startCognito({ folder: before.folder });
    expect(await started.refused("GetUser", { AccessToken })).to.deep.equal(accessRevoked);
  });
});
