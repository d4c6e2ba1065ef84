import { CognitoJwtVerifier } from "aws-jwt-verify";
import { expect } from "chai";
import { decodeJwt, decodeProtectedHeader } from "jose";
import type { ClientSettings, TokenTriggerSettings } from "../../../../local/cognito/settings";
import { client, clientId, poolId, type Setup, stopCognitos } from "../start-cognito";
import { answering, scopesOf, type Trigger, withTrigger } from "../triggers/pre-token/with-trigger";
import { domain, type Parameters, startOauth, toOauth } from "./start-oauth";

const secret = "a-secret-of-24-characters";
const machine: ClientSettings = {
  ...client,
  id: "machineclient0123456789abc",
  secret,
  accessTokenSeconds: 900,
  allowedOauthFlows: ["client_credentials"],
  allowedOauthScopes: ["notes/read", "notes/write"],
};
const request = { grant_type: "client_credentials", client_id: machine.id, client_secret: secret };

const start = (setup: Setup = {}) => startOauth({ otherClients: [machine], ...setup });

/** The code of a refusal. */
async function errorOf(more: Parameters, setup?: Setup) {
  const { tokenRefusal } = await start(setup);
  return tokenRefusal({ ...request, ...more });
}

/** A pool with a trigger. */
async function startTriggered(version: TokenTriggerSettings["version"], trigger: Trigger) {
  const started = await withTrigger(trigger, { version, otherClients: [machine], domains: [domain] });
  await started.addUser("alice");
  return { ...started, ...(await toOauth(started)) };
}

describe("a token for a machine", () => {
  afterEach(stopCognitos);

  it("comes alone: no ID token, no refresh token", async () => {
    const { tokens } = await start();
    const body = await tokens(request);
    expect(body).to.deep.equal({ access_token: body.access_token, expires_in: 900, token_type: "Bearer" });
  });

  it("carries these claims: the client is its subject, and there is no user", async () => {
    const { tokens } = await start();
    const claims = decodeJwt((await tokens(request)).access_token);
    expect(claims).to.deep.equal({
      sub: machine.id,
      token_use: "access",
      scope: "notes/read notes/write",
      auth_time: 1795262400,
      iss: `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}`,
      exp: 1795262400 + 900,
      iat: 1795262400,
      version: 2,
      jti: claims.jti,
      client_id: machine.id,
    });
  });

  it("is signed with the pool's key for access tokens, and good in the eyes of AWS's own verifier", async () => {
    const { cognito, time, tokens } = await start();
    time.now = Date.now();
    const { access_token } = await tokens(request);
    const keys = cognito.jwks(poolId) ?? { keys: [] };
    expect(decodeProtectedHeader(access_token)).to.deep.equal({ kid: keys.keys[1]?.kid, alg: "RS256" });
    const verifier = CognitoJwtVerifier.create({ userPoolId: poolId, clientId: machine.id, tokenUse: "access" });
    verifier.cacheJwks(keys);
    expect((await verifier.verify(access_token)).sub).to.equal(machine.id);
  });

  it("carries the scopes that were asked for and no others", async () => {
    const { tokens } = await start();
    expect(scopesOf((await tokens({ ...request, scope: "notes/read" })).access_token)).to.deep.equal(["notes/read"]);
  });

  it("is refused with a scope that the client may not have", async () => {
    for (const scope of ["openid", "notes/read group/editors", "aws.cognito.signin.user.admin"]) {
      expect(await errorOf({ scope })).to.deep.equal([400, { error: "unauthorized_client" }]);
    }
  });

  it("is refused to a client that may not act for itself", async () => {
    const web = { ...machine, allowedOauthFlows: ["code"] };
    expect(await errorOf({}, { otherClients: [web] })).to.deep.equal([400, { error: "unauthorized_client" }]);
  });

  it("is refused to a client without a secret", async () => {
    const setup: Setup = { client: { allowedOauthFlows: ["client_credentials"] } };
    const bare = { client_id: clientId, client_secret: undefined };
    expect(await errorOf(bare, setup)).to.deep.equal([400, { error: "unauthorized_client" }]);
  });

  it("is refused without the secret, and with another", async () => {
    for (const client_secret of [undefined, "another-secret-of-24-char"]) {
      expect(await errorOf({ client_secret })).to.deep.equal([400, { error: "invalid_client" }]);
    }
  });

  it("does not speak for a user", async () => {
    const { get, refused, tokens } = await start();
    const { access_token } = await tokens(request);
    expect((await refused("GetUser", { AccessToken: access_token })).__type).to.equal("NotAuthorizedException");
    const info = await get("/oauth2/userInfo", {}, { authorization: `Bearer ${access_token}` });
    expect(info.status).to.equal(401);
  });

  for (const version of ["V1_0", "V2_0"] as const) {
    it(`is made without asking a trigger of ${version}`, async () => {
      const { events, tokens } = await startTriggered(version, (event) => event);
      await tokens(request);
      expect(events).to.deep.equal([]);
    });
  }

  it("is what a trigger of V3_0 makes of it: scopes, and claims that are not the token's own", async () => {
    const access = {
      scopesToAdd: ["notes/delete"],
      scopesToSuppress: ["notes/write"],
      claimsToAddOrOverride: { tenant: "a", sub: "alice", client_id: "other", token_use: "id" },
    };
    const { events, tokens } = await startTriggered("V3_0", answering({ accessTokenGeneration: access }));
    const claims = decodeJwt((await tokens({ ...request, aws_client_metadata: '{"job":"nightly"}' })).access_token);
    expect([claims["scope"], claims["tenant"], claims.sub, claims["client_id"], claims["token_use"]]).to.deep.equal([
      "notes/read notes/delete",
      "a",
      machine.id,
      machine.id,
      "access",
    ]);
    expect(
      events.map(({ triggerSource, request: { scopes, clientMetadata } }) => [triggerSource, scopes, clientMetadata]),
    ).to.deep.equal([["TokenGeneration_ClientCredentials", ["notes/read", "notes/write"], { job: "nightly" }]]);
  });

  it("is not there if a trigger of V3_0 gives no answer", async () => {
    const { tokenRefusal } = await startTriggered("V3_0", () => "no event");
    expect(await tokenRefusal(request)).to.deep.equal([
      400,
      {
        error: "invalid_grant",
        error_description: "Unrecognizable lambda output: the function must return the event",
      },
    ]);
  });

  for (const given of ["{", "[]", "null", '"text"', '{"a":1}']) {
    it(`is refused with ${given} for what the trigger is told`, async () => {
      expect(await errorOf({ aws_client_metadata: given })).to.deep.equal([400, { error: "invalid_request" }]);
    });
  }
});
