import { expect } from "chai";
import type { ClientSettings } from "../../../../local/cognito/settings";
import { domain, exchange, pageClient, refreshing, toOauth } from "../oauth/start-oauth";
import { clientId, poolId, startCognito, stopCognitos } from "../start-cognito";
import { functionArn, refreshWith, signInAlice } from "../triggers/pre-token/with-trigger";

const alice = { UserPoolId: poolId, Username: "alice" };
const over = { __type: "NotAuthorizedException", message: "The sign-in is over" };
const disabled = { __type: "NotAuthorizedException", message: "User is disabled." };

/** Alice on the page and by API, in a pool whose trigger waits for what a test does meanwhile. */
async function withMeanwhile(client: Partial<ClientSettings> = {}) {
  let meanwhile: () => Promise<unknown> = async () => undefined;
  const started = await startCognito({
    domains: [domain],
    client: { ...pageClient, ...client },
    pool: { tokenTrigger: { functionArn, version: "V2_0", permitted: true } },
    invoke: async (_arn, event) => {
      await meanwhile();
      return { ok: true, payload: { ...Object(event), response: { claimsAndScopeOverrideDetails: null } } };
    },
  });
  await started.addUser("alice", { email: "alice@example.com" });
  const during = (work: () => Promise<unknown>) => {
    meanwhile = work;
  };
  return { ...started, ...(await toOauth(started)), during };
}

describe("a user for whom tokens are prepared", () => {
  afterEach(stopCognitos);

  it("gets none if they were disabled meanwhile", async () => {
    const { changeUser, during, refused, store } = await withMeanwhile();
    during(() => changeUser("alice", { enabled: false }));
    expect(await refused("InitiateAuth", signInAlice)).to.deep.equal(disabled);
    expect(await store.list("cognito/sign-in/")).to.deep.equal([]);
  });

  it("gets none if they signed out everywhere meanwhile", async () => {
    const { during, ok, refused, store } = await withMeanwhile();
    during(() => ok("AdminUserGlobalSignOut", alice));
    expect(await refused("InitiateAuth", signInAlice)).to.deep.equal(over);
    expect(await store.list("cognito/sign-in/")).to.deep.equal([]);
  });

  it("gets none if they were deleted meanwhile, nor if another has the name", async () => {
    const { addUser, during, ok, refused } = await withMeanwhile();
    during(() => ok("AdminDeleteUser", alice));
    const first = await refused("InitiateAuth", signInAlice);
    await addUser("alice");
    during(async () => {
      await ok("AdminDeleteUser", alice);
      await addUser("alice");
    });
    expect([first, await refused("InitiateAuth", signInAlice)]).to.deep.equal([over, over]);
  });

  for (const [rule, rotates] of [
    ["stays as it is", false],
    ["rotates", true],
  ] as const) {
    it(`gets none for a refresh token that ${rule}`, async () => {
      const client = rotates
        ? { explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"], refreshTokenRotation: { graceSeconds: 0 } }
        : {};
      const { changeUser, during, refused, signIn } = await withMeanwhile(client);
      const { RefreshToken } = await signIn("alice");
      during(() => changeUser("alice", { enabled: false }));
      expect(await refused("GetTokensFromRefreshToken", { ClientId: clientId, RefreshToken })).to.deep.equal(disabled);
    });
  }

  it("gets none for a refresh token in InitiateAuth", async () => {
    const { during, ok, refused, signIn } = await withMeanwhile();
    const { RefreshToken } = await signIn("alice");
    during(() => ok("AdminDisableUser", alice));
    expect(await refused("InitiateAuth", refreshWith(RefreshToken))).to.deep.equal(over);
  });

  it("is not asked about where they were disabled before a refresh", async () => {
    const { changeUser, during, refused, signIn } = await withMeanwhile();
    const { RefreshToken } = await signIn("alice");
    await changeUser("alice", { enabled: false });
    let asked = 0;
    during(async () => asked++);
    expect([await refused("InitiateAuth", refreshWith(RefreshToken)), asked]).to.deep.equal([disabled, 0]);
  });

  it("gets none for a refresh token that is revoked meanwhile", async () => {
    const { during, ok, refused, signIn } = await withMeanwhile();
    const { RefreshToken } = await signIn("alice");
    during(() => ok("RevokeToken", { ClientId: clientId, Token: RefreshToken }));
    expect(await refused("InitiateAuth", refreshWith(RefreshToken))).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "Refresh Token has been revoked",
    });
  });

  it("gets none that outlive a sign-out where tokens have no origin", async () => {
    const { during, ok, refused, signIn, time } = await withMeanwhile({ enableTokenRevocation: false });
    const { AccessToken, RefreshToken } = await signIn("alice");
    during(async () => {
      await ok("GlobalSignOut", { AccessToken });
      time.now += 2000;
    });
    expect(await refused("InitiateAuth", refreshWith(RefreshToken))).to.deep.equal(over);
  });

  it("gets none for a code, nor for a refresh token at the token endpoint", async () => {
    const { changeUser, code, during, ok, signInOnPage, store, tokenRefusal } = await withMeanwhile();
    const { refresh_token } = await signInOnPage();
    const given = await code();
    const before = await store.list("cognito/sign-in/");
    during(() => changeUser("alice", { enabled: false }));
    const byCode = await tokenRefusal(exchange(given));
    expect(await store.list("cognito/sign-in/")).to.deep.equal(before);
    await changeUser("alice", { enabled: true });
    during(() => ok("AdminUserGlobalSignOut", alice));
    expect([byCode, await tokenRefusal(refreshing(refresh_token))]).to.deep.equal([
      [400, { error: "invalid_grant" }],
      [400, { error: "invalid_grant" }],
    ]);
  });

  it("gets none in the fragment of a redirect", async () => {
    const { changeUser, during, sent } = await withMeanwhile();
    during(() => changeUser("alice", { enabled: false }));
    const { hash } = await sent({ response_type: "token" });
    expect(new URLSearchParams(hash.slice(1)).has("access_token")).to.equal(false);
  });
});
