import { expect } from "chai";
import { decodeJwt } from "jose";
import type { ClientSettings } from "../../../../local/cognito/settings";
import { client, clientId, poolId, type Setup, startCognito, stopCognitos, type Tokens } from "../start-cognito";

const passwordFlow = { explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"] };
const rotating = (graceSeconds: number): Partial<ClientSettings> => ({
  ...passwordFlow,
  refreshTokenRotation: { graceSeconds },
});
const reuse = { __type: "RefreshTokenReuseException", message: "Refresh token reuse detected" };
const revoked = { __type: "NotAuthorizedException", message: "Refresh Token has been revoked" };
const invalid = { __type: "NotAuthorizedException", message: "Invalid Refresh Token" };

/** Alice is signed in. */
async function startWithAlice(setup: Setup = {}) {
  const started = await startCognito(setup);
  await started.addUser("alice");
  const first = await started.signIn("alice");
  const request = (RefreshToken: string) => ({ ClientId: clientId, RefreshToken });
  const refresh = async (token: string) => {
    const answer = await started.ok<{ AuthenticationResult: Tokens }>("GetTokensFromRefreshToken", request(token), {
      signed: false,
    });
    return answer.AuthenticationResult;
  };
  const refusal = (token: string) => started.refused("GetTokensFromRefreshToken", request(token));
  return { ...started, first, refresh, refusal };
}

describe("GetTokensFromRefreshToken", () => {
  afterEach(stopCognitos);

  it("makes new tokens of the same sign-in", async () => {
    const { first, refresh, time } = await startWithAlice();
    time.now += 60_000;
    const { AccessToken, IdToken, ...rest } = await refresh(first.RefreshToken);
    expect(rest).to.deep.equal({ ExpiresIn: 3600, TokenType: "Bearer" });
    const [before, after] = [first.AccessToken, AccessToken].map((token) => decodeJwt(token));
    expect([after?.["origin_jti"], after?.["auth_time"], after?.iat]).to.deep.equal([
      before?.["origin_jti"],
      before?.["auth_time"],
      (before?.iat ?? 0) + 60,
    ]);
    expect(decodeJwt(IdToken)["token_use"]).to.equal("id");
  });

  it("takes a refresh token that does not rotate until it expires", async () => {
    const { first, refresh, refusal, time } = await startWithAlice();
    time.now += 30 * 86_400_000 - 1;
    expect((await refresh(first.RefreshToken)).TokenType).to.equal("Bearer");
    time.now += 1;
    expect((await refusal(first.RefreshToken)).message).to.equal("Refresh Token has expired");
  });

  it("gives a new refresh token in the place of the old one to a client whose refresh tokens rotate", async () => {
    const { first, refresh } = await startWithAlice({ client: rotating(0) });
    const second = await refresh(first.RefreshToken);
    expect(second.RefreshToken).to.not.equal(first.RefreshToken);
    expect((await refresh(second.RefreshToken)).RefreshToken).to.not.equal(second.RefreshToken);
  });

  it("revokes the whole sign-in when a replaced token is used again", async () => {
    const { first, refresh, refusal, refused } = await startWithAlice({ client: rotating(0) });
    const second = await refresh(first.RefreshToken);
    expect(await refusal(first.RefreshToken)).to.deep.equal(reuse);
    expect(await refusal(second.RefreshToken)).to.deep.equal(revoked);
    for (const { AccessToken } of [first, second]) {
      expect((await refused("GetUser", { AccessToken })).message).to.equal("Access Token has been revoked");
    }
  });

  it("notices the reuse of any earlier token, not of the last one alone", async () => {
    const { first, refresh, refusal } = await startWithAlice({ client: rotating(0) });
    let newest = first.RefreshToken;
    for (let number = 0; number < 20; number++) newest = (await refresh(newest)).RefreshToken;
    expect(await refusal(first.RefreshToken)).to.deep.equal(reuse);
    expect(await refusal(newest)).to.deep.equal(revoked);
  });

  it("takes a replaced token for the grace period, and not a millisecond longer", async () => {
    const { first, refresh, refusal, time } = await startWithAlice({ client: rotating(30) });
    const second = await refresh(first.RefreshToken);
    time.now += 29_999;
    const again = await refresh(first.RefreshToken);
    expect(new Set([first, second, again].map(({ RefreshToken }) => RefreshToken)).size).to.equal(3);
    time.now += 1;
    expect(await refusal(first.RefreshToken)).to.deep.equal(reuse);
    expect(await refusal(again.RefreshToken)).to.deep.equal(revoked);
  });

  it("leaves both tokens good that a token in its grace period was replaced by", async () => {
    const { first, refresh, time } = await startWithAlice({ client: rotating(30) });
    const second = await refresh(first.RefreshToken);
    const third = await refresh(first.RefreshToken);
    time.now += 3_600_000;
    for (const { RefreshToken } of [second, third]) expect((await refresh(RefreshToken)).TokenType).to.equal("Bearer");
  });

  it("takes a token that is offered again and again in its grace period for reused in the end", async () => {
    const { first, refresh, refusal } = await startWithAlice({ client: rotating(60) });
    for (let number = 0; number < 51; number++) await refresh(first.RefreshToken);
    expect(await refusal(first.RefreshToken)).to.deep.equal(reuse);
  });

  it("keeps the end of the first refresh token", async () => {
    const { first, refresh, refusal, time } = await startWithAlice({ client: rotating(0) });
    time.now += 29 * 86_400_000;
    const second = await refresh(first.RefreshToken);
    time.now += 86_400_000;
    expect(await refusal(second.RefreshToken)).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "Refresh Token has expired",
    });
  });

  it("lets one of two uses at once win", async () => {
    const { first, cognito } = await startWithAlice({ client: rotating(0) });
    const body = JSON.stringify({ ClientId: clientId, RefreshToken: first.RefreshToken });
    const answers = await Promise.all(
      [1, 2, 3].map(() => cognito.call("GetTokensFromRefreshToken", body, { signed: false })),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 400, 400]);
  });

  it("does not let an access token's holder revoke the sign-in with a made-up token of it", async () => {
    const { first, refusal, refresh } = await startWithAlice({ client: rotating(0) });
    const genuine = Buffer.from(first.RefreshToken, "base64url");
    const forged = Buffer.concat([genuine.subarray(0, 17), Buffer.alloc(64)]).toString("base64url");
    expect(await refusal(forged)).to.deep.equal(invalid);
    expect((await refresh(first.RefreshToken)).TokenType).to.equal("Bearer");
  });

  it("does not take a replaced token where tokens rotate no more", async () => {
    const before = await startWithAlice({ client: rotating(0) });
    await before.refresh(before.first.RefreshToken);
    await before.close();
    const { refused } = await startCognito({ folder: before.folder });
    const request = { ClientId: clientId, RefreshToken: before.first.RefreshToken };
    const byFlow = {
      ClientId: clientId,
      AuthFlow: "REFRESH_TOKEN_AUTH",
      AuthParameters: { REFRESH_TOKEN: before.first.RefreshToken },
    };
    expect([await refused("GetTokensFromRefreshToken", request), await refused("InitiateAuth", byFlow)]).to.deep.equal([
      invalid,
      invalid,
    ]);
  });

  it("is the one way to refresh for a client whose refresh tokens rotate", async () => {
    const { first, refused } = await startWithAlice({ client: rotating(0) });
    const AuthParameters = { REFRESH_TOKEN: first.RefreshToken };
    const request = { ClientId: clientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters };
    expect((await refused("InitiateAuth", request)).__type).to.equal("InvalidParameterException");
  });

  it("is not open to a client without a flow that refreshes", async () => {
    const { first, refusal } = await startWithAlice({ client: passwordFlow });
    expect(await refusal(first.RefreshToken)).to.deep.equal({
      __type: "InvalidParameterException",
      message: "REFRESH_TOKEN_AUTH flow not enabled for this client",
    });
  });

  it("takes no refresh token of another client, and leaves that one good", async () => {
    const other = { ...client, ...rotating(0), id: "2example23456789clientid00" };
    const { first, refused, refresh } = await startWithAlice({ client: rotating(0), otherClients: [other] });
    const request = { ClientId: other.id, RefreshToken: first.RefreshToken };
    expect(await refused("GetTokensFromRefreshToken", request)).to.deep.equal(invalid);
    expect((await refresh(first.RefreshToken)).TokenType).to.equal("Bearer");
  });

  it("asks for the secret of a client that has one", async () => {
    const secret = "s".repeat(51);
    const made = { ...client, ...rotating(0), id: "2example23456789clientid00", secret };
    const started = await startCognito({ otherClients: [made] });
    const request = { ClientId: made.id, RefreshToken: "made-up" };
    const refusals = [
      await started.refused("GetTokensFromRefreshToken", request),
      await started.refused("GetTokensFromRefreshToken", { ...request, ClientSecret: "t".repeat(51) }),
      await started.refused("GetTokensFromRefreshToken", { ...request, ClientSecret: secret }),
    ];
    expect(refusals.map(({ message }) => message)).to.deep.equal([
      `Client ${made.id} is configured with secret but ClientSecret was not received`,
      `Unable to verify the secret of client ${made.id}`,
      "Invalid Refresh Token",
    ]);
  });

  it("refuses for a user who was signed out, disabled, or has to choose a new password", async () => {
    const user = { UserPoolId: poolId, Username: "alice" };
    const ends: [string, object][] = [
      ["AdminUserGlobalSignOut", user],
      ["AdminDisableUser", user],
      ["AdminSetUserPassword", { ...user, Password: "Another-horse-2" }],
    ];
    const seen: string[] = [];
    for (const [operation, request] of ends) {
      const { first, ok, refusal } = await startWithAlice({ client: rotating(0) });
      await ok(operation, request);
      seen.push((await refusal(first.RefreshToken)).message);
    }
    expect(seen).to.deep.equal(ends.map(() => "Refresh Token has been revoked"));
  });

  it("keeps no refresh token as it is in the store", async () => {
    const { first, refresh, store } = await startWithAlice({ client: rotating(30) });
    const second = await refresh(first.RefreshToken);
    const kept = JSON.stringify(await store.list(""));
    expect([first, second].map(({ RefreshToken }) => kept.includes(RefreshToken))).to.deep.equal([false, false]);
  });
});
