import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

type Made = { UserPoolClient: { ClientId: string; ClientSecret?: string } & Record<string, unknown> };

const create = { UserPoolId: poolId, ClientName: "cli" };

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
    const ClientId = await started.createClient();
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

  it("has the attributes that it may read and write, if they are given", async () => {
    const { ok } = await startCognito({
      pool: {
        customAttributes: [{ name: "custom:tier", type: "String", mutable: true, min: undefined, max: undefined }],
      },
    });
    const more = { ReadAttributes: ["email", "email_verified", "custom:tier"], WriteAttributes: ["email"] };
    const { UserPoolClient } = await ok<Made>("CreateUserPoolClient", { ...create, ...more });
    const { ReadAttributes, WriteAttributes } = UserPoolClient;
    expect({ ReadAttributes, WriteAttributes }).to.deep.equal(more);
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
      "rotation of refresh tokens beside the flow that it takes the place of",
      { RefreshTokenRotation: { Feature: "ENABLED" }, ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"] },
      "ALLOW_REFRESH_TOKEN_AUTH cannot be used with refresh token rotation: list ExplicitAuthFlows without it",
    ],
    [
      "passing on user context data",
      { EnablePropagateAdditionalUserContextData: true },
      "EnablePropagateAdditionalUserContextData is not served by the local Cognito",
    ],
    [
      "to let it read an attribute that the pool does not have",
      { ReadAttributes: ["email", "custom:tier"] },
      "Invalid read attributes specified while creating a client",
    ],
    [
      "to let it write an attribute that the pool does not have",
      { WriteAttributes: ["email", "custom:tier"] },
      "Invalid write attributes specified while creating a client",
    ],
    [
      "to let users say that their address is proven",
      { WriteAttributes: ["email", "email_verified"] },
      "Invalid write attributes specified while creating a client",
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

  it("makes a client whose refresh tokens rotate, without a grace period unless one is given", async () => {
    const { ok } = await startCognito();
    const flows = { ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"] };
    const rotations = [
      { Feature: "ENABLED" },
      { Feature: "ENABLED", RetryGracePeriodSeconds: 30 },
      { Feature: "DISABLED" },
    ];
    const shown: unknown[] = [];
    for (const RefreshTokenRotation of rotations) {
      const request = { ...create, ...flows, RefreshTokenRotation };
      const { UserPoolClient } = await ok<{ UserPoolClient: Record<string, unknown> }>("CreateUserPoolClient", request);
      shown.push(UserPoolClient["RefreshTokenRotation"]);
    }
    expect(shown).to.deep.equal([
      { Feature: "ENABLED", RetryGracePeriodSeconds: 0 },
      { Feature: "ENABLED", RetryGracePeriodSeconds: 30 },
      undefined,
    ]);
  });

  it("refuses a pool that is not there", async () => {
    const { refused } = await startCognito();
    const request = { ...create, UserPoolId: "eu-west-1_Nowhere01" };
    expect((await refused("CreateUserPoolClient", request)).__type).to.equal("ResourceNotFoundException");
  });
});
