import { expect } from "chai";
import { clientId, password, startCognito, stopCognitos, type TestCognito } from "../start-cognito";

const day = 24 * 3_600_000;

async function signUp(started: TestCognito, username = "alice", email = "alice@example.com"): Promise<string> {
  const UserAttributes = [{ Name: "email", Value: email }];
  await started.ok("SignUp", { ClientId: clientId, Username: username, Password: password, UserAttributes });
  return started.messages.at(-1)?.code ?? "";
}

function confirmation(code: string, more: object = {}) {
  return { ClientId: clientId, Username: "alice", ConfirmationCode: code, ...more };
}

function another(code: string): string {
  return code === "000000" ? "000001" : "000000";
}

const mismatch = {
  __type: "CodeMismatchException",
  message: "Invalid verification code provided, please try again.",
};

describe("ConfirmSignUp", () => {
  afterEach(stopCognitos);

  it("confirms the user and verifies the address the code went to", async () => {
    const started = await startCognito();
    const code = await signUp(started);
    expect(await started.ok("ConfirmSignUp", confirmation(code), { signed: false })).to.deep.equal({});
    const user = await started.userOf("alice");
    expect([user.status, user.attributes]).to.deep.equal([
      "CONFIRMED",
      { email: "alice@example.com", email_verified: "true" },
    ]);
  });

  it("refuses a wrong code", async () => {
    const started = await startCognito();
    const code = await signUp(started);
    expect(await started.refused("ConfirmSignUp", confirmation(another(code)))).to.deep.equal(mismatch);
    expect((await started.userOf("alice")).status).to.equal("UNCONFIRMED");
  });

  it("refuses the code of another user", async () => {
    const started = await startCognito();
    await signUp(started);
    const code = await signUp(started, "bob", "bob@example.com");
    expect(await started.refused("ConfirmSignUp", confirmation(code))).to.deep.equal(mismatch);
  });

  it("takes a code for 24 hours", async () => {
    const started = await startCognito();
    const code = await signUp(started);
    started.time.now += day;
    expect(await started.refused("ConfirmSignUp", confirmation(code))).to.deep.equal({
      __type: "ExpiredCodeException",
      message: "Invalid code provided, please request a code again.",
    });
    started.time.now -= 1;
    await started.ok("ConfirmSignUp", confirmation(code));
  });

  it("takes a code once", async () => {
    const started = await startCognito();
    const code = await signUp(started);
    await started.ok("ConfirmSignUp", confirmation(code));
    expect(await started.refused("ConfirmSignUp", confirmation(code))).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "User cannot be confirmed. Current status is CONFIRMED",
    });
    expect((await started.userOf("alice")).confirmation).to.equal(undefined);
  });

  it("takes no code for a user who was sent none", async () => {
    const started = await startCognito({ pool: { autoVerifiedAttributes: [] } });
    await started.ok("SignUp", { ClientId: clientId, Username: "alice", Password: password });
    expect(await started.refused("ConfirmSignUp", confirmation("123456"))).to.deep.equal(mismatch);
  });

  it("takes 15 attempts an hour, and a right code is one too many after that", async () => {
    const started = await startCognito();
    const code = await signUp(started);
    for (let attempt = 0; attempt < 15; attempt++) {
      expect(await started.refused("ConfirmSignUp", confirmation(another(code)))).to.deep.equal(mismatch);
    }
    expect(await started.refused("ConfirmSignUp", confirmation(code))).to.deep.equal({
      __type: "LimitExceededException",
      message: "Attempt limit exceeded, please try after some time.",
    });
    started.time.now += 3_600_000;
    await started.ok("ConfirmSignUp", confirmation(code));
  });

  it("answers for a name that nobody has as for a wrong code", async () => {
    const started = await startCognito();
    expect(await started.refused("ConfirmSignUp", confirmation("123456"))).to.deep.equal(mismatch);
  });

  it("counts attempts on a name that nobody has as well", async () => {
    const started = await startCognito();
    for (let attempt = 0; attempt < 15; attempt++) await started.refused("ConfirmSignUp", confirmation("123456"));
    expect((await started.refused("ConfirmSignUp", confirmation("123456"))).__type).to.equal("LimitExceededException");
  });

  it("says that nobody has the name to a client that does not hide it", async () => {
    const started = await startCognito({ client: { preventUserExistenceErrors: false } });
    expect(await started.refused("ConfirmSignUp", confirmation("123456"))).to.deep.equal({
      __type: "UserNotFoundException",
      message: "Username/client id combination not found.",
    });
  });

  it("refuses to take an alias from another user, unless told to", async () => {
    const started = await startCognito({ pool: { aliasAttributes: ["email"] } });
    await started.addUser("bob", { email: "shared@example.com" });
    const code = await signUp(started, "alice", "shared@example.com");
    expect(await started.refused("ConfirmSignUp", confirmation(code))).to.deep.equal({
      __type: "AliasExistsException",
      message: "An account with the email already exists.",
    });
    await started.ok("ConfirmSignUp", confirmation(code, { ForceAliasCreation: true }));
    const { AuthenticationResult } = { AuthenticationResult: await started.signIn("shared@example.com") };
    expect(AuthenticationResult.TokenType).to.equal("Bearer");
    expect((await started.userOf("bob")).attributes["email_verified"]).to.equal("false");
  });

  it("asks for the secret hash of a client with a secret", async () => {
    const { refused } = await startCognito({ client: { secret: "s".repeat(51) } });
    expect((await refused("ConfirmSignUp", confirmation("123456"))).message).to.equal(
      `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
    );
  });

  it("tells the post confirmation trigger of a user who is confirmed by then, and of nobody else", async () => {
    const functionArn = "arn:aws:lambda:eu-west-1:000000000000:function:greet";
    const told: unknown[] = [];
    const started = await startCognito({
      pool: { triggers: { postConfirmation: { functionArn, permitted: true } } },
      invoke: async (_arn, event) => {
        const { triggerSource, userName } = event as { triggerSource: string; userName: string };
        told.push([triggerSource, userName, (await started.userOf("alice")).status]);
        return { ok: true, payload: event };
      },
    });
    const code = await signUp(started);
    await started.refused("ConfirmSignUp", confirmation(another(code)));
    await started.ok("ConfirmSignUp", confirmation(code));
    expect(told).to.deep.equal([["PostConfirmation_ConfirmSignUp", "alice", "CONFIRMED"]]);
  });
});
