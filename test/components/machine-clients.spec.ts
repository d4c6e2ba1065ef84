import { expect } from "chai";
import type { SecuredApiArgs } from "../../components";
import { standardWritableAttributes } from "../../components/checks/attribute-names";
import { find } from "../record";
import { callbackUrl, outputsOf, recordApi } from "./notes-api";

const type = "aws:cognito/userPoolClient:UserPoolClient";
const domainType = "aws:cognito/userPoolDomain:UserPoolDomain";
const brandingType = "aws:cognito/managedLoginBranding:ManagedLoginBranding";

const args: Partial<SecuredApiArgs> = {
  resourceServers: {
    notes: { scopes: { read: "read notes", write: "write notes" } },
    jobs: { scopes: { run: "run jobs" } },
  },
  machineClients: { job: { scopes: ["notes/read"] } },
  routes: { "GET /notes": { scopes: ["notes/read"] } },
};

describe("machine clients", () => {
  it("have a secret, client_credentials and custom scopes, and no way for people to sign in", async () => {
    expect(find(await recordApi(args), type, "notes-job")).to.deep.equal({
      type,
      name: "notes-job",
      inputs: {
        userPoolId: "eu-west-1_Ab12Cd34E",
        generateSecret: true,
        allowedOauthFlowsUserPoolClient: true,
        allowedOauthFlows: ["client_credentials"],
        allowedOauthScopes: ["notes/read"],
        explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
        preventUserExistenceErrors: "ENABLED",
        enableTokenRevocation: true,
        accessTokenValidity: 60,
        tokenValidityUnits: { accessToken: "minutes" },
        writeAttributes: [...standardWritableAttributes],
      },
      options: { parent: "notes", dependsOn: ["notes-jobs", "notes-notes", "notes-pool"] },
    });
  });

  it("take the life of their tokens from all clients', unless they name their own", async () => {
    const recording = await recordApi({
      ...args,
      tokens: { accessMinutes: 15 },
      machineClients: { job: { scopes: ["notes/read"] }, nightly: { scopes: ["jobs/run"], accessMinutes: 1440 } },
    });
    const lives = ["notes-job", "notes-nightly"].map((name) => find(recording, type, name).inputs);
    expect(lives.map(({ accessTokenValidity }) => accessTokenValidity)).to.deep.equal([15, 1440]);
  });

  it("keep the flow that people's clients lose by rotation: they never get a refresh token", async () => {
    const recording = await recordApi({ ...args, tokens: { rotateRefreshTokens: true } });
    const { explicitAuthFlows, refreshTokenRotation } = find(recording, type, "notes-job").inputs;
    expect([explicitAuthFlows, refreshTokenRotation]).to.deep.equal([["ALLOW_REFRESH_TOKEN_AUTH"], undefined]);
  });

  it("have a token endpoint, though no person has a page: a domain without a style", async () => {
    const { resources } = await recordApi({ ...args, signInPage: { domainPrefix: "notes-tokens" } });
    const page = resources.filter((one) => [domainType, brandingType].includes(one.type));
    expect(page).to.deep.equal([
      {
        type: domainType,
        name: "notes-domain",
        inputs: { userPoolId: "eu-west-1_Ab12Cd34E", domain: "notes-tokens", managedLoginVersion: 2 },
        options: { parent: "notes", protect: true, deleteBeforeReplace: true, dependsOn: ["notes-pool"] },
      },
    ]);
  });

  it("have no style beside the clients that have a page", async () => {
    const { resources } = await recordApi({ ...args, client: { callbackUrls: [callbackUrl] } });
    const styled = resources.filter((one) => one.type === brandingType);
    expect(styled.map(({ name }) => name)).to.deep.equal(["notes-client-branding"]);
  });

  it("are among those the authorizer trusts", async () => {
    const { inputs } = find(await recordApi(args), "aws:apigatewayv2/authorizer:Authorizer");
    expect(inputs["jwtConfiguration"].audiences).to.deep.equal(["notes-client-id", "notes-job-id"]);
  });

  it("are named in the outputs, their secrets as Pulumi secrets", async () => {
    const machineClients = { job: { scopes: ["notes/read"] }, nightly: { scopes: ["jobs/run"] } };
    const outputs = outputsOf(await recordApi({ ...args, machineClients }));
    expect([outputs["clientIds"], outputs["machineClientSecrets"]]).to.deep.equal([
      { client: "notes-client-id", job: "notes-job-id", nightly: "notes-nightly-id" },
      { secret: { job: "the-secret-of-notes-job", nightly: "the-secret-of-notes-nightly" } },
    ]);
  });

  it("show their secrets nowhere else in the outputs", async () => {
    const { machineClientSecrets: _, ...others } = outputsOf(await recordApi(args));
    expect(JSON.stringify(others)).not.to.contain("the-secret-of");
  });

  it("get tokens at an address of the outputs, where nobody signs in", async () => {
    const { signInUrl, signOutUrl, tokenUrl, oidcClient, amplify } = outputsOf(
      await recordApi({ ...args, signInPage: { domainPrefix: "notes-tokens" } }),
    );
    expect({ signInUrl, signOutUrl, tokenUrl, oidcClient, amplify }).to.deep.equal({
      signInUrl: undefined,
      signOutUrl: undefined,
      tokenUrl: "https://notes-tokens.auth.eu-west-1.amazoncognito.com/oauth2/token",
      oidcClient: undefined,
      amplify: { Auth: { Cognito: { userPoolId: "eu-west-1_Ab12Cd34E", userPoolClientId: "notes-client-id" } } },
    });
  });
});
