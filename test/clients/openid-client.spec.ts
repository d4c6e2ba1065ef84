import { expect } from "chai";
import * as client from "openid-client";
import { type ClientProgram, callbackUrl, logoutUrl, serveClientProgram, username } from "./client-program";

describe("openid-client", function () {
  this.timeout(60_000);
  let served: ClientProgram;
  let config: client.Configuration;

  before(async () => {
    served = await serveClientProgram();
    const { clientId, fetchHere, issuer } = served;
    const execute = [client.allowInsecureRequests];
    config = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
      execute,
      [client.customFetch]: fetchHere,
    });
    config[client.customFetch] = fetchHere;
  });
  after(() => served?.close());

  /** Signs alice in with PKCE, state and nonce. */
  async function signIn() {
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
    const address = client.buildAuthorizationUrl(config, {
      redirect_uri: callbackUrl,
      scope: "openid email notes/read",
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: "S256",
      state: expectedState,
      nonce: expectedNonce,
    });
    const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true };
    return client.authorizationCodeGrant(config, await served.signIn(address), checks);
  }

  it("discovers the pool by AWS's issuer, and endpoints of this machine", () => {
    const { issuer, authorization_endpoint, token_endpoint } = config.serverMetadata();
    expect([issuer, authorization_endpoint, token_endpoint]).to.deep.equal([
      served.issuer,
      `${served.endpointUrl}/oauth2/authorize`,
      `${served.endpointUrl}/oauth2/token`,
    ]);
  });

  it("signs in with a code, PKCE, state and nonce", async () => {
    const tokens = await signIn();
    expect([tokens.claims()?.["email"], tokens.token_type, tokens.expires_in]).to.deep.equal([
      username,
      "bearer",
      3600,
    ]);
  });

  it("refreshes, and is refused once the token is revoked", async () => {
    const { refresh_token = "" } = await signIn();
    expect((await client.refreshTokenGrant(config, refresh_token)).claims()?.["email"]).to.equal(username);
    await client.tokenRevocation(config, refresh_token);
    const refusal = await client.refreshTokenGrant(config, refresh_token).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(client.ResponseBodyError);
    expect([(refusal as client.ResponseBodyError).error, (refusal as client.ResponseBodyError).status]).to.deep.equal([
      "invalid_grant",
      400,
    ]);
  });

  it("asks who the token is of", async () => {
    const tokens = await signIn();
    const { sub = "" } = tokens.claims() ?? {};
    const info = await client.fetchUserInfo(config, tokens.access_token, sub);
    expect(info).to.deep.include({ sub, email: username, email_verified: "true" });
  });

  it("refuses the answer to another browser's request", async () => {
    const address = client.buildAuthorizationUrl(config, { redirect_uri: callbackUrl, scope: "openid", state: "mine" });
    const answer = await served.signIn(address);
    const refusal = await client
      .authorizationCodeGrant(config, answer, { expectedState: "another" })
      .catch((error: unknown) => error);
    expect(((refusal as Error).cause as Error).message).to.include('unexpected "state"');
  });

  it("is told why a request is refused", async () => {
    const address = client.buildAuthorizationUrl(config, { redirect_uri: callbackUrl, scope: "openid phone" });
    const refusal = await client
      .authorizationCodeGrant(config, await served.signIn(address))
      .catch((error: unknown) => error);
    expect((refusal as client.AuthorizationResponseError).error).to.equal("invalid_scope");
  });

  it("signs out by the address that the discovery document names", async () => {
    const { clientId, endpointUrl } = served;
    const address = client.buildEndSessionUrl(config, { client_id: clientId, logout_uri: logoutUrl });
    const response = await fetch(address, { redirect: "manual" });
    expect([address.origin, response.status, response.headers.get("location")]).to.deep.equal([
      endpointUrl,
      302,
      logoutUrl,
    ]);
  });
});
