import { expect } from "chai";
import { clientId, startCognito, stopCognitos } from "../start-cognito";
import { type Answer, addApp, appPool, codeOf, invalidSession, reply, startWithPassword, wrongCode } from "./steps";

/** A local Cognito whose pool requires an app, and alice, who has none, on the way in. */
async function begin(mfa: "ON" | "OPTIONAL" = "ON") {
  const started = await startCognito({ pool: { ...appPool, mfa } });
  await started.addUser("alice");
  const { Session } = await started.ok<Answer>("InitiateAuth", startWithPassword());
  const associate = (session = Session) =>
    started.ok<{ SecretCode: string; Session: string }>("AssociateSoftwareToken", { Session: session });
  const verify = (session: string, UserCode: string, FriendlyDeviceName?: string) =>
    started.ok<{ Status: string; Session: string }>("VerifySoftwareToken", {
      Session: session,
      UserCode,
      FriendlyDeviceName,
    });
  return { ...started, Session, associate, verify };
}

describe("MFA_SETUP", () => {
  afterEach(stopCognitos);

  it("goes from the secret over its first code to tokens, with a new session each time", async () => {
    const { associate, ok, Session, time, userOf, verify } = await begin();
    const { SecretCode, Session: second } = await associate();
    expect(SecretCode).to.match(/^[A-Z2-7]{52}$/);
    const { Status, Session: third } = await verify(second, codeOf(SecretCode, time.now), "phone");
    expect(Status).to.equal("SUCCESS");
    expect(new Set([Session, second, third]).size).to.equal(3);
    const body = await ok<Answer>("RespondToAuthChallenge", reply("MFA_SETUP", third, {}));
    expect(body.AuthenticationResult?.TokenType).to.equal("Bearer");
    const lastStep = Math.floor(time.now / 30_000);
    expect((await userOf("alice")).mfa).to.deep.equal({
      totp: { secret: SecretCode, lastStep, deviceName: "phone" },
      enabled: ["SOFTWARE_TOKEN_MFA"],
    });
  });

  it("takes the code that set the app up no second time", async () => {
    const { associate, ok, refused, time, verify } = await begin();
    const { SecretCode, Session: second } = await associate();
    const code = codeOf(SecretCode, time.now);
    await verify(second, code);
    const { ChallengeName, Session } = await ok<Answer>("InitiateAuth", startWithPassword());
    expect(ChallengeName).to.equal("SOFTWARE_TOKEN_MFA");
    const answer = reply("SOFTWARE_TOKEN_MFA", Session, { SOFTWARE_TOKEN_MFA_CODE: code });
    expect((await refused("RespondToAuthChallenge", answer)).message).to.equal(
      "Your software token has already been used once.",
    );
  });

  it("gives no token for the session of the password, or of the secret", async () => {
    const { associate, refused, Session } = await begin();
    const refusal = { __type: "InvalidParameterException", message: "User has not verified software token mfa" };
    expect(await refused("RespondToAuthChallenge", reply("MFA_SETUP", Session, {}))).to.deep.equal(refusal);
    const { Session: second } = await associate();
    expect(await refused("RespondToAuthChallenge", reply("MFA_SETUP", second, {}))).to.deep.equal(refusal);
  });

  it("takes no code before a secret was given out", async () => {
    const { refused, Session } = await begin();
    expect(await refused("VerifySoftwareToken", { Session, UserCode: "000000" })).to.deep.equal({
      __type: "SoftwareTokenMFANotFoundException",
      message: "Software Token MFA does not exist for the user.",
    });
  });

  it("refuses a wrong code, and takes the right one in the same session", async () => {
    const { associate, refused, time, userOf, verify } = await begin();
    const { SecretCode, Session } = await associate();
    const UserCode = wrongCode(codeOf(SecretCode, time.now));
    expect(await refused("VerifySoftwareToken", { Session, UserCode })).to.deep.equal({
      __type: "EnableSoftwareTokenMFAException",
      message: "Code mismatch",
    });
    expect((await userOf("alice")).mfa).to.equal(undefined);
    await verify(Session, codeOf(SecretCode, time.now));
  });

  it("takes each session once", async () => {
    const { associate, refused, Session, time, verify } = await begin();
    const { SecretCode, Session: second } = await associate();
    await verify(second, codeOf(SecretCode, time.now));
    const used = "Invalid session for the user, session can only be used once.";
    expect((await refused("AssociateSoftwareToken", { Session })).message).to.equal(used);
    const again = { Session: second, UserCode: codeOf(SecretCode, time.now) };
    expect((await refused("VerifySoftwareToken", again)).message).to.equal(used);
  });

  it("puts no app in the place of one that was set up meanwhile", async () => {
    const started = await begin();
    const { SecretCode, Session } = await started.associate();
    await addApp(started);
    const request = { Session, UserCode: codeOf(SecretCode, started.time.now) };
    expect(await started.refused("VerifySoftwareToken", request)).to.deep.equal({
      __type: "InvalidParameterException",
      message: "User has set up software token mfa by now",
    });
  });

  it("refuses a session that nobody was given", async () => {
    const { refused } = await begin();
    const Session = "x".repeat(96);
    expect(await refused("AssociateSoftwareToken", { Session })).to.deep.equal(invalidSession);
    expect(await refused("VerifySoftwareToken", { Session, UserCode: "000000" })).to.deep.equal(invalidSession);
    expect(await refused("RespondToAuthChallenge", reply("MFA_SETUP", Session, {}))).to.deep.equal(invalidSession);
  });

  it("is bound to the user at its end", async () => {
    const { addUser, associate, refused, time, verify } = await begin();
    await addUser("bob");
    const { SecretCode, Session: second } = await associate();
    const { Session } = await verify(second, codeOf(SecretCode, time.now));
    const answer = reply("MFA_SETUP", Session, { USERNAME: "bob" });
    expect(await refused("RespondToAuthChallenge", answer)).to.deep.equal(invalidSession);
  });

  it("keeps the set-up over a restart between any two steps", async () => {
    const first = await begin();
    await first.close();
    const second = await startCognito({ folder: first.folder, pool: { ...appPool, mfa: "ON" } });
    const given = await second.ok<{ SecretCode: string; Session: string }>("AssociateSoftwareToken", {
      Session: first.Session,
    });
    await second.close();
    const third = await startCognito({ folder: first.folder, pool: { ...appPool, mfa: "ON" } });
    const { Session } = await third.ok<{ Session: string }>("VerifySoftwareToken", {
      Session: given.Session,
      UserCode: codeOf(given.SecretCode, third.time.now),
    });
    await third.close();
    const fourth = await startCognito({ folder: first.folder, pool: { ...appPool, mfa: "ON" } });
    const request = { ...reply("MFA_SETUP", Session, {}), ClientId: clientId };
    expect(await fourth.ok("RespondToAuthChallenge", request)).to.have.property("AuthenticationResult");
  });
});
