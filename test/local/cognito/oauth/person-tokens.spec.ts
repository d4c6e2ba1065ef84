import { createHash } from "node:crypto";
import { expect } from "chai";
import { decodeJwt } from "jose";
import type { OauthError } from "../../../../local/cognito/oauth/oauth-error";
import type { ClientSettings } from "../../../../local/cognito/settings";
import { clientId, poolId, type Setup, type SignInBody, startCognito, stopCognitos } from "../start-cognito";
import { answering, refreshWith, scopesOf, withTrigger } from "../triggers/pre-token/with-trigger";

const allowedOauthScopes = ["openid", "email", "phone", "profile", "notes/read", "notes/write", "group/editors"];
const client: Partial<ClientSettings> = { allowedOauthFlows: ["code"], allowedOauthScopes };
const alice = { clientId, username: "alice" };

async function withAlice(attributes: Record<string, string> = {}, setup: Setup = {}) {
  const started = await startCognito({ ...setup, client: { ...client, ...setup.client } });
  await started.addUser("alice", attributes);
  return started;
}

/** The code of a refusal. */
function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error: OauthError) => error.code,
  );
}

/** Membership as scopes, as the component's trigger gives it: of the caller's groups, and no other `group/...`. */
const groupScopes = (named: string[]) =>
  withTrigger(
    (event) => {
      const { groupConfiguration, scopes = [] } = event.request;
      const own = groupConfiguration.groupsToOverride
        .filter((name) => named.includes(name))
        .map((name) => `group/${name}`);
      const scopesToSuppress = scopes.filter((scope) => scope.startsWith("group/") && !own.includes(scope));
      return answering({ accessTokenGeneration: { scopesToAdd: own, scopesToSuppress } })(event);
    },
    { client, groups: ["editors"] },
  );

