import * as aws from "@pulumi/aws";
import { expect } from "chai";
import { AttributeType, AuthFlow, OAuthFlow } from "../../components";
import { createAppClients } from "../../components/app-clients";
import { find, record } from "../record";
import { callbackUrl, code, recordApi } from "./notes-api";
import { rejectionOf } from "./rejection-of";

const type = "aws:cognito/userPoolClient:UserPoolClient";

const closed = {
  userPoolId: "eu-west-1_Ab12Cd34E",
  generateSecret: false,
  explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"],
  preventUserExistenceErrors: "ENABLED",
  enableTokenRevocation: true,
  authSessionValidity: 3,
  accessTokenValidity: 60,
  idTokenValidity: 60,
  refreshTokenValidity: 30,
  tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "days" },
  supportedIdentityProviders: ["COGNITO"],
};

const signInPage = {
  allowedOauthFlowsUserPoolClient: true,
  allowedOauthFlows: ["code"],
  allowedOauthScopes: ["openid", "email", "profile"],
  callbackUrls: [callbackUrl],
  logoutUrls: [],
};

describe("app clients", () => {
  it("sign in by SRP alone, without OAuth, unless told otherwise", async () => {
    expect(find(await recordApi(), type)).to.deep.equal({
      type,
      name: "notes-client",
      inputs: { ...closed, allowedOauthFlowsUserPoolClient: false },
      options: { parent: "notes", dependsOn: ["notes-pool"] },
    });
  });

  it("use the authorization code alone once there are callback URLs", async () => {
    const recording = await recordApi({ client: { callbackUrls: [callbackUrl] } });
    expect(find(recording, type).inputs).to.deep.equal({ ...closed, ...signInPage });
  });

  it("take tokens from the address, and passwords, only where asked for by name", async () => {
    const recording = await recordApi({
      client: {
        callbackUrls: [callbackUrl],
        logoutUrls: ["http://localhost:5173/"],
        oauthFlows: [OAuthFlow.Code, OAuthFlow.Implicit],
        authFlows: [AuthFlow.UserPassword, AuthFlow.AdminUserPassword],
        scopes: ["openid"],
      },
    });
    expect(find(recording, type).inputs).to.deep.equal({
      ...closed,
      ...signInPage,
      explicitAuthFlows: [
        "ALLOW_REFRESH_TOKEN_AUTH",
        "ALLOW_USER_SRP_AUTH",
        "ALLOW_USER_PASSWORD_AUTH",
        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
      ],
      allowedOauthFlows: ["code", "implicit"],
      allowedOauthScopes: ["openid"],
      logoutUrls: ["http://localhost:5173/"],
    });
  });

  it("let people choose how to sign in where that is asked for", async () => {
    const recording = await recordApi({ client: { authFlows: [AuthFlow.UserAuth] } });
    expect(find(recording, type).inputs["explicitAuthFlows"]).to.deep.equal([
      "ALLOW_REFRESH_TOKEN_AUTH",
      "ALLOW_USER_SRP_AUTH",
      "ALLOW_USER_AUTH",
    ]);
  });

  it("let people sign in by the pool's own challenges where that is asked for", async () => {
    const [defineAuthChallenge, createAuthChallenge, verifyAuthChallenge] = [{ code }, { code }, { code }];
    const recording = await recordApi({
      client: { authFlows: [AuthFlow.Custom] },
      users: { triggers: { defineAuthChallenge, createAuthChallenge, verifyAuthChallenge } },
    });
    expect(find(recording, type).inputs["explicitAuthFlows"]).to.deep.equal([
      "ALLOW_REFRESH_TOKEN_AUTH",
      "ALLOW_USER_SRP_AUTH",
      "ALLOW_CUSTOM_AUTH",
    ]);
  });

  it("never mix flow names with the prefix ALLOW_ and those without", async () => {
    const authFlows = Object.values(AuthFlow);
    const [defineAuthChallenge, createAuthChallenge, verifyAuthChallenge] = [{ code }, { code }, { code }];
    const triggers = { defineAuthChallenge, createAuthChallenge, verifyAuthChallenge };
    const recording = await recordApi({ client: { authFlows }, users: { triggers } });
    const names: string[] = find(recording, type).inputs["explicitAuthFlows"];
    expect(names.filter((name) => !name.startsWith("ALLOW_"))).to.deep.equal([]);
  });

  it("say the units of lifetimes, also of those that are set", async () => {
    const recording = await recordApi({ tokens: { accessMinutes: 5, idMinutes: 10, refreshDays: 1 } });
    const { accessTokenValidity, idTokenValidity, refreshTokenValidity, tokenValidityUnits } = find(
      recording,
      type,
    ).inputs;
    expect([accessTokenValidity, idTokenValidity, refreshTokenValidity, tokenValidityUnits]).to.deep.equal([
      5,
      10,
      1,
      { accessToken: "minutes", idToken: "minutes", refreshToken: "days" },
    ]);
  });

  it("have a secret only if asked for", async () => {
    const recording = await recordApi({ client: { generateSecret: true } });
    expect(find(recording, type).inputs["generateSecret"]).to.equal(true);
  });

  it("are one at least: the authorizer needs an audience", async () => {
    const recording = record(() => {
      const pool = new aws.cognito.UserPool("pool");
      const { id, arn, endpoint } = pool;
      const parts = { id, arn, issuer: endpoint, discoveryUrl: endpoint };
      const plan = { clients: [], pool: parts, resourceServers: {}, calledBySignIn: [], url: endpoint };
      createAppClients("notes", plan, { parent: pool });
    });
    expect(await rejectionOf(recording)).to.equal("an API needs an app client: its tokens are made for one");
  });

  it("are as many as are named, the first one called client", async () => {
    const recording = await recordApi({ clients: { mobile: { callbackUrls: ["notes://callback"] } } });
    const clients = recording.resources.filter((one) => one.type === type);
    expect(clients.map(({ name, inputs }) => [name, inputs["callbackUrls"]])).to.deep.equal([
      ["notes-client", undefined],
      ["notes-mobile", ["notes://callback"]],
    ]);
  });
});

