import { expect } from "chai";
import { toLocalOutputs } from "../../local/local-outputs";
import { readApi } from "./resources/declared-api";

describe("the stack's outputs on this machine", () => {
  it("have local addresses where something would be opened, and AWS's issuer", async () => {
    const settings = await readApi();
    const [api] = settings.apis;
    const [pool] = settings.identity.pools;
    const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${pool?.id}`;
    const aws = `https://${api?.id}.execute-api.eu-west-1.amazonaws.com`;
    const signInHosts = [{ poolId: pool?.id ?? "", host: "notes.auth.eu-west-1.amazoncognito.com" }];
    const addresses = { apiUrls: { [api?.id ?? ""]: "http://127.0.0.1:3000" }, endpointUrl: "http://127.0.0.1:4510" };
    const outputs = {
      apiUrl: aws,
      route: `${aws}/notes?a=1`,
      issuer,
      discoveryUrl: `${issuer}/.well-known/openid-configuration`,
      signIn: { urls: ["https://notes.auth.eu-west-1.amazoncognito.com/login?x=1"], authority: issuer },
      stranger: `${aws}.example.com/x`,
      count: 3,
      none: null,
    };
    expect(toLocalOutputs(outputs, { ...settings, signInHosts }, addresses)).to.deep.equal({
      apiUrl: "http://127.0.0.1:3000",
      route: "http://127.0.0.1:3000/notes?a=1",
      issuer,
      discoveryUrl: `http://127.0.0.1:4510/${pool?.id}/.well-known/openid-configuration`,
      signIn: { urls: ["http://127.0.0.1:4510/login?x=1"], authority: issuer },
      stranger: `${aws}.example.com/x`,
      count: 3,
      none: null,
    });
  });
});
