import { expect } from "chai";
import { client, clientId, startCognito, stopCognitos, type TestCognito } from "../start-cognito";

function refresh(started: TestCognito, RefreshToken: string) {
  const AuthParameters = { REFRESH_TOKEN: RefreshToken };
  return started.refused("InitiateAuth", { ClientId: clientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters });
}

describe("RevokeToken", () => {
  afterEach(stopCognitos);

  it("revokes the refresh token and the access tokens that came from it", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const { RefreshToken, AccessToken } = await started.signIn("alice");
    const request = { Token: RefreshToken, ClientId: clientId };
    expect(await started.ok("RevokeToken", request, { signed: false })).to.deep.equal({});
    expect(await refresh(started, RefreshToken)).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "Refresh Token has been revoked",
    });
    expect(await started.refused("GetUser", { AccessToken })).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "Access Token has been revoked",
    });
  });

  it("leaves other sign-ins of the user alone", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const { RefreshToken } = await started.signIn("alice");
    const { AccessToken } = await started.signIn("alice");
    await started.ok("RevokeToken", { Token: RefreshToken, ClientId: clientId });
    expect(await started.ok("GetUser", { AccessToken })).to.have.property("Username", "alice");
  });

  it("changes nothing for a token that nobody was given", async () => {
    const { ok } = await startCognito();
    expect(await ok("RevokeToken", { Token: "made-up", ClientId: clientId })).to.deep.equal({});
  });

  it("changes nothing for a token of another client", async () => {
    const started = await startCognito({ otherClients: [{ ...client, id: "otherclient" }] });
    await started.addUser("alice");
    const { RefreshToken, AccessToken } = await started.signIn("alice");
    await started.ok("RevokeToken", { Token: RefreshToken, ClientId: "otherclient" });
    expect(await started.ok("GetUser", { AccessToken })).to.have.property("Username", "alice");
  });

  it("revokes no access token", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const { AccessToken } = await started.signIn("alice");
    expect(await started.refused("RevokeToken", { Token: AccessToken, ClientId: clientId })).to.deep.equal({
      __type: "UnsupportedTokenTypeException",
      message: "Unsupported token type",
    });
  });

  it("refuses for a client without token revocation", async () => {
    const started = await startCognito({ client: { enableTokenRevocation: false } });
    await started.addUser("alice");
    const { RefreshToken } = await started.signIn("alice");
    expect(await started.refused("RevokeToken", { Token: RefreshToken, ClientId: clientId })).to.deep.equal({
      __type: "UnsupportedOperationException",
      message: `Token revocation is not enabled for client ${clientId}`,
    });
  });

  it("asks for the secret of a client that has one", async () => {
    const secret = "s".repeat(51);
    const { ok, refused } = await startCognito({ client: { secret } });
    const request = { Token: "made-up", ClientId: clientId };
    const unauthorized = {
      __type: "UnauthorizedException",
      message: `Unable to verify the secret of client ${clientId}`,
    };
    expect(await refused("RevokeToken", request)).to.deep.equal(unauthorized);
    expect(await refused("RevokeToken", { ...request, ClientSecret: "t".repeat(51) })).to.deep.equal(unauthorized);
    expect(await ok("RevokeToken", { ...request, ClientSecret: secret })).to.deep.equal({});
  });
});
