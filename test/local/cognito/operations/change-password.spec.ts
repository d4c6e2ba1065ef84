import { expect } from "chai";
import { password, passwordSignIn, pool, startCognito, stopCognitos } from "../start-cognito";

const newPassword = "Another-horse-2";
const wrong = { __type: "NotAuthorizedException", message: "Incorrect username or password." };

function change(AccessToken: string, PreviousPassword = password, ProposedPassword = newPassword) {
  return { AccessToken, PreviousPassword, ProposedPassword };
}

describe("ChangePassword", () => {
  afterEach(stopCognitos);

  it("gives the holder of an access token a new password in the place of the one they know", async () => {
    const { addUser, signIn, ok, refused } = await startCognito();
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    expect(await ok("ChangePassword", change(AccessToken), { signed: false })).to.deep.equal({});
    expect(await refused("InitiateAuth", passwordSignIn("alice", password))).to.deep.equal(wrong);
    expect((await signIn("alice", newPassword)).TokenType).to.equal("Bearer");
  });

  it("leaves the user signed in", async () => {
    const { addUser, signIn, ok } = await startCognito();
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    await ok("ChangePassword", change(AccessToken));
    expect(await ok("GetUser", { AccessToken })).to.have.property("Username", "alice");
  });

  it("refuses a wrong password before, and counts it as a wrong sign-in", async () => {
    const { addUser, signIn, refused } = await startCognito();
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    for (let guess = 0; guess < 4; guess++) await refused("InitiateAuth", passwordSignIn("alice", "wrong"));
    expect(await refused("ChangePassword", change(AccessToken, "Wrong-horse-9"))).to.deep.equal(wrong);
    expect((await refused("ChangePassword", change(AccessToken))).message).to.equal("Password attempts exceeded");
  });

  it("asks for the password before", async () => {
    const { addUser, signIn, refused } = await startCognito();
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    expect(await refused("ChangePassword", { AccessToken, ProposedPassword: newPassword })).to.deep.equal({
      __type: "InvalidParameterException",
      message: "Missing required parameter PreviousPassword",
    });
  });

  it("holds the new password to the policy and to the history", async () => {
    const passwordPolicy = { ...pool.passwordPolicy, passwordHistorySize: 1 };
    const { addUser, signIn, refused } = await startCognito({ pool: { passwordPolicy } });
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    expect([
      (await refused("ChangePassword", change(AccessToken, password, "short"))).__type,
      (await refused("ChangePassword", change(AccessToken, password, password))).__type,
    ]).to.deep.equal(["InvalidPasswordException", "PasswordHistoryPolicyViolationException"]);
  });

  it("is done five times an hour", async () => {
    const { addUser, signIn, ok, refused, time } = await startCognito();
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    for (let number = 0; number < 5; number++) {
      await ok(
        "ChangePassword",
        change(AccessToken, number % 2 ? newPassword : password, number % 2 ? password : newPassword),
      );
    }
    expect((await refused("ChangePassword", change(AccessToken, newPassword, password))).__type).to.equal(
      "LimitExceededException",
    );
    time.now += 3_600_000 - 1;
    expect((await refused("ChangePassword", change(AccessToken, newPassword, password))).__type).to.equal(
      "LimitExceededException",
    );
  });

  it("lets one of two changes at once win", async () => {
    const { addUser, signIn, cognito } = await startCognito();
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    const answers = await Promise.all(
      ["Another-horse-2", "Another-horse-3"].map((proposed) =>
        cognito.call("ChangePassword", JSON.stringify(change(AccessToken, password, proposed)), { signed: false }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 400]);
  });

  it("refuses for a user whose password has to be reset", async () => {
    const { addUser, changeUser, signIn, refused } = await startCognito();
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    await changeUser("alice", { status: "RESET_REQUIRED" });
    expect(await refused("ChangePassword", change(AccessToken))).to.deep.equal({
      __type: "PasswordResetRequiredException",
      message: "Password reset required for the user",
    });
  });

  it("refuses without an access token", async () => {
    const { refused } = await startCognito();
    expect((await refused("ChangePassword", change("made-up"))).message).to.equal("Invalid Access Token");
  });
});
