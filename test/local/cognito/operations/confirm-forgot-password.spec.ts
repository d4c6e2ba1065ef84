import { expect } from "chai";
import {
  clientId,
  password,
  passwordSignIn,
  pool,
  poolId,
  startCognito,
  stopCognitos,
  type TestCognito,
} from "../start-cognito";

const newPassword = "Another-horse-2";
const mismatch = {
  __type: "CodeMismatchException",
  message: "Invalid verification code provided, please try again.",
};
const expired = { __type: "ExpiredCodeException", message: "Invalid code provided, please request a code again." };

function answer(Username: string, ConfirmationCode: string, Password = newPassword) {
  return { ClientId: clientId, Username, ConfirmationCode, Password };
}

/** Alice asks for a code. */
async function forget(started: TestCognito): Promise<string> {
  await started.ok("ForgotPassword", { ClientId: clientId, Username: "alice" });
  return started.messages.at(-1)?.code ?? "";
}

function otherThan(code: string): string {
  return code === "000000" ? "000001" : "000000";
}

describe("ConfirmForgotPassword", () => {
  afterEach(stopCognitos);

  async function startWithAlice(setup: Parameters<typeof startCognito>[0] = {}): Promise<TestCognito> {
    const started = await startCognito(setup);
    await started.addUser("alice", { email: "alice@example.com" });
    return started;
  }

  it("gives the user the new password in the place of the old one", async () => {
    const started = await startWithAlice();
    const code = await forget(started);
    expect(await started.ok("ConfirmForgotPassword", answer("alice", code), { signed: false })).to.deep.equal({});
    expect((await started.signIn("alice", newPassword)).TokenType).to.equal("Bearer");
    expect((await started.refused("InitiateAuth", passwordSignIn("alice", password))).message).to.equal(
      "Incorrect username or password.",
    );
  });

  it("takes a code once", async () => {
    const started = await startWithAlice();
    const code = await forget(started);
    await started.ok("ConfirmForgotPassword", answer("alice", code));
    expect(await started.refused("ConfirmForgotPassword", answer("alice", code, "Third-horse-3"))).to.deep.equal(
      mismatch,
    );
    expect((await started.signIn("alice", newPassword)).TokenType).to.equal("Bearer");
  });

  it("refuses a wrong code, and takes the right one after it", async () => {
    const started = await startWithAlice();
    const code = await forget(started);
    expect(await started.refused("ConfirmForgotPassword", answer("alice", otherThan(code)))).to.deep.equal(mismatch);
    await started.ok("ConfirmForgotPassword", answer("alice", code));
  });

  it("takes a code for an hour", async () => {
    const started = await startWithAlice();
    const code = await forget(started);
    started.time.now += 3_600_000;
    expect(await started.refused("ConfirmForgotPassword", answer("alice", code))).to.deep.equal(expired);
    started.time.now -= 1;
    await started.ok("ConfirmForgotPassword", answer("alice", code));
  });

  it("voids a code by the next one", async () => {
    const started = await startWithAlice();
    const first = await forget(started);
    const second = await forget(started);
    if (first !== second) {
      expect(await started.refused("ConfirmForgotPassword", answer("alice", first))).to.deep.equal(mismatch);
    }
    await started.ok("ConfirmForgotPassword", answer("alice", second));
  });

  it("takes the code of one user for no other", async () => {
    const started = await startWithAlice();
    await started.addUser("bob", { email: "bob@example.com" });
    const code = await forget(started);
    expect(await started.refused("ConfirmForgotPassword", answer("bob", code))).to.deep.equal(expired);
    expect((await started.signIn("bob")).TokenType).to.equal("Bearer");
  });

  it("takes no confirmation code of a sign-up", async () => {
    const started = await startCognito();
    const attributes = [{ Name: "email", Value: "carol@example.com" }];
    const signUp = { ClientId: clientId, Username: "carol", Password: password, UserAttributes: attributes };
    await started.ok("SignUp", signUp);
    const code = started.messages[0]?.code ?? "";
    expect(await started.refused("ConfirmForgotPassword", answer("carol", code))).to.deep.equal(expired);
  });

  it("answers for a name that nobody has as for a user: before a code was asked for, while it is good, after it", async () => {
    const started = await startWithAlice();
    const seen: Record<string, unknown[]> = {};
    for (const Username of ["alice", "nobody"]) {
      const guess = () => started.refused("ConfirmForgotPassword", answer(Username, "no-code"));
      const before = await guess();
      await started.ok("ForgotPassword", { ClientId: clientId, Username });
      const meanwhile = await guess();
      started.time.now += 3_600_000;
      seen[Username] = [before, meanwhile, await guess()];
    }
    expect(seen).to.deep.equal({ alice: [expired, mismatch, expired], nobody: [expired, mismatch, expired] });
  });

  it("says to a client that hides nobody that nobody has the name", async () => {
    const { refused } = await startCognito({ client: { preventUserExistenceErrors: false } });
    expect(await refused("ConfirmForgotPassword", answer("nobody", "123456"))).to.deep.equal({
      __type: "UserNotFoundException",
      message: "Username/client id combination not found.",
    });
  });

  it("takes 15 guesses an hour, and the right code is one too many after that, whoever has the name", async () => {
    const started = await startWithAlice();
    const code = await forget(started);
    const limit = {
      __type: "LimitExceededException",
      message: "Attempt limit exceeded, please try after some time.",
    };
    for (const name of ["alice", "nobody"]) {
      for (let guess = 0; guess < 15; guess++) {
        await started.refused("ConfirmForgotPassword", answer(name, otherThan(code)));
      }
      expect(await started.refused("ConfirmForgotPassword", answer(name, code))).to.deep.equal(limit);
    }
  });

  it("holds the new password to the policy before the code is looked at, whoever has the name", async () => {
    const started = await startWithAlice();
    const code = await forget(started);
    const weak = {
      __type: "InvalidPasswordException",
      message: "Password did not conform with policy: Password not long enough",
    };
    for (const name of ["alice", "nobody"]) {
      expect(await started.refused("ConfirmForgotPassword", answer(name, code, "Short-1"))).to.deep.equal(weak);
    }
    await started.ok("ConfirmForgotPassword", answer("alice", code));
  });

  it("refuses a password that the pool's history remembers, and keeps the code", async () => {
    const passwordPolicy = { ...pool.passwordPolicy, passwordHistorySize: 2 };
    const started = await startWithAlice({ pool: { passwordPolicy } });
    const code = await forget(started);
    expect((await started.refused("ConfirmForgotPassword", answer("alice", code, password))).__type).to.equal(
      "PasswordHistoryPolicyViolationException",
    );
    await started.ok("ConfirmForgotPassword", answer("alice", code));
  });

  it("refuses for a user who was disabled since", async () => {
    const started = await startWithAlice();
    const code = await forget(started);
    await started.ok("AdminDisableUser", { UserPoolId: poolId, Username: "alice" });
    expect(await started.refused("ConfirmForgotPassword", answer("alice", code))).to.deep.equal(mismatch);
  });

  it("takes no code that was sent to an address that the user has no more", async () => {
    const started = await startWithAlice();
    const code = await forget(started);
    const UserAttributes = [{ Name: "email", Value: "new@example.com" }];
    await started.ok("AdminUpdateUserAttributes", { UserPoolId: poolId, Username: "alice", UserAttributes });
    expect(await started.refused("ConfirmForgotPassword", answer("alice", code))).to.deep.equal(mismatch);
  });

  it("leaves a lock-out as it is", async () => {
    const started = await startWithAlice();
    const code = await forget(started);
    for (let guess = 0; guess < 6; guess++) await started.refused("InitiateAuth", passwordSignIn("alice", "wrong"));
    await started.ok("ConfirmForgotPassword", answer("alice", code));
    expect((await started.refused("InitiateAuth", passwordSignIn("alice", newPassword))).message).to.equal(
      "Password attempts exceeded",
    );
  });

  it("voids a challenge that waits for the password before", async () => {
    const started = await startWithAlice();
    const before = (await started.userOf("alice")).passwordSetAt;
    await started.ok("ConfirmForgotPassword", answer("alice", await forget(started)));
    expect((await started.userOf("alice")).passwordSetAt).to.be.greaterThan(before);
  });

  it("asks for the secret hash of a client with a secret", async () => {
    const { refused } = await startCognito({ client: { secret: "s".repeat(51) } });
    expect((await refused("ConfirmForgotPassword", answer("alice", "123456"))).message).to.equal(
      `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
    );
  });
});
