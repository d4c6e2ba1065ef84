import { expect } from "chai";
import { password, passwordSignIn, type Setup, startCognito, stopCognitos } from "../start-cognito";

const mismatch = {
  __type: "CodeMismatchException",
  message: "Invalid verification code provided, please try again.",
};
const expired = { __type: "ExpiredCodeException", message: "Invalid code provided, please request a code again." };

/** Alice has changed her address: the code is on its way. */
async function startWithCode(setup: Setup = {}, address = "new@example.com") {
  const started = await startCognito(setup);
  await started.addUser("alice", { email: "alice@example.com" });
  const { AccessToken } = await started.signIn("alice");
  await started.ok("UpdateUserAttributes", { AccessToken, UserAttributes: [{ Name: "email", Value: address }] });
  const code = started.messages[0]?.code ?? "";
  const prove = (Code: string, AttributeName = "email") => ({ AccessToken, AttributeName, Code });
  return { ...started, AccessToken, code, wrong: code === "000000" ? "000001" : "000000", prove };
}

describe("VerifyUserAttribute", () => {
  afterEach(stopCognitos);

  it("proves an address by the code that was sent to it", async () => {
    const { ok, prove, code, userOf } = await startWithCode();
    expect(await ok("VerifyUserAttribute", prove(code), { signed: false })).to.deep.equal({});
    expect((await userOf("alice")).attributes).to.deep.equal({ email: "new@example.com", email_verified: "true" });
  });

  it("makes the address that waited the user's", async () => {
    const { ok, prove, code, userOf } = await startWithCode({ pool: { verifyBeforeUpdate: ["email"] } });
    await ok("VerifyUserAttribute", prove(code));
    expect((await userOf("alice")).attributes).to.deep.equal({ email: "new@example.com", email_verified: "true" });
  });

  it("takes a code once", async () => {
    const { ok, refused, prove, code } = await startWithCode();
    await ok("VerifyUserAttribute", prove(code));
    expect(await refused("VerifyUserAttribute", prove(code))).to.deep.equal(expired);
  });

  it("refuses a wrong code", async () => {
    const { refused, prove, wrong, userOf } = await startWithCode();
    expect(await refused("VerifyUserAttribute", prove(wrong))).to.deep.equal(mismatch);
    expect((await userOf("alice")).attributes["email_verified"]).to.equal("false");
  });

  it("takes a code for 24 hours", async () => {
    const { ok, refused, prove, code, time, signIn } = await startWithCode();
    time.now += 24 * 3_600_000;
    const { AccessToken } = await signIn("alice");
    expect(await refused("VerifyUserAttribute", { ...prove(code), AccessToken })).to.deep.equal(expired);
    time.now -= 1000;
    await ok("VerifyUserAttribute", { ...prove(code), AccessToken });
  });

  it("takes a code for the attribute that it was sent for alone", async () => {
    const { refused, prove, code } = await startWithCode();
    expect(await refused("VerifyUserAttribute", prove(code, "phone_number"))).to.deep.equal(expired);
    expect(await refused("VerifyUserAttribute", prove(code, "name"))).to.deep.equal({
      __type: "InvalidParameterException",
      message: "name is no attribute that can be verified: email and phone_number are",
    });
  });

  it("takes no code that was sent to another address than the one that the user has by now", async () => {
    const { addUser, signIn, ok, refused, messages, userOf } = await startCognito({
      pool: { autoVerifiedAttributes: [] },
    });
    await addUser("alice", { email: "alice@example.com", email_verified: "false" });
    const { AccessToken } = await signIn("alice");
    await ok("GetUserAttributeVerificationCode", { AccessToken, AttributeName: "email" });
    await ok("UpdateUserAttributes", { AccessToken, UserAttributes: [{ Name: "email", Value: "victim@example.com" }] });
    const prove = { AccessToken, AttributeName: "email", Code: messages[0]?.code };
    expect(await refused("VerifyUserAttribute", prove)).to.deep.equal(expired);
    expect((await userOf("alice")).attributes["email_verified"]).to.equal("false");
  });

  it("takes 15 guesses an hour, and the right code is one too many after that", async () => {
    const { refused, prove, code, wrong } = await startWithCode();
    for (let guess = 0; guess < 15; guess++) await refused("VerifyUserAttribute", prove(wrong));
    expect((await refused("VerifyUserAttribute", prove(code))).__type).to.equal("LimitExceededException");
  });

  it("makes the address an alias, and takes none from another user", async () => {
    const setup: Setup = { pool: { aliasAttributes: ["email"] } };
    const first = await startWithCode(setup);
    await first.ok("VerifyUserAttribute", first.prove(first.code));
    const signIn = passwordSignIn("new@example.com", password);
    expect(await first.ok("InitiateAuth", signIn)).to.have.property("AuthenticationResult");
    const other = await startWithCode(setup, "bob@example.com");
    await other.addUser("bob", { email: "bob@example.com" });
    expect(await other.refused("VerifyUserAttribute", other.prove(other.code))).to.deep.equal({
      __type: "AliasExistsException",
      message: "An account with the email already exists.",
    });
  });
});
