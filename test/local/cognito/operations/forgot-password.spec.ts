import { expect } from "chai";
import { clientId, passwordSignIn, poolId, type Setup, startCognito, stopCognitos } from "../start-cognito";

interface Sent {
  CodeDeliveryDetails: { Destination: string; DeliveryMedium: string; AttributeName: string };
}

const ask = (Username: string) => ({ ClientId: clientId, Username });
const toEmail = (Destination: string) => ({
  CodeDeliveryDetails: { Destination, DeliveryMedium: "EMAIL", AttributeName: "email" },
});
const legacy = { client: { preventUserExistenceErrors: false } };
const noAddress = {
  __type: "InvalidParameterException",
  message: "Cannot reset password for the user as there is no registered/verified email or phone_number",
};

describe("ForgotPassword", () => {
  afterEach(stopCognitos);

  it("sends a code to the proven address and says where, masked", async () => {
    const { addUser, ok, messages } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    expect(await ok("ForgotPassword", ask("alice"), { signed: false })).to.deep.equal(toEmail("a***@e***"));
    expect(messages.map(({ to, kind, code }) => ({ to, kind, digits: /^\d{6}$/.test(code) }))).to.deep.equal([
      { to: "alice@example.com", kind: "forgotPassword", digits: true },
    ]);
  });

  it("keeps no code as it is in the store", async () => {
    const { addUser, ok, messages, userOf } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    await ok("ForgotPassword", ask("alice"));
    expect(JSON.stringify(await userOf("alice"))).to.not.contain(messages[0]?.code ?? "?");
  });

  it("takes the ways of the pool in their order, as far as the user has proven them", async () => {
    const { addUser, ok, messages } = await startCognito({
      pool: { recovery: ["verified_phone_number", "verified_email"] },
    });
    const both = { email: "a@example.com", phone_number: "+15551234567" };
    await addUser("alice", both);
    await addUser("bob", { ...both, phone_number_verified: "false" });
    for (const name of ["alice", "bob"]) await ok("ForgotPassword", ask(name));
    expect(messages.map(({ to }) => to)).to.deep.equal(["+15551234567", "a@example.com"]);
  });

  it("sends nothing to where the codes of the second factor go", async () => {
    const { addUser, changeUser, messages, refused } = await startCognito({
      ...legacy,
      pool: { mfa: "OPTIONAL", secondFactors: ["EMAIL_OTP"] },
    });
    await addUser("alice", { email: "alice@example.com" });
    await changeUser("alice", { mfa: { enabled: ["EMAIL_OTP"] } });
    expect([await refused("ForgotPassword", ask("alice")), messages]).to.deep.equal([noAddress, []]);
  });

  it("sends nothing to an address that is not proven, and says so to a client that hides nobody", async () => {
    const { addUser, refused, messages } = await startCognito(legacy);
    await addUser("alice", { email: "alice@example.com", email_verified: "false" });
    expect(await refused("ForgotPassword", ask("alice"))).to.deep.equal(noAddress);
    expect(messages).to.deep.equal([]);
  });

  it("sends nothing where an administrator alone resets passwords", async () => {
    const { addUser, refused, messages } = await startCognito({ ...legacy, pool: { recovery: [] } });
    await addUser("alice", { email: "alice@example.com" });
    expect(await refused("ForgotPassword", ask("alice"))).to.deep.equal(noAddress);
    expect(messages).to.deep.equal([]);
  });

  it("answers for a name that nobody has as for a user, the same each time", async () => {
    const { ok, messages } = await startCognito();
    const first = await ok<Sent>("ForgotPassword", ask("nobody"));
    expect(await ok<Sent>("ForgotPassword", ask("NOBODY"))).to.deep.equal(first);
    expect(first.CodeDeliveryDetails.Destination).to.match(/^[a-z]\*\*\*@[a-z]\*\*\*$/);
    expect(await ok("ForgotPassword", ask("mallory@example.com"))).to.deep.equal(toEmail("m***@e***"));
    expect((await ok<Sent>("ForgotPassword", ask("+15551234567"))).CodeDeliveryDetails).to.deep.equal({
      Destination: "+*******4567",
      DeliveryMedium: "SMS",
      AttributeName: "phone_number",
    });
    expect(messages).to.deep.equal([]);
  });

  it("shows for names that nobody has what only the pool's secret gives", async () => {
    const shown = async () => {
      const { ok } = await startCognito();
      const names = Array.from({ length: 8 }, (_, index) => `nobody-${index}`);
      return Promise.all(names.map((name) => ok<Sent>("ForgotPassword", ask(name))));
    };
    expect(await shown()).to.not.deep.equal(await shown());
  });

  it("answers for a disabled user, and one without a proven address, as for a name that nobody has", async () => {
    const { addUser, ok, messages } = await startCognito();
    await addUser("alice", { email: "alice@example.com", email_verified: "false" });
    await addUser("bob", { email: "bob@example.com" });
    await ok("AdminDisableUser", { UserPoolId: poolId, Username: "bob" });
    for (const name of ["alice", "bob", "nobody"]) {
      const { CodeDeliveryDetails } = await ok<Sent>("ForgotPassword", ask(name));
      expect(Object.keys(CodeDeliveryDetails)).to.deep.equal(["Destination", "DeliveryMedium", "AttributeName"]);
    }
    expect(messages).to.deep.equal([]);
  });

  it("says to a client that hides nobody that nobody has the name, or that the user is disabled", async () => {
    const { addUser, ok, refused } = await startCognito(legacy);
    await addUser("bob", { email: "bob@example.com" });
    await ok("AdminDisableUser", { UserPoolId: poolId, Username: "bob" });
    expect([await refused("ForgotPassword", ask("nobody")), await refused("ForgotPassword", ask("bob"))]).to.deep.equal(
      [
        { __type: "UserNotFoundException", message: "Username/client id combination not found." },
        { __type: "NotAuthorizedException", message: "User is disabled." },
      ],
    );
  });

  it("refuses for a user who never chose a password", async () => {
    const { ok, refused } = await startCognito();
    const UserAttributes = [
      { Name: "email", Value: "alice@example.com" },
      { Name: "email_verified", Value: "true" },
    ];
    await ok("AdminCreateUser", { UserPoolId: poolId, Username: "alice", UserAttributes });
    expect(await refused("ForgotPassword", ask("alice"))).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "User password cannot be reset in the current state.",
    });
  });

  it("sends five an hour, and pretends no more for a name that nobody has", async () => {
    const { addUser, ok, refused, time } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    for (const name of ["alice", "nobody"]) {
      for (let sent = 0; sent < 5; sent++) await ok("ForgotPassword", ask(name));
      expect(await refused("ForgotPassword", ask(name))).to.deep.equal({
        __type: "LimitExceededException",
        message: "Attempt limit exceeded, please try after some time.",
      });
    }
    time.now += 3_600_000;
    await ok("ForgotPassword", ask("alice"));
  });

  const functionArn = "arn:aws:lambda:eu-west-1:000000000000:function:migrate";
  const migration: Setup = { pool: { triggers: { userMigration: { functionArn, permitted: true } } } };

  it("makes a user whom the migration trigger knows, and sends them the code", async () => {
    const userAttributes = { email: "alice@example.com", email_verified: "true" };
    const { ok, messages, userOf } = await startCognito({
      ...migration,
      invoke: async (_arn, event) => ({ ok: true, payload: { ...(event as object), response: { userAttributes } } }),
    });
    expect(await ok("ForgotPassword", ask("alice"))).to.deep.equal(toEmail("a***@e***"));
    expect((await userOf("alice")).status).to.equal("RESET_REQUIRED");
    const answer = { ClientId: clientId, Username: "alice", ConfirmationCode: messages[0]?.code };
    await ok("ConfirmForgotPassword", { ...answer, Password: "Another-horse-2" });
    expect(await ok("InitiateAuth", passwordSignIn("alice", "Another-horse-2"))).to.have.property(
      "AuthenticationResult",
    );
  });

  it("asks the migration trigger once for a name that is given twice at once", async () => {
    let asked = 0;
    const { cognito } = await startCognito({
      ...migration,
      invoke: async (_arn, event) => {
        asked += 1;
        const userAttributes = { email: "alice@example.com", email_verified: "true" };
        return { ok: true, payload: { ...(event as object), response: { userAttributes } } };
      },
    });
    const forget = (name: string) => cognito.call("ForgotPassword", JSON.stringify(ask(name)), { signed: false });
    const answers = await Promise.all(["alice", "Alice"].map(forget));
    expect([answers.map(({ status }) => status), asked]).to.deep.equal([[200, 200], 1]);
  });

  it("makes no user whom the migration trigger does not know", async () => {
    const { ok, refused, messages } = await startCognito({
      ...migration,
      invoke: async () => ({ ok: false, errorMessage: "no such user" }),
    });
    await ok("ForgotPassword", ask("mallory@example.com"));
    const user = { UserPoolId: poolId, Username: "mallory@example.com" };
    expect([(await refused("AdminGetUser", user)).__type, messages]).to.deep.equal(["UserNotFoundException", []]);
  });

  it("leaves the old password good until there is a new one", async () => {
    const { addUser, ok } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    await ok("ForgotPassword", ask("alice"));
    expect(await ok("InitiateAuth", passwordSignIn("alice", "Correct-horse-1"))).to.have.property(
      "AuthenticationResult",
    );
  });

  it("asks for the secret hash of a client with a secret", async () => {
    const { refused } = await startCognito({ client: { secret: "s".repeat(51) } });
    expect((await refused("ForgotPassword", ask("alice"))).message).to.equal(
      `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
    );
  });
});