describe("tokens of a person for granted scopes", () => {
  afterEach(stopCognitos);

  it("carry these claims in the access token", async () => {
    const { cognito, userOf } = await withAlice();
    const { accessToken, expiresIn } = await cognito.personTokens({ ...alice, scope: "openid notes/read" });
    const claims = decodeJwt(accessToken);
    expect(claims).to.deep.equal({
      sub: (await userOf("alice")).sub,
      iss: `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}`,
      version: 2,
      client_id: clientId,
      origin_jti: claims["origin_jti"],
      event_id: claims["event_id"],
      token_use: "access",
      scope: "openid notes/read",
      auth_time: 1795262400,
      exp: 1795262400 + 3600,
      iat: 1795262400,
      jti: claims.jti,
      username: "alice",
    });
    expect(expiresIn).to.equal(3600);
  });

  it("carry nonce and the access token's hash in the ID token, and no scope", async () => {
    const { cognito } = await withAlice();
    const { accessToken, idToken } = await cognito.personTokens({ ...alice, scope: "openid", nonce: "n-0S6" });
    const claims = decodeJwt(idToken ?? "");
    const half = createHash("sha256").update(accessToken).digest().subarray(0, 16);
    expect([claims["nonce"], claims["at_hash"], claims.aud, claims["token_use"], "scope" in claims]).to.deep.equal([
      "n-0S6",
      half.toString("base64url"),
      clientId,
      "id",
      false,
    ]);
  });

  it("hold no ID token without openid", async () => {
    const { cognito } = await withAlice();
    expect((await cognito.personTokens({ ...alice, scope: "notes/read" })).idToken).to.equal(undefined);
  });

  const attributes = { email: "alice@example.com", phone_number: "+15551234567", name: "Alice" };
  const readings: [scope: string, claims: string[]][] = [
    ["openid", ["email", "email_verified", "name", "phone_number", "phone_number_verified"]],
    ["openid profile email", ["email", "email_verified", "name", "phone_number", "phone_number_verified"]],
    ["openid email", ["email", "email_verified"]],
    ["openid phone", ["phone_number", "phone_number_verified"]],
    ["openid email phone notes/read", ["email", "email_verified", "phone_number", "phone_number_verified"]],
  ];
  for (const [scope, names] of readings) {
    it(`tell with ${scope} these attributes: ${names.join(", ")}`, async () => {
      const { cognito } = await withAlice(attributes);
      const { idToken } = await cognito.personTokens({ ...alice, scope });
      const told = Object.keys(decodeJwt(idToken ?? "")).filter((name) => /^(email|phone|name)/.test(name));
      expect(told.sort()).to.deep.equal(names);
    });
  }

  it("tell no attribute that the client may not read", async () => {
    const { cognito } = await withAlice(attributes, { client: { readAttributes: ["name"] } });
    const { idToken } = await cognito.personTokens({ ...alice, scope: "openid" });
    const told = Object.keys(decodeJwt(idToken ?? "")).filter((name) => /^(email|phone|name)/.test(name));
    expect(told).to.deep.equal(["name"]);
  });

  it("are refused with a scope that the client may not have", async () => {
    const { cognito } = await withAlice({}, { client: { allowedOauthScopes: ["openid"] } });
    expect(await codeOf(cognito.personTokens({ ...alice, scope: "openid group/editors" }))).to.equal("invalid_scope");
  });

  it("are refused to a client that people do not sign in with", async () => {
    for (const allowedOauthFlows of [[], ["client_credentials"]]) {
      const { cognito } = await withAlice({}, { client: { allowedOauthFlows } });
      expect(await codeOf(cognito.personTokens(alice))).to.equal("unauthorized_client");
    }
  });

  it("are refused to a disabled user, and to one who is not confirmed", async () => {
    const { changeUser, cognito } = await withAlice();
    await changeUser("alice", { enabled: false });
    expect(await codeOf(cognito.personTokens(alice))).to.equal("invalid_grant");
    await changeUser("alice", { enabled: true, status: "FORCE_CHANGE_PASSWORD" });
    expect(await codeOf(cognito.personTokens(alice))).to.equal("invalid_grant");
  });

  it("keep their scopes over a refresh, without an ID token if there was none", async () => {
    const { cognito, ok } = await withAlice();
    const { refreshToken } = await cognito.personTokens({ ...alice, scope: "notes/read" });
    const { AuthenticationResult } = await ok<SignInBody>("InitiateAuth", refreshWith(refreshToken));
    expect([scopesOf(AuthenticationResult.AccessToken), "IdToken" in AuthenticationResult]).to.deep.equal([
      ["notes/read"],
      false,
    ]);
  });

  it("are what the pool's trigger makes of them", async () => {
    const { addUser, cognito, events } = await groupScopes(["editors"]);
    await addUser("alice", {}, ["editors"]);
    const { accessToken } = await cognito.personTokens({ ...alice, scope: "openid notes/read" });
    expect(scopesOf(accessToken)).to.deep.equal(["openid", "notes/read", "group/editors"]);
    expect(events[0]?.request.scopes).to.deep.equal(["openid", "notes/read"]);
  });

  it("do not carry a group's scope that was asked for by who is not in the group", async () => {
    const { addUser, cognito, ok } = await groupScopes(["editors"]);
    await addUser("alice");
    const asked = { ...alice, scope: "openid group/editors" };
    const { accessToken, refreshToken } = await cognito.personTokens(asked);
    const { AuthenticationResult } = await ok<SignInBody>("InitiateAuth", refreshWith(refreshToken));
    expect([scopesOf(accessToken), scopesOf(AuthenticationResult.AccessToken)]).to.deep.equal([["openid"], ["openid"]]);
  });

  it("are not there if the trigger gives no answer, and nothing is left behind", async () => {
    const { addUser, cognito, store } = await withTrigger(() => "no event", { client });
    await addUser("alice");
    const type = await cognito.personTokens(alice).then(
      () => "none",
      (error: { type: string }) => error.type,
    );
    expect(type).to.equal("InvalidLambdaResponseException");
    expect(await store.list("cognito/sign-in/")).to.deep.equal([]);
  });
});
