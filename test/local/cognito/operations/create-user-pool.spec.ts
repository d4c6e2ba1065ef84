import { expect } from "chai";
import { readRecovery } from "../../../../local/cognito/pools/account-recovery";
import { password, type Refusal, type SignInBody, startCognito, stopCognitos } from "../start-cognito";

interface Made {
  UserPool: { Id: string; Arn: string; Policies: { PasswordPolicy: object } } & Record<string, unknown>;
}

const create = { PoolName: "demo" };
type Way = "verified_email" | "verified_phone_number" | "admin_only";
const way = (Priority: number, Name: Way) => ({ Priority, Name });
const invalid = (message: string): Refusal => ({ __type: "InvalidParameterException", message });

describe("CreateUserPool", () => {
  afterEach(stopCognitos);

  it("makes a pool with AWS's defaults", async () => {
    const { ok } = await startCognito();
    const { Id, Arn, ...rest } = (await ok<Made>("CreateUserPool", create)).UserPool;
    expect(Id).to.match(/^eu-west-1_[A-Za-z0-9]{9}$/);
    expect(Arn).to.equal(`arn:aws:cognito-idp:eu-west-1:000000000000:userpool/${Id}`);
    expect(rest).to.deep.equal({
      Name: "demo",
      LambdaConfig: {},
      LastModifiedDate: 1795262400,
      CreationDate: 1795262400,
      Policies: {
        PasswordPolicy: {
          MinimumLength: 8,
          RequireUppercase: true,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          TemporaryPasswordValidityDays: 7,
        },
        SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD"] },
      },
      DeletionProtection: "INACTIVE",
      AutoVerifiedAttributes: [],
      UsernameConfiguration: { CaseSensitive: true },
      MfaConfiguration: "OFF",
      EstimatedNumberOfUsers: 0,
      EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" },
      UserPoolTags: {},
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
      UserPoolTier: "ESSENTIALS",
    });
  });

  it("makes a pool that does what it was told", async () => {
    const { ok } = await startCognito();
    const { UserPool } = await ok<Made>("CreateUserPool", {
      ...create,
      Policies: { PasswordPolicy: { MinimumLength: 6, RequireNumbers: true } },
      UsernameAttributes: ["email"],
      AutoVerifiedAttributes: ["email"],
      UsernameConfiguration: { CaseSensitive: false },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: "ACTIVE",
      UserPoolTags: { team: "notes" },
    });
    expect([UserPool.Policies.PasswordPolicy, UserPool["UsernameAttributes"], UserPool["UserPoolTags"]]).to.deep.equal([
      {
        MinimumLength: 6,
        RequireUppercase: false,
        RequireLowercase: false,
        RequireNumbers: true,
        RequireSymbols: false,
        TemporaryPasswordValidityDays: 7,
      },
      ["email"],
      { team: "notes" },
    ]);
  });

  it("acts on the ways of recovery, in their order, and shows them", async () => {
    const { ok } = await startCognito();
    const RecoveryMechanisms = [way(2, "verified_phone_number"), way(1, "verified_email")];
    const { UserPool } = await ok<Made>("CreateUserPool", {
      ...create,
      AccountRecoverySetting: { RecoveryMechanisms },
    });
    expect(UserPool["AccountRecoverySetting"]).to.deep.equal({ RecoveryMechanisms });
    expect(readRecovery({ RecoveryMechanisms })).to.deep.equal(["verified_email", "verified_phone_number"]);
  });

  it("serves the pool: client, user, sign-in, with an issuer and keys of its own", async () => {
    const { cognito, ok } = await startCognito();
    const { Id: UserPoolId } = (await ok<Made>("CreateUserPool", create)).UserPool;
    const made = await ok<{ UserPoolClient: { ClientId: string } }>("CreateUserPoolClient", {
      UserPoolId,
      ClientName: "cli",
      ExplicitAuthFlows: ["ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH"],
    });
    const alice = { UserPoolId, Username: "alice" };
    await ok("AdminCreateUser", alice);
    await ok("AdminSetUserPassword", { ...alice, Password: password, Permanent: true });
    const AuthParameters = { USERNAME: "alice", PASSWORD: password };
    const { ClientId } = made.UserPoolClient;
    const byUser = { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters };
    const byServer = { UserPoolId, ClientId, AuthFlow: "ADMIN_NO_SRP_AUTH", AuthParameters };
    expect((await ok<SignInBody>("InitiateAuth", byUser)).AuthenticationResult.TokenType).to.equal("Bearer");
    expect((await ok<SignInBody>("AdminInitiateAuth", byServer)).AuthenticationResult.TokenType).to.equal("Bearer");
    expect(cognito.jwks(UserPoolId)?.keys.length).to.equal(2);
    expect(cognito.openidConfiguration(UserPoolId)?.["issuer"]).to.equal(
      `https://cognito-idp.eu-west-1.amazonaws.com/${UserPoolId}`,
    );
  });

  it("keeps the pool, its clients and its users over a restart", async () => {
    const before = await startCognito();
    const { Id: UserPoolId } = (await before.ok<Made>("CreateUserPool", create)).UserPool;
    await before.ok("CreateUserPoolClient", { UserPoolId, ClientName: "cli" });
    await before.ok("AdminCreateUser", { UserPoolId, Username: "alice" });
    const keys = before.cognito.jwks(UserPoolId);
    await before.close();
    const { cognito, ok } = await startCognito({ folder: before.folder });
    const clients = await ok<{ UserPoolClients: object[] }>("ListUserPoolClients", { UserPoolId });
    expect(clients.UserPoolClients.length).to.equal(1);
    expect(await ok("AdminGetUser", { UserPoolId, Username: "alice" })).to.have.property("Username", "alice");
    expect(cognito.jwks(UserPoolId)).to.deep.equal(keys);
  });

  const refusals: [string, object, string][] = [
    [
      "aliases with username attributes",
      { AliasAttributes: ["email"], UsernameAttributes: ["email"] },
      "Only one of the aliasAttributes or usernameAttributes can be set in a User pool.",
    ],
    [
      "required MFA without a factor",
      { MfaConfiguration: "ON" },
      "SMS configuration and Auto verification for phone_number are required when MFA is required",
    ],
    [
      "optional MFA without a factor",
      { MfaConfiguration: "OPTIONAL" },
      "SMS configuration and Auto verification for phone_number are required when MFA is optional",
    ],
    [
      "verifying phone numbers without SMS",
      { AutoVerifiedAttributes: ["phone_number"] },
      "SMS configuration is required when phone_number is selected for auto verification",
    ],
    [
      "a Lambda trigger",
      { LambdaConfig: { PreSignUp: "arn:aws:lambda:eu-west-1:000000000000:function:gate" } },
      "PreSignUp is not served by the local Cognito",
    ],
    ["an SMS configuration", { SmsConfiguration: {} }, "SmsConfiguration is not served by the local Cognito"],
    ["a schema", { Schema: [{ Name: "tier" }] }, "Schema is not served by the local Cognito"],
    ["remembered devices", { DeviceConfiguration: {} }, "DeviceConfiguration is not served by the local Cognito"],
    [
      "threat protection",
      { UserPoolAddOns: { AdvancedSecurityMode: "ENFORCED" } },
      "AdvancedSecurityMode is not served by the local Cognito",
    ],
    [
      "sign-in by text message",
      { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "SMS_OTP"] } } },
      "AllowedFirstAuthFactors SMS_OTP is not served by the local Cognito",
    ],
    [
      "sign-in without passwords",
      { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["EMAIL_OTP"] } } },
      "Password should be configured as one of the allowed first auth factors.",
    ],
    [
      "sign-in by e-mail code in a plan that does not have it",
      { UserPoolTier: "LITE", Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } } },
      "The following feature is not available for the LITE pricing tier configured: Passwordless Sign-In",
    ],
    [
      "proofs before a change of what is not verified",
      { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] } },
      "AttributesRequireVerificationBeforeUpdate must be a subset of AutoVerifiedAttributes: email is not in it",
    ],
    [
      "recovery by an administrator alone beside another way",
      { AccountRecoverySetting: { RecoveryMechanisms: [way(1, "admin_only"), way(2, "verified_email")] } },
      "Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.",
    ],
    [
      "recovery by one way twice",
      { AccountRecoverySetting: { RecoveryMechanisms: [way(1, "verified_email"), way(2, "verified_email")] } },
      "Account Recovery Setting cannot have two mechanisms of one name or priority.",
    ],
    [
      "mail through SES",
      { EmailConfiguration: { EmailSendingAccount: "DEVELOPER" } },
      "EmailSendingAccount DEVELOPER is not served by the local Cognito",
    ],
    [
      "confirmation by link",
      { VerificationMessageTemplate: { DefaultEmailOption: "CONFIRM_WITH_LINK" } },
      "DefaultEmailOption CONFIRM_WITH_LINK is not served by the local Cognito",
    ],
    ["an option it has never heard of", { NewLock: true }, "NewLock is not served by the local Cognito"],
  ];
  for (const [what, more, message] of refusals) {
    it(`refuses ${what} by name`, async () => {
      const { refused } = await startCognito();
      expect(await refused("CreateUserPool", { ...create, ...more })).to.deep.equal(invalid(message));
    });
  }

  it("refuses a password length below 6", async () => {
    const { refused } = await startCognito();
    const Policies = { PasswordPolicy: { MinimumLength: 5 } };
    expect(await refused("CreateUserPool", { ...create, Policies })).to.deep.equal(
      invalid(
        "1 validation error detected: Value '5' at 'policies.passwordPolicy.minimumLength' failed to satisfy " +
          "constraint: Member must have value greater than or equal to 6",
      ),
    );
  });
});
