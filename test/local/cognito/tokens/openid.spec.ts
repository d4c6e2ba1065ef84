import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

describe("openid-configuration", () => {
  afterEach(stopCognitos);

  it("names AWS's issuer, and addresses of this machine alone", async () => {
    const { cognito } = await startCognito();
    const here = "http://127.0.0.1:4510";
    expect(cognito.openidConfiguration(poolId)).to.deep.equal({
      authorization_endpoint: `${here}/oauth2/authorize`,
      end_session_endpoint: `${here}/logout`,
      id_token_signing_alg_values_supported: ["RS256"],
      issuer: `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}`,
      jwks_uri: `${here}/${poolId}/.well-known/jwks.json`,
      response_types_supported: ["code", "token"],
      revocation_endpoint: `${here}/oauth2/revoke`,
      scopes_supported: ["openid", "email", "phone", "profile"],
      subject_types_supported: ["public"],
      token_endpoint: `${here}/oauth2/token`,
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
      userinfo_endpoint: `${here}/oauth2/userInfo`,
    });
  });

  it("is not there for a pool that is not there", async () => {
    const { cognito } = await startCognito();
    expect(cognito.openidConfiguration("eu-west-1_Nowhere01")).to.equal(undefined);
  });
});
