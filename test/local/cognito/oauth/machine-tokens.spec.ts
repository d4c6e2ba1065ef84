import { CognitoJwtVerifier } from "aws-jwt-verify";
import { expect } from "chai";
import { decodeJwt, decodeProtectedHeader } from "jose";
import type { OauthError } from "../../../../local/cognito/oauth/oauth-error";
import type { ClientSettings } from "../../../../local/cognito/settings";
import { client, clientId, poolId, startCognito, stopCognitos } from "../start-cognito";
import { withTrigger } from "../triggers/pre-token/with-trigger";

const clientSecret = "a-secret-of-24-characters";
const machine: ClientSettings = {
  ...client,
  id: "machineclient0123456789abc",
  secret: clientSecret,
  accessTokenSeconds: 900,
  allowedOauthFlows: ["client_credentials"],
  allowedOauthScopes: ["notes/read", "notes/write"],
};
const request = { clientId: machine.id, clientSecret, scope: undefined };

/** The code of a refusal. */
function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error: OauthError) => error.code,
  );
}

describe("a token for a machine", () => {
  afterEach(stopCognitos);

  it("carries these claims: the client is its subject, and there is no user", async () => {
    const { cognito } = await startCognito({ otherClients: [machine] });
    const issued = await cognito.machineToken(request);
    const claims = decodeJwt(issued.accessToken);
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
    expect(issued).to.deep.equal({ accessToken: issued.accessToken, idToken: undefined, expiresIn: 900 });
  });

  it("is signed with the pool's key for access tokens, and good in the eyes of AWS's own verifier", async () => {
    const { cognito, time } = await startCognito({ otherClients: [machine] });
    time.now = Date.now();
    const { accessToken } = await cognito.machineToken(request);
    const keys = cognito.jwks(poolId) ?? { keys: [] };
    expect(decodeProtectedHeader(accessToken)).to.deep.equal({ kid: keys.keys[1]?.kid, alg: "RS256" });
    const verifier = CognitoJwtVerifier.create({ userPoolId: poolId, clientId: machine.id, tokenUse: "access" });
    verifier.cacheJwks(keys);
    expect((await verifier.verify(accessToken)).sub).to.equal(machine.id);
  });

  it("carries the scopes that were asked for and no others", async () => {
    const { cognito } = await startCognito({ otherClients: [machine] });
    const { accessToken } = await cognito.machineToken({ ...request, scope: "notes/read" });
    expect(decodeJwt(accessToken)["scope"]).to.equal("notes/read");
  });

  it("is refused with a scope that the client may not have", async () => {
    const { cognito } = await startCognito({ otherClients: [machine] });
    for (const scope of ["openid", "notes/read group/editors", "aws.cognito.signin.user.admin"]) {
      expect(await codeOf(cognito.machineToken({ ...request, scope }))).to.equal("invalid_scope");
    }
  });

  it("is refused to a client that is not there", async () => {
    const { cognito } = await startCognito();
    expect(await codeOf(cognito.machineToken(request))).to.equal("invalid_client");
  });

  it("is refused without the secret", async () => {
    const { cognito } = await startCognito({ otherClients: [machine] });
    expect(await codeOf(cognito.machineToken({ ...request, clientSecret: undefined }))).to.equal("invalid_client");
  });

  it("is refused with another secret", async () => {
    const { cognito } = await startCognito({ otherClients: [machine] });
    const wrong = { ...request, clientSecret: "another-secret-of-24-char" };
    expect(await codeOf(cognito.machineToken(wrong))).to.equal("invalid_client");
  });

  it("is refused to a client that may not act for itself", async () => {
    const web = { ...machine, allowedOauthFlows: ["code"] };
    const { cognito } = await startCognito({ otherClients: [web] });
    expect(await codeOf(cognito.machineToken(request))).to.equal("unauthorized_client");
  });

  it("is refused to a client without a secret", async () => {
    const { cognito } = await startCognito({ client: { allowedOauthFlows: ["client_credentials"] } });
    const bare = { clientId, clientSecret: undefined, scope: undefined };
    expect(await codeOf(cognito.machineToken(bare))).to.equal("unauthorized_client");
  });

  it("is made without asking the pool's trigger", async () => {
    const { cognito, events } = await withTrigger((event) => event, { otherClients: [machine] });
    await cognito.machineToken(request);
    expect(events).to.deep.equal([]);
  });

  it("does not speak for a user", async () => {
    const { cognito, refused } = await startCognito({ otherClients: [machine] });
    const { accessToken } = await cognito.machineToken(request);
    expect((await refused("GetUser", { AccessToken: accessToken })).__type).to.equal("NotAuthorizedException");
  });
});
