import { expect } from "chai";
import * as oauth from "oauth4webapi";
import { type ClientProgram, callbackUrl, serveClientProgram, username } from "./client-program";

describe("oauth4webapi", function () {
  this.timeout(60_000);
  let served: ClientProgram;
  let server: oauth.AuthorizationServer;
  let client: oauth.Client;
  let options: { [oauth.customFetch]: ClientProgram["fetchHere"]; [oauth.allowInsecureRequests]: true };

  before(async () => {
    served = await serveClientProgram();
    options = { [oauth.customFetch]: served.fetchHere, [oauth.allowInsecureRequests]: true };
    const issuer = new URL(served.issuer);
    server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
    client = { client_id: served.clientId };
  });
  after(() => served?.close());

  async function signIn() {
    const verifier = oauth.generateRandomCodeVerifier();
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
    const address = new URL(server.authorization_endpoint ?? "");
    address.search = new URLSearchParams({
      client_id: client.client_id,
      redirect_uri: callbackUrl,
      response_type: "code",
      scope: "openid email notes/read",
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      state,
      nonce,
    }).toString();
    const answer = oauth.validateAuthResponse(server, client, await served.signIn(address), state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      answer,
      callbackUrl,
      verifier,
      options,
    );
    const expected = { expectedNonce: nonce, requireIdToken: true };
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, expected);
    await oauth.validateApplicationLevelSignature(server, response, options);
    return tokens;
  }

  it("signs in with a code, PKCE, state and nonce, and finds the ID token's signature good", async () => {
    const tokens = await signIn();
    expect([oauth.getValidatedIdTokenClaims(tokens)?.["email"], tokens.token_type]).to.deep.equal([username, "bearer"]);
  });

  it("asks who the token is of", async () => {
    const tokens = await signIn();
    const { sub = "" } = oauth.getValidatedIdTokenClaims(tokens) ?? {};
    const response = await oauth.userInfoRequest(server, client, tokens.access_token, options);
    const info = await oauth.processUserInfoResponse(server, client, sub, response);
    expect(info).to.deep.include({ sub, email: username, email_verified: "true" });
  });

  it("refreshes, and is refused once the token is revoked", async () => {
    const { refresh_token = "" } = await signIn();
    const refresh = () => oauth.refreshTokenGrantRequest(server, client, oauth.None(), refresh_token, options);
    const again = await oauth.processRefreshTokenResponse(server, client, await refresh());
    expect(oauth.getValidatedIdTokenClaims(again)?.["email"]).to.equal(username);
    const revoked = await oauth.revocationRequest(server, client, oauth.None(), refresh_token, options);
    expect(await oauth.processRevocationResponse(revoked)).to.equal(undefined);
    const refusal = await refresh()
      .then((response) => oauth.processRefreshTokenResponse(server, client, response))
      .catch((error: unknown) => error);
    expect((refusal as oauth.ResponseBodyError).error).to.equal("invalid_grant");
  });
});
