import { expect } from "chai";
import { OAuthFlow } from "../../components";
import { unknown } from "../record";
import { callbackUrl, outputsOf, recordApi } from "./notes-api";

const issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E";
const host = "sign-in-to-notes.auth.eu-west-1.amazoncognito.com";
const signInPage = { domainPrefix: "sign-in-to-notes" };
const client = { callbackUrls: [callbackUrl, "https://notes.example.org/"], logoutUrls: ["http://localhost:5173/"] };

const withoutPage = {
  url: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
  apiId: "a1b2c3d4e5",
  authorizerId: "notes-authorizer-id",
  userPoolId: "eu-west-1_Ab12Cd34E",
  userPoolArn: "arn:aws:cognito:eu-west-1:123456789012:notes-pool",
  clientId: "notes-client-id",
  clientIds: { client: "notes-client-id" },
  issuer,
  discoveryUrl: `${issuer}/.well-known/openid-configuration`,
  amplify: { Auth: { Cognito: { userPoolId: "eu-west-1_Ab12Cd34E", userPoolClientId: "notes-client-id" } } },
  region: "eu-west-1",
};

async function outputs(...args: Parameters<typeof recordApi>) {
  return outputsOf(await recordApi(...args));
}

describe("outputs", () => {
  it("are these without a sign-in page", async () => {
    expect(await outputs()).to.deep.equal(withoutPage);
  });

  it("are these with a sign-in page", async () => {
    expect(await outputs({ client, signInPage })).to.deep.equal({
      ...withoutPage,
      signInUrl: `https://${host}/login?client_id=notes-client-id&response_type=code&scope=openid+email+profile&redirect_uri=http%3A%2F%2Flocalhost%3A5173%2Fcallback`,
      signOutUrl: `https://${host}/logout?client_id=notes-client-id&logout_uri=http%3A%2F%2Flocalhost%3A5173%2F`,
      tokenUrl: `https://${host}/oauth2/token`,
      oidcClient: {
        authority: issuer,
        metadataUrl: `${issuer}/.well-known/openid-configuration`,
        client_id: "notes-client-id",
        redirect_uri: callbackUrl,
        post_logout_redirect_uri: "http://localhost:5173/",
        response_type: "code",
        scope: "openid email profile",
      },
      amplify: {
        Auth: {
          Cognito: {
            userPoolId: "eu-west-1_Ab12Cd34E",
            userPoolClientId: "notes-client-id",
            loginWith: {
              oauth: {
                domain: host,
                scopes: ["openid", "email", "profile"],
                redirectSignIn: client.callbackUrls,
                redirectSignOut: client.logoutUrls,
                responseType: "code",
              },
            },
          },
        },
      },
    });
  });

  it("hold the secret of a client that has one, as a Pulumi secret", async () => {
    expect((await outputs({ client: { generateSecret: true } }))["clientSecret"]).to.deep.equal({
      secret: "the-secret-of-notes-client",
    });
  });

  it("put no client secret into the settings of a front end", async () => {
    const { clientSecret: _, ...others } = await outputs({ client: { ...client, generateSecret: true } });
    expect(JSON.stringify(others)).not.to.contain("the-secret-of-notes-client");
  });

  it("ask for a token only where the client has no authorization code", async () => {
    const implicit = await outputs({ client: { ...client, oauthFlows: [OAuthFlow.Implicit] } });
    const both = await outputs({ client: { ...client, oauthFlows: [OAuthFlow.Implicit, OAuthFlow.Code] } });
    const asked = [implicit, both].map(({ signInUrl, oidcClient, amplify }) => [
      new URL(signInUrl).searchParams.get("response_type"),
      oidcClient["response_type"],
      amplify.Auth.Cognito.loginWith.oauth.responseType,
    ]);
    expect(asked).to.deep.equal([
      ["token", "token", "token"],
      ["code", "code", "code"],
    ]);
  });

  it("ask for every scope of the client", async () => {
    const recorded = await outputs({
      resourceServers: { notes: { scopes: { write: "write notes" } } },
      client: { ...client, scopes: ["openid", "notes/write"] },
    });
    expect([new URL(recorded["signInUrl"]).searchParams.get("scope"), recorded["oidcClient"].scope]).to.deep.equal([
      "openid notes/write",
      "openid notes/write",
    ]);
  });

  it("sign out to the page itself without logout URLs", async () => {
    const recorded = await outputs({ client: { callbackUrls: [callbackUrl] }, signInPage });
    expect([recorded["signOutUrl"], recorded["oidcClient"].post_logout_redirect_uri]).to.deep.equal([
      `https://${host}/logout?client_id=notes-client-id&response_type=code&scope=openid+email+profile&redirect_uri=http%3A%2F%2Flocalhost%3A5173%2Fcallback`,
      undefined,
    ]);
  });

  it("lead to the page of the first client that has one, while clientId is the first client's", async () => {
    const recorded = await outputs({ clients: { web: client } });
    expect([
      recorded["clientId"],
      recorded["clientIds"],
      new URL(recorded["signInUrl"]).searchParams.get("client_id"),
      recorded["oidcClient"].client_id,
      recorded["amplify"].Auth.Cognito.userPoolClientId,
    ]).to.deep.equal([
      "notes-client-id",
      { client: "notes-client-id", web: "notes-web-id" },
      "notes-web-id",
      "notes-web-id",
      "notes-web-id",
    ]);
  });

  it("name the stage in the URL, unless it is the one that stands in no path", async () => {
    expect((await outputs({ stage: "v1" }))["url"]).to.equal(
      "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/v1",
    );
  });

  it("know in a preview what depends on no id", async () => {
    const recorded = await outputs({ client, signInPage }, { preview: true });
    const known = Object.entries(recorded).filter(([, value]) => !JSON.stringify(value).includes(unknown));
    expect(known).to.deep.equal([
      ["region", "eu-west-1"],
      ["tokenUrl", `https://${host}/oauth2/token`],
    ]);
  });
});
