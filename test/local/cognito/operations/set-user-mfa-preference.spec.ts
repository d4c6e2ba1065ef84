import { expect } from "chai";
import { poolId, type Setup, startCognito, stopCognitos } from "../start-cognito";

const totp = { secret: "JBSWY3DPEHPK3PXP", lastStep: 0 };
const both = { mfa: "OPTIONAL", secondFactors: ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"] } satisfies Setup["pool"];
const on = { Enabled: true };
const preferred = { Enabled: true, PreferredMfa: true };

/** Alice, who has an app and a proven address, and a change of her preference by herself or an administrator. */
async function begin(pool: Setup["pool"] = both) {
  const started = await startCognito({ pool: pool ?? {} });
  await started.addUser("alice", { email: "alice@example.com" });
  const { AccessToken } = await started.signIn("alice");
  await started.changeUser("alice", { mfa: { totp, enabled: [] } });
  const requests = {
    SetUserMFAPreference: { AccessToken },
    AdminSetUserMFAPreference: { UserPoolId: poolId, Username: "alice" },
  };
  const shown = () => started.ok<Record<string, unknown>>("GetUser", { AccessToken });
  return { ...started, requests, shown };
}

const operations = ["SetUserMFAPreference", "AdminSetUserMFAPreference"] as const;

describe("second-factor preference", () => {
  afterEach(stopCognitos);

  for (const operation of operations) {
    describe(`with ${operation}`, () => {
      it("switches factors on, prefers one, and both GetUser and AdminGetUser show it", async () => {
        const { ok, requests, shown } = await begin();
        const change = { SoftwareTokenMfaSettings: preferred, EmailMfaSettings: on };
        expect(await ok(operation, { ...requests[operation], ...change })).to.deep.equal({});
        const expected = {
          UserMFASettingList: ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"],
          PreferredMfaSetting: "SOFTWARE_TOKEN_MFA",
        };
        expect(await shown()).to.deep.include(expected);
        expect(await ok("AdminGetUser", { UserPoolId: poolId, Username: "alice" })).to.deep.include(expected);
      });

      it("leaves a factor that is not named as it is", async () => {
        const { ok, requests, userOf } = await begin();
        await ok(operation, { ...requests[operation], SoftwareTokenMfaSettings: preferred });
        await ok(operation, { ...requests[operation], EmailMfaSettings: on });
        expect((await userOf("alice")).mfa).to.deep.equal({
          totp,
          enabled: ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"],
          preferred: "SOFTWARE_TOKEN_MFA",
        });
      });

      it("switches a factor off, preferred or not; the app's secret stays", async () => {
        const { ok, requests, userOf } = await begin();
        await ok(operation, { ...requests[operation], SoftwareTokenMfaSettings: preferred, EmailMfaSettings: on });
        await ok(operation, { ...requests[operation], SoftwareTokenMfaSettings: { Enabled: false } });
        expect((await userOf("alice")).mfa).to.deep.equal({ totp, enabled: ["EMAIL_OTP"] });
      });

      it("moves the preference", async () => {
        const { ok, requests, userOf } = await begin();
        await ok(operation, { ...requests[operation], SoftwareTokenMfaSettings: preferred, EmailMfaSettings: on });
        await ok(operation, { ...requests[operation], EmailMfaSettings: preferred });
        expect((await userOf("alice")).mfa?.preferred).to.equal("EMAIL_OTP");
        await ok(operation, { ...requests[operation], EmailMfaSettings: on });
        expect((await userOf("alice")).mfa?.preferred).to.equal(undefined);
      });

      it("refuses an app that is not set up, and an address that is not proven", async () => {
        const { changeUser, refused, requests } = await begin();
        await changeUser("alice", { mfa: undefined, attributes: { email: "alice@example.com" } });
        const refusals = [
          await refused(operation, { ...requests[operation], SoftwareTokenMfaSettings: on }),
          await refused(operation, { ...requests[operation], EmailMfaSettings: on }),
        ];
        expect(refusals).to.deep.equal(
          ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"].map((factor) => ({
            __type: "InvalidParameterException",
            message: `User does not have delivery config set to turn on ${factor}`,
          })),
        );
      });

      it("refuses a factor that the pool does not have", async () => {
        const { refused, requests } = await begin({ mfa: "OFF" });
        expect(await refused(operation, { ...requests[operation], SoftwareTokenMfaSettings: on })).to.deep.equal({
          __type: "InvalidParameterException",
          message: "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA",
        });
      });

      it("refuses two that are preferred, and one that is while it is off", async () => {
        const { refused, requests } = await begin();
        const request = requests[operation];
        const two = { SoftwareTokenMfaSettings: preferred, EmailMfaSettings: preferred };
        const refusals = [
          await refused(operation, { ...request, ...two }),
          await refused(operation, { ...request, EmailMfaSettings: { PreferredMfa: true } }),
        ];
        expect(refusals.map(({ message }) => message)).to.deep.equal([
          "only one of SOFTWARE_TOKEN_MFA and EMAIL_OTP can be preferred",
          "EMAIL_OTP cannot be preferred while it is not enabled",
        ]);
      });

      it("refuses by name what is not served, and takes it switched off", async () => {
        const { ok, refused, requests } = await begin();
        const request = requests[operation];
        const refusals = [
          await refused(operation, { ...request, SMSMfaSettings: on }),
          await refused(operation, { ...request, WebAuthnMfaSettings: on }),
        ];
        expect(refusals).to.deep.equal(
          ["SMS_MFA", "WEB_AUTHN"].map((factor) => ({
            __type: "UnsupportedOperationException",
            message: `${factor} is not served by the local Cognito`,
          })),
        );
        const off = {
          SMSMfaSettings: { Enabled: false, PreferredMfa: false },
          WebAuthnMfaSettings: { Enabled: false },
        };
        await ok(operation, { ...request, ...off });
      });
    });
  }

  it("takes no token of somebody else's", async () => {
    const { refused } = await begin();
    const request = { AccessToken: "e30.e30.e30", SoftwareTokenMfaSettings: on };
    expect((await refused("SetUserMFAPreference", request)).__type).to.equal("NotAuthorizedException");
  });

  it("knows nobody that the pool does not have", async () => {
    const { refused } = await begin();
    const request = { UserPoolId: poolId, Username: "nobody", SoftwareTokenMfaSettings: on };
    expect((await refused("AdminSetUserMFAPreference", request)).__type).to.equal("UserNotFoundException");
  });
});
