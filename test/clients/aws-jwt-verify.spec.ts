import { CognitoJwtVerifier } from "aws-jwt-verify";
import { expect } from "chai";
import { type ClientProgram, callbackUrl, serveClientProgram } from "./client-program";

describe("CognitoJwtVerifier, as it is", function () {
  this.timeout(60_000);
  let served: ClientProgram;
  let tokens: { access_token: string; id_token: string };

  before(async () => {
    served = await serveClientProgram();
    const { clientId: client_id, endpointUrl, signIn } = served;
    const asked = new URLSearchParams({ client_id, response_type: "code", redirect_uri: callbackUrl });
    const answer = await signIn(new URL(`${endpointUrl}/oauth2/authorize?${asked}`));
    const code = answer.searchParams.get("code") ?? "";
    const body = new URLSearchParams({ grant_type: "authorization_code", client_id, redirect_uri: callbackUrl, code });
    const response = await fetch(`${endpointUrl}/oauth2/token`, { method: "POST", body });
    tokens = (await response.json()) as typeof tokens;
  });
  after(() => served?.close());

  for (const [kind, path] of [
    ["CommonJS", "/verified"],
    ["a module", "/verified-as-module"],
  ]) {
    it(`takes an access token of the page in a handler that is ${kind}`, async () => {
      const [apiUrl = ""] = Object.values(served.apiUrls);
      const headers = { authorization: `Bearer ${tokens.access_token}` };
      const response = await fetch(`${apiUrl}${path}`, { headers });
      const body = await response.text();
      expect(response.status, body).to.equal(200);
      expect(JSON.parse(body).scope).to.equal("openid email notes/read");
    });
  }

  it("takes each token of the page for its use alone", async () => {
    const { clientId, cognito, settings } = served;
    const userPoolId = settings.identity.pools[0]?.id ?? "";
    const uses = [];
    for (const tokenUse of ["access", "id"] as const) {
      const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse });
      verifier.cacheJwks(cognito.jwks(userPoolId) ?? { keys: [] });
      for (const token of [tokens.access_token, tokens.id_token]) {
        uses.push(
          await verifier.verify(token).then(
            (claims) => claims.token_use,
            () => "refused",
          ),
        );
      }
    }
    expect(uses).to.deep.equal(["access", "refused", "refused", "id"]);
  });
});