describe("refresh tokens of app clients", () => {
  async function refreshInputs(tokens: Parameters<typeof recordApi>[0]) {
    const { explicitAuthFlows, refreshTokenRotation } = find(await recordApi(tokens), type).inputs;
    return { explicitAuthFlows, refreshTokenRotation };
  }

  it("rotate if asked for, without the flow that gives tokens for one and does not", async () => {
    expect(await refreshInputs({ tokens: { rotateRefreshTokens: true } })).to.deep.equal({
      explicitAuthFlows: ["ALLOW_USER_SRP_AUTH"],
      refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 0 },
    });
  });

  it("may be used again for the seconds that were asked for", async () => {
    const tokens = { rotateRefreshTokens: true, rotationGraceSeconds: 60 };
    const client = { authFlows: [AuthFlow.UserPassword] };
    expect(await refreshInputs({ tokens, client })).to.deep.equal({
      explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH"],
      refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 60 },
    });
  });
});

describe("attributes of app clients", () => {
  const customAttributes = { tenant: {}, motto: {}, height: { type: AttributeType.Number } };

  async function attributeInputs(args: Parameters<typeof recordApi>[0]) {
    const { readAttributes, writeAttributes } = find(await recordApi(args), type).inputs;
    return { readAttributes, writeAttributes };
  }

  it("are Cognito's own choice while the pool has standard ones alone", async () => {
    expect(await attributeInputs({})).to.deep.equal({ readAttributes: undefined, writeAttributes: undefined });
  });

  it("are written by people only as far as they are standard ones, once the pool has others", async () => {
    const { writeAttributes } = await attributeInputs({ users: { customAttributes } });
    expect([...(writeAttributes ?? [])].sort()).to.deep.equal([
      "address",
      "birthdate",
      "email",
      "family_name",
      "gender",
      "given_name",
      "locale",
      "middle_name",
      "name",
      "nickname",
      "phone_number",
      "picture",
      "preferred_username",
      "profile",
      "updated_at",
      "website",
      "zoneinfo",
    ]);
  });

  it("are those that were named, of each client its own", async () => {
    const args = {
      users: { customAttributes },
      client: { readAttributes: ["email", "custom:tenant"], writeAttributes: ["email"] },
      clients: { web: { writeAttributes: ["email", "custom:motto"] } },
    };
    const recording = await recordApi(args);
    const clients = ["notes-client", "notes-web"].map((name) => find(recording, type, name).inputs);
    expect(clients.map(({ readAttributes, writeAttributes }) => [readAttributes, writeAttributes])).to.deep.equal([
      [["email", "custom:tenant"], ["email"]],
      [undefined, ["email", "custom:motto"]],
    ]);
  });
});

describe("resource servers", () => {
  const resourceServers = {
    notes: { scopes: { read: "read notes", write: "write notes" } },
    "https://api.example.com": { scopes: { all: "everything" } },
  };

  it("define the custom scopes, under a name that takes a URL too", async () => {
    const recording = await recordApi({ resourceServers });
    const type = "aws:cognito/resourceServer:ResourceServer";
    const servers = ["notes-notes", "notes-https://api.example.com"].map((name) => find(recording, type, name));
    expect(servers.map(({ inputs }) => inputs)).to.deep.equal([
      {
        userPoolId: "eu-west-1_Ab12Cd34E",
        identifier: "notes",
        name: "notes",
        scopes: [
          { scopeName: "read", scopeDescription: "read notes" },
          { scopeName: "write", scopeDescription: "write notes" },
        ],
      },
      {
        userPoolId: "eu-west-1_Ab12Cd34E",
        identifier: "https://api.example.com",
        name: "https-api.example.com",
        scopes: [{ scopeName: "all", scopeDescription: "everything" }],
      },
    ]);
  });

  it("exist before the clients that name their scopes", async () => {
    const recording = await recordApi({
      resourceServers,
      client: { callbackUrls: [callbackUrl], scopes: ["openid", "notes/read"] },
    });
    const { inputs, options } = find(recording, type);
    expect([inputs["allowedOauthScopes"], options.dependsOn]).to.deep.equal([
      ["openid", "notes/read"],
      ["notes-https://api.example.com", "notes-notes", "notes-pool"],
    ]);
  });
});
