import { createHash } from "node:crypto";
import { expect } from "chai";
import { decodeJwt } from "jose";
import { clientId, poolId, type Setup, type SignInBody, stopCognitos } from "../start-cognito";
import { answering, refreshWith, scopesOf, withTrigger } from "../triggers/pre-token/with-trigger";
import { domain, exchange, pageClient, startOauth, toOauth } from "./start-oauth";

const allowedOauthScopes = ["openid", "email", "phone", "profile", "notes/read", "notes/write", "group/editors"];

/** Membership as scopes, as the component's trigger gives it: of the caller's groups, and no other `group/...`. */
async function withGroupScopes(named: string[], ofAlice: string[]) {
  const started = await withTrigger(
    (event) => {
      const { groupConfiguration, scopes = [] } = event.request;
      const own = groupConfiguration.groupsToOverride
        .filter((name) => named.includes(name))
        .map((name) => `group/${name}`);
      const scopesToSuppress = scopes.filter((scope) => scope.startsWith("group/") && !own.includes(scope));
      return answering({ accessTokenGeneration: { scopesToAdd: own, scopesToSuppress } })(event);
    },
    { client: { ...pageClient, allowedOauthScopes }, domains: [domain], groups: ["editors"] },
  );
  await started.addUser("alice", {}, ofAlice);
  return { ...started, ...(await toOauth(started)) };
}

describe("tokens of who signed in on the page", () => {
  afterEach(stopCognitos);

  it("carry these claims in the access token", async () => {
    const { signInOnPage, time, userOf } = await startOauth();
    time.now += 60_000;
    const claims = decodeJwt((await signInOnPage({ scope: "openid notes/read" })).access_token);
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
      exp: 1795262460 + 3600,
      iat: 1795262460,
      jti: claims.jti,
      username: "alice",
    });
  });

  it("carry these claims in the ID token", async () => {
    const { signInOnPage, time, userOf } = await startOauth();
    time.now += 60_000;
    const { access_token, id_token } = await signInOnPage({ nonce: "n-0S6" });
    const claims = decodeJwt(id_token);
    const half = createHash("sha256").update(access_token).digest().subarray(0, 16);
    expect(claims).to.deep.equal({
      sub: (await userOf("alice")).sub,
      email: "alice@example.com",
      email_verified: true,
      phone_number: "+15551234567",
      phone_number_verified: true,
      name: "Alice",
      iss: `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}`,
      "cognito:username": "alice",
      nonce: "n-0S6",
      at_hash: half.toString("base64url"),
      origin_jti: claims["origin_jti"],
      aud: clientId,
      event_id: claims["event_id"],
      token_use: "id",
      auth_time: 1795262400,
      exp: 1795262460 + 1800,
      iat: 1795262460,
      jti: claims.jti,
    });
  });

  it("hold no ID token without openid", async () => {
    const { signInOnPage } = await startOauth();
    expect("id_token" in (await signInOnPage({ scope: "notes/read" }))).to.equal(false);
  });

  const readings: [scope: string, claims: string[]][] = [
    ["openid", ["email", "email_verified", "name", "phone_number", "phone_number_verified"]],
    ["openid profile email", ["email", "email_verified", "name", "phone_number", "phone_number_verified"]],
    ["openid email", ["email", "email_verified"]],
    ["openid phone", ["phone_number", "phone_number_verified"]],
    ["openid email phone notes/read", ["email", "email_verified", "phone_number", "phone_number_verified"]],
  ];
  for (const [scope, names] of readings) {
    it(`tell with ${scope} these attributes: ${names.join(", ")}`, async () => {
      const { signInOnPage } = await startOauth();
      const { id_token } = await signInOnPage({ scope });
      const told = Object.keys(decodeJwt(id_token)).filter((name) => /^(email|phone|name)/.test(name));
      expect(told.sort()).to.deep.equal(names);
    });
  }

  it("tell no attribute that the client may not read", async () => {
    const { signInOnPage } = await startOauth({ client: { readAttributes: ["name"] } });
    const { id_token } = await signInOnPage();
    const told = Object.keys(decodeJwt(id_token)).filter((name) => /^(email|phone|name)/.test(name));
    expect(told).to.deep.equal(["name"]);
  });

  it("keep their scopes over a refresh by API, without an ID token if there was none", async () => {
    const { ok, signInOnPage } = await startOauth();
    const { refresh_token } = await signInOnPage({ scope: "notes/read" });
    const { AuthenticationResult } = await ok<SignInBody>("InitiateAuth", refreshWith(refresh_token));
    expect([scopesOf(AuthenticationResult.AccessToken), "IdToken" in AuthenticationResult]).to.deep.equal([
      ["notes/read"],
      false,
    ]);
  });

  it("are what the pool's trigger makes of them", async () => {
    const { events, signInOnPage } = await withGroupScopes(["editors"], ["editors"]);
    const { access_token } = await signInOnPage({ scope: "openid notes/read" });
    expect(scopesOf(access_token)).to.deep.equal(["openid", "notes/read", "group/editors"]);
    expect(events.map(({ triggerSource, request }) => [triggerSource, request.scopes])).to.deep.equal([
      ["TokenGeneration_HostedAuth", ["openid", "notes/read"]],
    ]);
  });

  it("do not carry a group's scope that was asked for by who is not in the group", async () => {
    const { ok, signInOnPage } = await withGroupScopes(["editors"], []);
    const { access_token, refresh_token } = await signInOnPage({ scope: "openid group/editors" });
    const { AuthenticationResult } = await ok<SignInBody>("InitiateAuth", refreshWith(refresh_token));
    expect([scopesOf(access_token), scopesOf(AuthenticationResult.AccessToken)]).to.deep.equal([
      ["openid"],
      ["openid"],
    ]);
  });

  it("are not there if the trigger gives no answer, and nothing is left behind", async () => {
    const setup: Setup = { client: pageClient, domains: [domain] };
    const started = await withTrigger(() => "no event", setup);
    await started.addUser("alice");
    const { code, sent, tokenRefusal } = await toOauth(started);
    const description = "Unrecognizable lambda output: the function must return the event";
    expect(await tokenRefusal(exchange(await code()))).to.deep.equal([
      400,
      { error: "invalid_grant", error_description: description },
    ]);
    const { hash } = await sent({ response_type: "token" });
    expect(Object.fromEntries(new URLSearchParams(hash.slice(1)))).to.deep.equal({
      error: "server_error",
      error_description: description,
      state: "s-1",
    });
    expect(await started.store.list("cognito/sign-in/")).to.deep.equal([]);
  });

  it("are not there if the trigger says no, and the client is told what it says", async () => {
    const failing: Setup = {
      client: pageClient,
      domains: [domain],
      invoke: async () => ({ ok: false, errorMessage: "not on Sundays" }),
      pool: {
        tokenTrigger: { functionArn: "arn:aws:lambda:eu-west-1:1:function:t", version: "V2_0", permitted: true },
      },
    };
    const { code, sent, tokenRefusal } = await startOauth(failing);
    const error_description = "PreTokenGeneration failed with error not on Sundays.";
    expect(await tokenRefusal(exchange(await code()))).to.deep.equal([
      400,
      { error: "invalid_grant", error_description },
    ]);
    const { hash } = await sent({ response_type: "token" });
    const answer = Object.fromEntries(new URLSearchParams(hash.slice(1)));
    expect(answer).to.deep.equal({ error: "invalid_request", error_description, state: "s-1" });
  });
});
