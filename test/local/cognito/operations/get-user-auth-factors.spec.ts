import { expect } from "chai";
import { type Setup, startCognito, stopCognitos } from "../start-cognito";

async function factors(setup: Setup = {}, attributes: Record<string, string> = { email: "alice@example.com" }) {
  const started = await startCognito(setup);
  await started.addUser("alice", attributes);
  const { AccessToken } = await started.signIn("alice");
  const totp = { secret: "JBSWY3DPEHPK3PXP", lastStep: 0 };
  return {
    ...started,
    AccessToken,
    shown: () => started.ok("GetUserAuthFactors", { AccessToken }, { signed: false }),
    addApp: () =>
      started.changeUser("alice", {
        mfa: { totp, enabled: ["SOFTWARE_TOKEN_MFA"], preferred: "SOFTWARE_TOKEN_MFA" },
      }),
  };
}

const email = { firstFactors: ["PASSWORD", "EMAIL_OTP"] } satisfies Setup["pool"];

describe("GetUserAuthFactors", () => {
  afterEach(stopCognitos);

  it("shows what a user can begin with", async () => {
    const shown = [
      await (await factors()).shown(),
      await (await factors({ pool: email })).shown(),
      await (await factors({ pool: email }, {})).shown(),
    ];
    const alone = { Username: "alice", ConfiguredUserAuthFactors: ["PASSWORD"] };
    expect(shown).to.deep.equal([alone, { ...alone, ConfiguredUserAuthFactors: ["PASSWORD", "EMAIL_OTP"] }, alone]);
  });

  it("shows the second factors, beside which there is no beginning by e-mail", async () => {
    const pool = { ...email, mfa: "OPTIONAL", secondFactors: ["SOFTWARE_TOKEN_MFA"] } satisfies Setup["pool"];
    const { addApp, shown } = await factors({ pool });
    await addApp();
    expect(await shown()).to.deep.equal({
      Username: "alice",
      PreferredMfaSetting: "SOFTWARE_TOKEN_MFA",
      UserMFASettingList: ["SOFTWARE_TOKEN_MFA"],
      ConfiguredUserAuthFactors: ["PASSWORD"],
    });
  });

  it("takes no token that is not good", async () => {
    const { AccessToken, ok, refused } = await factors();
    await ok("GlobalSignOut", { AccessToken });
    expect((await refused("GetUserAuthFactors", { AccessToken })).message).to.equal("Access Token has been revoked");
  });
});
