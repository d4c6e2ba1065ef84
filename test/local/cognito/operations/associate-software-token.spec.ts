import { expect } from "chai";
import { addApp, appPool, codeOf, secret, wrongCode } from "../sign-in/steps";
import { type Setup, startCognito, stopCognitos } from "../start-cognito";

/** Alice, who is signed in, and the steps to an app of hers. */
async function begin(pool: Setup["pool"] = appPool) {
  const started = await startCognito({ pool: pool ?? {} });
  await started.addUser("alice");
  const { AccessToken } = await started.signIn("alice");
  const associate = async () => {
    const { SecretCode } = await started.ok<{ SecretCode: string }>("AssociateSoftwareToken", { AccessToken });
    return SecretCode;
  };
  const verification = (UserCode: string, more: object = {}) => ({ AccessToken, UserCode, ...more });
  return { ...started, AccessToken, associate, verification };
}

describe("AssociateSoftwareToken and VerifySoftwareToken", () => {
  afterEach(stopCognitos);

  it("make an app the user's by its first code, without switching it on", async () => {
    const { associate, ok, signIn, time, userOf, verification } = await begin();
    const SecretCode = await associate();
    expect(SecretCode).to.match(/^[A-Z2-7]{52}$/);
    const request = verification(codeOf(SecretCode, time.now), { FriendlyDeviceName: "phone" });
    expect(await ok("VerifySoftwareToken", request)).to.deep.equal({ Status: "SUCCESS" });
    const lastStep = Math.floor(time.now / 30_000);
    expect((await userOf("alice")).mfa).to.deep.equal({
      enabled: [],
      totp: { secret: SecretCode, lastStep, deviceName: "phone" },
    });
    expect((await signIn("alice")).TokenType).to.equal("Bearer");
  });

  it("leave the app that the user has until the first code of the new one", async () => {
    const started = await begin();
    const { associate, ok, refused, time, userOf, verification } = started;
    await addApp(started);
    const SecretCode = await associate();
    expect((await userOf("alice")).mfa?.totp?.secret).to.equal(secret);
    const wrong = verification(wrongCode(codeOf(SecretCode, time.now)));
    expect(await refused("VerifySoftwareToken", wrong)).to.deep.equal({
      __type: "EnableSoftwareTokenMFAException",
      message: "Code mismatch",
    });
    expect((await userOf("alice")).mfa?.totp?.secret).to.equal(secret);
    await ok("VerifySoftwareToken", verification(codeOf(SecretCode, time.now)));
    expect((await userOf("alice")).mfa?.totp?.secret).to.equal(SecretCode);
  });

  it("take the code of the newest secret alone, once", async () => {
    const { associate, ok, refused, time, verification } = await begin();
    const first = await associate();
    const second = await associate();
    expect((await refused("VerifySoftwareToken", verification(codeOf(first, time.now)))).message).to.equal(
      "Code mismatch",
    );
    const request = verification(codeOf(second, time.now));
    await ok("VerifySoftwareToken", request);
    expect(await refused("VerifySoftwareToken", request)).to.deep.equal({
      __type: "SoftwareTokenMFANotFoundException",
      message: "Software Token MFA does not exist for the user.",
    });
  });

  it("refuse a pool without such apps", async () => {
    const { AccessToken, refused } = await begin({ mfa: "OFF" });
    expect(await refused("AssociateSoftwareToken", { AccessToken })).to.deep.equal({
      __type: "SoftwareTokenMFANotFoundException",
      message: "Software Token MFA has not been enabled by the userPool",
    });
  });

  it("ask for a token or a session", async () => {
    const { refused } = await begin();
    const refusal = {
      __type: "InvalidParameterException",
      message: "Either AccessToken or Session must be given",
    };
    expect(await refused("AssociateSoftwareToken", {})).to.deep.equal(refusal);
    expect(await refused("VerifySoftwareToken", { UserCode: "000000" })).to.deep.equal(refusal);
  });

  it("take no token that is not good", async () => {
    const { AccessToken, ok, refused } = await begin();
    await ok("GlobalSignOut", { AccessToken });
    expect((await refused("AssociateSoftwareToken", { AccessToken })).message).to.equal(
      "Access Token has been revoked",
    );
    expect((await refused("VerifySoftwareToken", { AccessToken, UserCode: "000000" })).message).to.equal(
      "Access Token has been revoked",
    );
  });

  it("refuse a code that is not six digits, without quoting it", async () => {
    const { refused, verification } = await begin();
    expect(await refused("VerifySoftwareToken", verification("12345a"))).to.deep.equal({
      __type: "InvalidParameterException",
      message:
        "1 validation error detected: Value at 'userCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9]+",
    });
  });
});
