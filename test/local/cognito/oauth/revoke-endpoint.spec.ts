import { expect } from "chai";
import { client, clientId, stopCognitos } from "../start-cognito";
import { basic, pageClient, refreshing, startOauth } from "./start-oauth";

const other = { ...client, ...pageClient, id: "otherclient0123456789abcde" };
const secret = "a-secret-of-24-characters";
const web = { ...client, ...pageClient, id: "webclient0123456789abcdefg", secret };
const path = "/oauth2/revoke";

describe("POST /oauth2/revoke", () => {
  afterEach(stopCognitos);

  it("revokes a refresh token, and all tokens that came from it, with an empty answer", async () => {
    const { get, post, refused, signInOnPage, tokenRefusal } = await startOauth({
      client: { allowedOauthScopes: ["openid", "aws.cognito.signin.user.admin"] },
    });
    const { access_token, refresh_token } = await signInOnPage();
    const response = await post(path, { client_id: clientId, token: refresh_token });
    expect([response.status, await response.text()]).to.deep.equal([200, ""]);
    expect(await tokenRefusal(refreshing(refresh_token))).to.deep.equal([400, { error: "invalid_grant" }]);
    const info = await get("/oauth2/userInfo", {}, { authorization: `Bearer ${access_token}` });
    expect(info.status).to.equal(401);
    expect((await refused("GetUser", { AccessToken: access_token })).message).to.equal("Access Token has been revoked");
  });

  it("answers the same to a token that it never gave", async () => {
    const { post } = await startOauth();
    const response = await post(path, { client_id: clientId, token: "never-given" });
    expect([response.status, await response.text()]).to.deep.equal([200, ""]);
  });

  it("does nothing to the token of another client", async () => {
    const { post, signInOnPage, tokens } = await startOauth({ otherClients: [other] });
    const { refresh_token } = await signInOnPage();
    expect((await post(path, { client_id: other.id, token: refresh_token })).status).to.equal(200);
    expect((await tokens(refreshing(refresh_token))).token_type).to.equal("Bearer");
  });

  it("revokes the sign-in of a refresh token that was rotated away", async () => {
    const client = { explicitAuthFlows: [], refreshTokenRotation: { graceSeconds: 0 } };
    const { post, signInOnPage, tokenRefusal, tokens } = await startOauth({ client });
    const first = await signInOnPage();
    const second = await tokens(refreshing(first.refresh_token));
    await post(path, { client_id: clientId, token: first.refresh_token });
    expect(await tokenRefusal(refreshing(second.refresh_token))).to.deep.equal([400, { error: "invalid_grant" }]);
  });

  const refusals: [rule: string, form: Record<string, string>, status: number, error: string][] = [
    ["without a token", { client_id: clientId }, 400, "invalid_request"],
    ["without a client", { token: "x" }, 400, "invalid_request"],
    ["of an unknown client", { client_id: "nobody", token: "x" }, 401, "invalid_client"],
    ["of a client that does not give its secret", { client_id: web.id, token: "x" }, 401, "invalid_client"],
    ["of a client with another secret", { client_id: web.id, client_secret: "no", token: "x" }, 401, "invalid_client"],
  ];
  for (const [rule, form, status, error] of refusals) {
    it(`${rule} is answered ${status} ${error}`, async () => {
      const { post } = await startOauth({ otherClients: [web] });
      const response = await post(path, form);
      expect([response.status, await response.text()]).to.deep.equal([status, JSON.stringify({ error })]);
    });
  }

  it("takes the secret by HTTP Basic", async () => {
    const { post } = await startOauth({ otherClients: [web] });
    expect((await post(path, { token: "x" }, basic(web.id, secret))).status).to.equal(200);
  });

  it("refuses an access token and an ID token: they live until they expire", async () => {
    const { get, post, signInOnPage } = await startOauth();
    const { access_token, id_token } = await signInOnPage();
    for (const token of [access_token, id_token]) {
      const response = await post(path, { client_id: clientId, token });
      expect([response.status, await response.text()]).to.deep.equal([400, '{"error":"unsupported_token_type"}']);
    }
    const info = await get("/oauth2/userInfo", {}, { authorization: `Bearer ${access_token}` });
    expect(info.status).to.equal(200);
  });

  it("is refused to a client without token revocation", async () => {
    const { post, signInOnPage } = await startOauth({ client: { enableTokenRevocation: false } });
    const { refresh_token } = await signInOnPage();
    const response = await post(path, { client_id: clientId, token: refresh_token });
    expect([response.status, await response.text()]).to.deep.equal([400, '{"error":"invalid_request"}']);
  });
});
