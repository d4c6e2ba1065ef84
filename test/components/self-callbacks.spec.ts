import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { find, unknown } from "../record";
import { callbackUrl, outputsOf, recordApi } from "./notes-api";
import { rejectionOf } from "./rejection-of";

const type = "aws:cognito/userPoolClient:UserPoolClient";

describe("a callback to the API itself", () => {
  const url = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com";
  const client = { callbackUrls: ["self:/auth/callback", callbackUrl], logoutUrls: ["self:/"] };
  const signInPage = { domainPrefix: "sign-in-to-notes" };

  async function clientUrls(args: Parameters<typeof recordApi>[0]) {
    const { callbackUrls, logoutUrls } = find(await recordApi(args), type).inputs;
    return { callbackUrls, logoutUrls };
  }

  it("has the API's URL before its path", async () => {
    expect(await clientUrls({ client })).to.deep.equal({
      callbackUrls: [`${url}/auth/callback`, callbackUrl],
      logoutUrls: [`${url}/`],
    });
  });

  it("has the stage before its path too, unless it is the one that stands in no path", async () => {
    expect(await clientUrls({ client, stage: "v1" })).to.deep.equal({
      callbackUrls: [`${url}/v1/auth/callback`, callbackUrl],
      logoutUrls: [`${url}/v1/`],
    });
  });

  it("is one also if it is known only later", async () => {
    const later = { callbackUrls: [pulumi.output(Promise.resolve("self:/auth/callback"))] };
    expect(await clientUrls({ client: later })).to.deep.equal({
      callbackUrls: [`${url}/auth/callback`],
      logoutUrls: [],
    });
  });

  it("refuses a computed one that leads to another host, once it is known", async () => {
    const callbackUrls = [pulumi.output(Promise.resolve("self://notes.example.org/callback"))];
    expect(await rejectionOf(recordApi({ client: { callbackUrls } }))).to.equal(
      "client.callbackUrls[0] must be self: and a path, got a string: write self:/auth/callback",
    );
  });

  it("refuses one that is too long with the API's URL before it", async () => {
    const callbackUrls = [`self:/${"a".repeat(1000)}`];
    expect(await rejectionOf(recordApi({ client: { callbackUrls } }))).to.equal(
      "client.callbackUrls[0] must have 1024 characters at most, got 1055 characters: write less",
    );
  });

  it("makes the client wait for the API, and the API for nothing: there is no cycle", async () => {
    const recording = await recordApi({ client });
    const api = find(recording, "aws:apigatewayv2/api:Api");
    expect([find(recording, type).options.dependsOn, api.options.dependsOn]).to.deep.equal([
      ["notes-api", "notes-pool"],
      undefined,
    ]);
  });

  it("leaves a client that has none independent of the API", async () => {
    const recording = await recordApi({ client: { callbackUrls: [callbackUrl] } });
    expect(find(recording, type).options.dependsOn).to.deep.equal(["notes-pool"]);
  });

  it("is not known in a preview of a new API, others beside it neither", async () => {
    const recording = await recordApi({ client }, { preview: true });
    expect(find(recording, type).inputs["callbackUrls"]).to.equal(unknown);
  });

  it("stands in full in every output that names it", async () => {
    const { signInUrl, signOutUrl, oidcClient, amplify } = outputsOf(await recordApi({ client, signInPage }));
    const { redirectSignIn, redirectSignOut } = amplify.Auth.Cognito.loginWith.oauth;
    expect({
      signIn: new URL(signInUrl).searchParams.get("redirect_uri"),
      signOut: new URL(signOutUrl).searchParams.get("logout_uri"),
      oidcClient: [oidcClient.redirect_uri, oidcClient.post_logout_redirect_uri],
      amplify: [redirectSignIn, redirectSignOut],
    }).to.deep.equal({
      signIn: `${url}/auth/callback`,
      signOut: `${url}/`,
      oidcClient: [`${url}/auth/callback`, `${url}/`],
      amplify: [[`${url}/auth/callback`, callbackUrl], [`${url}/`]],
    });
  });
});
