import { expect } from "chai";
import { decodeJwt } from "jose";
import { client, poolId, stopCognitos } from "../start-cognito";
import { exchange, pageClient, refreshing, startOauth, type TokenBody } from "./start-oauth";
import { createVaultClient, vault } from "./vault";

const invalidGrant = [400, { error: "invalid_grant" }];
const other = { ...client, ...pageClient, id: "otherclient0123456789abcde" };
const scopeOf = ({ access_token }: TokenBody) => decodeJwt(access_token)["scope"];
const rotating = {
  explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
  refreshTokenRotation: { graceSeconds: 10 },
};

describe("a refresh at the token endpoint", () => {
  afterEach(stopCognitos);

  it("keeps scopes, sign-in and its time, and has no nonce", async () => {
    const { signInOnPage, time, tokens } = await startOauth();
    const first = await signInOnPage({ scope: "openid notes/read", nonce: "n-1" });
    time.now += 1000_000;
    const next = await tokens(refreshing(first.refresh_token));
    const [before, after] = [first, next].map(({ id_token }) => decodeJwt(id_token));
    expect(scopeOf(next)).to.equal("openid notes/read");
    expect([after?.["origin_jti"], after?.["auth_time"], after?.iat, after?.["nonce"]]).to.deep.equal([
      before?.["origin_jti"],
      1795262400,
      1795263400,
      undefined,
    ]);
  });

  it("gives no ID token where there was none", async () => {
    const { signInOnPage, tokens } = await startOauth();
    const first = await signInOnPage({ scope: "notes/read" });
    const next = await tokens(refreshing(first.refresh_token));
    expect([first.id_token, next.id_token, scopeOf(next)]).to.deep.equal([undefined, undefined, "notes/read"]);
  });

  it("takes the refresh token of a sign-in by API, for the API's own scope", async () => {
    const { signIn, tokens } = await startOauth();
    const { RefreshToken } = await signIn("alice");
    const body = await tokens(refreshing(RefreshToken, { scope: "aws.cognito.signin.user.admin" }));
    expect([scopeOf(body), "id_token" in body]).to.deep.equal(["aws.cognito.signin.user.admin", true]);
  });

  it("gives fewer scopes to who asks for fewer, and all of them again the next time", async () => {
    const { signInOnPage, tokens } = await startOauth();
    const { refresh_token } = await signInOnPage({ scope: "openid notes/read" });
    const fewer = await tokens(refreshing(refresh_token, { scope: "notes/read" }));
    const all = await tokens(refreshing(refresh_token));
    expect([scopeOf(fewer), fewer.id_token, scopeOf(all)]).to.deep.equal([
      "notes/read",
      undefined,
      "openid notes/read",
    ]);
  });

  it("gives no scope that was not granted, of the page or of the API", async () => {
    const { signIn, signInOnPage, tokenRefusal } = await startOauth();
    const { refresh_token } = await signInOnPage({ scope: "openid" });
    const { RefreshToken } = await signIn("alice");
    for (const [token, scope] of [
      [refresh_token, "openid notes/read"],
      [refresh_token, "aws.cognito.signin.user.admin"],
      [RefreshToken, "notes/read"],
    ] as const) {
      expect(await tokenRefusal(refreshing(token, { scope }))).to.deep.equal([400, { error: "unauthorized_client" }]);
    }
  });

  it("gives no scope that was taken from the client since", async () => {
    const started = await startOauth();
    const client_id = await createVaultClient(started);
    const first = await started.tokens({ ...exchange(await started.code({ client_id })), client_id });
    await started.ok("DeleteResourceServer", vault);
    const next = await started.tokens({ ...refreshing(first.refresh_token), client_id });
    expect([first, next].map(scopeOf)).to.deep.equal(["openid vault/open", "openid"]);
  });

  it("refuses the refresh token of another client", async () => {
    const { signInOnPage, tokenRefusal } = await startOauth({ otherClients: [other] });
    const { refresh_token } = await signInOnPage();
    expect(await tokenRefusal(refreshing(refresh_token, { client_id: other.id }))).to.deep.equal(invalidGrant);
  });

  it("refuses what is no refresh token", async () => {
    const { signInOnPage, tokenRefusal } = await startOauth();
    const { access_token } = await signInOnPage();
    for (const token of ["x", access_token, "A".repeat(108)]) {
      expect(await tokenRefusal(refreshing(token))).to.deep.equal(invalidGrant);
    }
  });

  it("refuses a token of who signed out everywhere, and of who is disabled", async () => {
    const { ok, signInOnPage, tokenRefusal } = await startOauth();
    const { refresh_token } = await signInOnPage();
    await ok("AdminDisableUser", { UserPoolId: poolId, Username: "alice" });
    expect(await tokenRefusal(refreshing(refresh_token))).to.deep.equal(invalidGrant);
    await ok("AdminEnableUser", { UserPoolId: poolId, Username: "alice" });
    await ok("AdminUserGlobalSignOut", { UserPoolId: poolId, Username: "alice" });
    expect(await tokenRefusal(refreshing(refresh_token))).to.deep.equal(invalidGrant);
  });

  it("refuses a token that has expired", async () => {
    const { signInOnPage, time, tokenRefusal } = await startOauth();
    const { refresh_token } = await signInOnPage();
    time.now += client.refreshTokenSeconds * 1000;
    expect(await tokenRefusal(refreshing(refresh_token))).to.deep.equal(invalidGrant);
  });

  it("gives a new refresh token where they rotate, and the one before it is good for its grace period", async () => {
    const { signInOnPage, time, tokenRefusal, tokens } = await startOauth({ client: rotating });
    const first = await signInOnPage();
    const second = await tokens(refreshing(first.refresh_token));
    expect(second.refresh_token).to.not.equal(first.refresh_token);
    time.now += 9000;
    expect((await tokens(refreshing(first.refresh_token))).token_type).to.equal("Bearer");
    time.now += 2000;
    expect(await tokenRefusal(refreshing(first.refresh_token))).to.deep.equal(invalidGrant);
  });

  it("with a rotated token that comes too late ends the whole sign-in", async () => {
    const { signInOnPage, time, tokenRefusal, tokens } = await startOauth({ client: rotating });
    const first = await signInOnPage();
    const second = await tokens(refreshing(first.refresh_token));
    time.now += 11_000;
    await tokenRefusal(refreshing(first.refresh_token));
    expect(await tokenRefusal(refreshing(second.refresh_token))).to.deep.equal(invalidGrant);
  });

  it("is refused to a client of machines, and to one without OAuth", async () => {
    for (const allowedOauthFlows of [["client_credentials"], []]) {
      const { signIn, tokenRefusal } = await startOauth({ client: { allowedOauthFlows } });
      const { RefreshToken } = await signIn("alice");
      expect(await tokenRefusal(refreshing(RefreshToken))).to.deep.equal([400, { error: "unauthorized_client" }]);
    }
  });

  it("is done for a client of the implicit flow with a refresh token of the API", async () => {
    const { signIn, tokens } = await startOauth({ client: { allowedOauthFlows: ["implicit"] } });
    expect((await tokens(refreshing((await signIn("alice")).RefreshToken))).token_type).to.equal("Bearer");
  });
});
