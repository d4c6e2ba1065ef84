import { expect } from "chai";
import { clientId, poolId, startCognito, stopCognitos, type TestCognito } from "../start-cognito";

type Made = { UserPoolClient: { ClientId: string; ClientSecret?: string } & Record<string, unknown> };

const create = { UserPoolId: poolId, ClientName: "cli" };

async function createClient(started: TestCognito, more: object = {}): Promise<string> {
  return (await started.ok<Made>("CreateUserPoolClient", { ...create, ...more })).UserPoolClient.ClientId;
}

const declared = {
  __type: "InvalidParameterException",
  message: `the program declares user pool client ${clientId}; change the program to change it`,
};

describe("CreateUserPoolClient", () => {
  afterEach(stopCognitos);

  it("makes a client with AWS's defaults, in a declared pool too", async () => {
    const { ok } = await startCognito();
    const { ClientId, ...rest } = (await ok<Made>("CreateUserPoolClient", create)).UserPoolClient;
    expect(ClientId).to.match(/^[a-z0-9]{26}$/);
    expect(rest).to.deep.equal({
      UserPoolId: poolId,
      ClientName: "cli",
      LastModifiedDate: 1795262400,
      CreationDate: 1795262400,
      RefreshTokenValidity: 30,
      AccessTokenValidity: 1,
      IdTokenValidity: 1,
      TokenValidityUnits: { AccessToken: "hours", IdToken: "hours", RefreshToken: "days" },
      ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"],
      AllowedOAuthFlowsUserPoolClient: false,
      PreventUserExistenceErrors: "LEGACY",
      EnableTokenRevocation: true,
      EnablePropagateAdditionalUserContextData: false,
      AuthSessionValidity: 3,
    });
  });

  it("opens no password flow that was not asked for", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const ClientId = await createClient(started);
    const AuthParameters = { USERNAME: "alice", PASSWORD: "Correct-horse-1" };
    expect(
      await started.refused("InitiateAuth", { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters }),
    ).to.deep.equal({
      __type: "InvalidParameterException",
      message: "USER_PASSWORD_AUTH flow not enabled for this client",
    });
  });

  it("makes a secret when asked", async () => {
    const { ok } = await startCognito();
    const { UserPoolClient } = await ok<Made>("CreateUserPoolClient", { ...create, GenerateSecret: true });
    expect(UserPoolClient.ClientSecret).to.match(/^[a-z0-9]{51}$/);
  });

  it("takes a secret that the caller chose, but not two", async () => {
    const { ok, refused } = await startCognito();
    const ClientSecret = "s".repeat(30);
    const { UserPoolClient } = await ok<Made>("CreateUserPoolClient", { ...create, ClientSecret });
    expect(UserPoolClient.ClientSecret).to.equal(ClientSecret);
    expect(await refused("CreateUserPoolClient", { ...create, ClientSecret, GenerateSecret: true })).to.deep.equal({
      __type: "InvalidParameterException",
      message: "GenerateSecret and ClientSecret cannot both be set",
    });
  });

  const refusals: [string, object, string][] = [
    [
      "old and new names of flows in one list",
      { ExplicitAuthFlows: ["ADMIN_NO_SRP_AUTH", "ALLOW_USER_SRP_AUTH"] },
      "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
    ],
    [
      "an identity provider that the pool does not have",
      { SupportedIdentityProviders: ["COGNITO", "Google"] },
      `The provider Google does not exist for User Pool ${poolId}.`,
    ],
    [
      "refresh token rotation",
      { RefreshTokenRotation: { Feature: "ENABLED" } },
      "RefreshTokenRotation is not served by the local Cognito",
    ],
    [
      "passing on user context data",
      { EnablePropagateAdditionalUserContextData: true },
      "EnablePropagateAdditionalUserContextData is not served by the local Cognito",
    ],
    [
      "limits on readable attributes",
      { ReadAttributes: ["email"] },
      "ReadAttributes is not served by the local Cognito",
    ],
    [
      "limits on writable attributes",
      { WriteAttributes: ["email"] },
      "WriteAttributes is not served by the local Cognito",
    ],
    ["an option it has never heard of", { NewLock: true }, "NewLock is not served by the local Cognito"],
    ["a token life out of range", { AccessTokenValidity: 60 }, "Invalid range for token validity."],
    [
      "a sign-in page that is not switched on",
      { CallbackURLs: ["https://app.example.com"] },
      "AllowedOAuthFlowsUserPoolClient must be true to set AllowedOAuthFlows, AllowedOAuthScopes, CallbackURLs or LogoutURLs",
    ],
  ];
  for (const [what, more, message] of refusals) {
    it(`refuses ${what}`, async () => {
      const { refused } = await startCognito();
      expect(await refused("CreateUserPoolClient", { ...create, ...more })).to.deep.equal({
        __type: "InvalidParameterException",
        message,
      });
    });
  }

  it("refuses a pool that is not there", async () => {
    const { refused } = await startCognito();
    const request = { ...create, UserPoolId: "eu-west-1_Nowhere01" };
    expect((await refused("CreateUserPoolClient", request)).__type).to.equal("ResourceNotFoundException");
  });
});

