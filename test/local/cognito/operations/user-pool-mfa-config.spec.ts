import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

const app = { SoftwareTokenMfaConfiguration: { Enabled: true } };

describe("GetUserPoolMfaConfig and SetUserPoolMfaConfig", () => {
  afterEach(stopCognitos);

  it("show what the program declares", async () => {
    const pool = { mfa: "ON" as const, secondFactors: ["SOFTWARE_TOKEN_MFA" as const, "EMAIL_OTP" as const] };
    const { ok } = await startCognito({ pool });
    expect(await ok("GetUserPoolMfaConfig", { UserPoolId: poolId })).to.deep.equal({
      ...app,
      EmailMfaConfiguration: {},
      MfaConfiguration: "ON",
    });
  });

  it("show that there is none", async () => {
    const { ok } = await startCognito();
    expect(await ok("GetUserPoolMfaConfig", { UserPoolId: poolId })).to.deep.equal({ MfaConfiguration: "OFF" });
  });

  it("change a pool that a call made, and it stays over a restart", async () => {
    const started = await startCognito();
    const UserPoolId = await started.createPool();
    const change = { UserPoolId, ...app, MfaConfiguration: "OPTIONAL" };
    const expected = { ...app, MfaConfiguration: "OPTIONAL" };
    expect(await started.ok("SetUserPoolMfaConfig", change)).to.deep.equal(expected);
    await started.close();
    const { ok } = await startCognito({ folder: started.folder });
    expect(await ok("GetUserPoolMfaConfig", { UserPoolId })).to.deep.equal(expected);
    await ok("SetUserPoolMfaConfig", { UserPoolId });
    expect(await ok("GetUserPoolMfaConfig", { UserPoolId })).to.deep.equal({ MfaConfiguration: "OFF" });
  });

  it("change no pool of the program", async () => {
    const { refused } = await startCognito();
    const change = { UserPoolId: poolId, ...app, MfaConfiguration: "ON" };
    expect(await refused("SetUserPoolMfaConfig", change)).to.deep.equal({
      __type: "InvalidParameterException",
      message: `the program declares user pool ${poolId}; change the program to change it`,
    });
  });

  for (const [what, change, message] of [
    [
      "a factor with MFA switched off",
      app,
      "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
    ],
    [
      "MFA that is required without a factor",
      { MfaConfiguration: "ON" },
      "SMS configuration and Auto verification for phone_number are required when MFA is required",
    ],
    [
      "MFA that is optional without a factor",
      { MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration: { Enabled: false } },
      "SMS configuration and Auto verification for phone_number are required when MFA is optional",
    ],
    [
      "codes by e-mail from Cognito's own account",
      { MfaConfiguration: "ON", EmailMfaConfiguration: {} },
      "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT.",
    ],
    [
      "codes by SMS",
      { MfaConfiguration: "ON", SmsMfaConfiguration: {} },
      "SmsMfaConfiguration is not served by the local Cognito",
    ],
    [
      "passkeys",
      { MfaConfiguration: "ON", WebAuthnConfiguration: {} },
      "WebAuthnConfiguration is not served by the local Cognito",
    ],
  ] as const) {
    it(`refuse ${what}`, async () => {
      const { createPool, refused } = await startCognito();
      expect(await refused("SetUserPoolMfaConfig", { UserPoolId: await createPool(), ...change })).to.deep.equal({
        __type: "InvalidParameterException",
        message,
      });
    });
  }

  it("know no pool that is not there", async () => {
    const { refused } = await startCognito();
    for (const operation of ["GetUserPoolMfaConfig", "SetUserPoolMfaConfig"]) {
      expect((await refused(operation, { UserPoolId: "eu-west-1_Nowhere01" })).__type).to.equal(
        "ResourceNotFoundException",
      );
    }
  });
});
