import { expect } from "chai";
import { issuerOf } from "../../local/cognito/tokens/issuer";
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

  it("lead Amplify's calls to the pool here", async () => {
    const settings = await readApi();
    const userPoolId = settings.identity.pools[0]?.id ?? "";
    const addresses = { apiUrls: {}, endpointUrl: "http://127.0.0.1:4510" };
    const toAmplify = (id: string) => ({ Auth: { Cognito: { userPoolId: id, userPoolClientId: "web" } } });
    const outputs = { amplify: toAmplify(userPoolId), other: toAmplify("eu-west-1_Other1234"), pool: { userPoolId } };
    expect(toLocalOutputs(outputs, settings, addresses)).to.deep.equal({
      amplify: {
        Auth: { Cognito: { userPoolId, userPoolClientId: "web", userPoolEndpoint: "http://127.0.0.1:4510" } },
      },
      other: toAmplify("eu-west-1_Other1234"),
      pool: { userPoolId },
    });
  });

  it("send people back from the sign-in page to the API that is here", async () => {
    const settings = await readApi();
    const [api] = settings.apis;
    const aws = `https://${api?.id}.execute-api.eu-west-1.amazonaws.com`;
    const page = "https://notes.auth.eu-west-1.amazoncognito.com";
    const signInHosts = [{ poolId: "", host: "notes.auth.eu-west-1.amazoncognito.com" }];
    const addresses = { apiUrls: { [api?.id ?? ""]: "http://127.0.0.1:3000" }, endpointUrl: "http://127.0.0.1:4510" };
    const query = (to: string) => `client_id=a&scope=openid+email&redirect_uri=${encodeURIComponent(to)}&x=%`;
    const outputs = {
      signInUrl: `${page}/login?${query(`${aws}/auth/callback`)}`,
      signOutUrl: `${page}/logout?logout_uri=${encodeURIComponent(`${aws}/dev/bye?a=1&b=2`)}`,
      oidcClient: {
        redirect_uri: `${aws}/auth/callback`,
        authority: issuerOf(settings.identity.pools[0]?.id ?? ""),
      },
      elsewhere: `${page}/login?${query("https://app.example.com/callback")}`,
      stranger: `https://example.com/login?${query(`${aws}/auth/callback`)}`,
    };
    expect(toLocalOutputs(outputs, { ...settings, signInHosts }, addresses)).to.deep.equal({
      signInUrl: `http://127.0.0.1:4510/login?${query("http://127.0.0.1:3000/auth/callback")}`,
      signOutUrl: `http://127.0.0.1:4510/logout?logout_uri=${encodeURIComponent("http://127.0.0.1:3000/dev/bye?a=1&b=2")}`,
      oidcClient: { ...outputs.oidcClient, redirect_uri: "http://127.0.0.1:3000/auth/callback" },
      elsewhere: `http://127.0.0.1:4510/login?${query("https://app.example.com/callback")}`,
      stranger: outputs.stranger,
    });
  });
});