describe("DescribeUserPoolClient", () => {
  afterEach(stopCognitos);

  it("shows a declared client", async () => {
    const { ok } = await startCognito();
    const request = { UserPoolId: poolId, ClientId: clientId };
    const { UserPoolClient } = await ok<Made>("DescribeUserPoolClient", request);
    const { ClientName, TokenValidityUnits, AccessTokenValidity, IdTokenValidity } = UserPoolClient;
    expect({ ClientName, TokenValidityUnits, AccessTokenValidity, IdTokenValidity }).to.deep.equal({
      ClientName: "web",
      TokenValidityUnits: { AccessToken: "hours", IdToken: "minutes", RefreshToken: "days" },
      AccessTokenValidity: 1,
      IdTokenValidity: 30,
    });
  });

  it("refuses a client of another pool", async () => {
    const started = await startCognito();
    const made = await started.ok<{ UserPool: { Id: string } }>("CreateUserPool", { PoolName: "other" });
    const request = { UserPoolId: made.UserPool.Id, ClientId: clientId };
    expect(await started.refused("DescribeUserPoolClient", request)).to.deep.equal({
      __type: "ResourceNotFoundException",
      message: `User pool client ${clientId} does not exist.`,
    });
  });
});

describe("UpdateUserPoolClient", () => {
  afterEach(stopCognitos);

  it("sets what is given, and the rest to AWS's defaults; id and secret stay", async () => {
    const started = await startCognito();
    const first = await started.ok<Made>("CreateUserPoolClient", {
      ...create,
      GenerateSecret: true,
      PreventUserExistenceErrors: "ENABLED",
      AuthSessionValidity: 10,
    });
    const { ClientId, ClientSecret } = first.UserPoolClient;
    const { UserPoolClient } = await started.ok<Made>("UpdateUserPoolClient", {
      UserPoolId: poolId,
      ClientId,
      AuthSessionValidity: 5,
    });
    const { PreventUserExistenceErrors, AuthSessionValidity, ClientName } = UserPoolClient;
    expect([UserPoolClient.ClientSecret, PreventUserExistenceErrors, AuthSessionValidity, ClientName]).to.deep.equal([
      ClientSecret,
      "LEGACY",
      5,
      "cli",
    ]);
  });

  it("refuses to change what the program declares", async () => {
    const { refused } = await startCognito();
    const ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH"];
    const request = { UserPoolId: poolId, ClientId: clientId, ExplicitAuthFlows };
    expect(await refused("UpdateUserPoolClient", request)).to.deep.equal(declared);
  });
});

describe("DeleteUserPoolClient", () => {
  afterEach(stopCognitos);

  it("deletes a client, for good", async () => {
    const before = await startCognito();
    const ClientId = await createClient(before);
    expect(await before.ok("DeleteUserPoolClient", { UserPoolId: poolId, ClientId })).to.deep.equal({});
    await before.close();
    const { refused } = await startCognito({ folder: before.folder });
    expect((await refused("DescribeUserPoolClient", { UserPoolId: poolId, ClientId })).__type).to.equal(
      "ResourceNotFoundException",
    );
  });

  it("refuses to delete what the program declares", async () => {
    const { refused } = await startCognito();
    expect(await refused("DeleteUserPoolClient", { UserPoolId: poolId, ClientId: clientId })).to.deep.equal(declared);
  });
});

describe("ListUserPoolClients", () => {
  afterEach(stopCognitos);

  it("lists the clients of a pool without their secrets, a page at a time", async () => {
    const started = await startCognito();
    const ids = [clientId, await createClient(started, { GenerateSecret: true }), await createClient(started)].sort();
    type Page = { UserPoolClients: { ClientId: string }[]; NextToken?: string };
    const list = { UserPoolId: poolId, MaxResults: 2 };
    const first = await started.ok<Page>("ListUserPoolClients", list);
    const second = await started.ok<Page>("ListUserPoolClients", { ...list, NextToken: first.NextToken });
    expect([first, second].map(({ UserPoolClients }) => UserPoolClients.map(({ ClientId }) => ClientId))).to.deep.equal(
      [ids.slice(0, 2), ids.slice(2)],
    );
    expect(Object.keys(first.UserPoolClients[0] ?? {})).to.deep.equal(["ClientId", "UserPoolId", "ClientName"]);
  });

  it("refuses a pool that is not there", async () => {
    const { refused } = await startCognito();
    expect((await refused("ListUserPoolClients", { UserPoolId: "eu-west-1_Nowhere01" })).__type).to.equal(
      "ResourceNotFoundException",
    );
  });
});
