import { expect } from "chai";
import { clientId, password, startCognito, stopCognitos, type TestCognito } from "../start-cognito";

const request = { ClientId: clientId, Username: "alice" };

async function signUp(started: TestCognito): Promise<string> {
  const UserAttributes = [{ Name: "email", Value: "alice@example.com" }];
  await started.ok("SignUp", { ...request, Password: password, UserAttributes });
  return started.messages.at(-1)?.code ?? "";
}

describe("ResendConfirmationCode", () => {
  afterEach(stopCognitos);

  it("sends another code", async () => {
    const started = await startCognito();
    await signUp(started);
    expect(await started.ok("ResendConfirmationCode", request, { signed: false })).to.deep.equal({
      CodeDeliveryDetails: { Destination: "a***@e***", DeliveryMedium: "EMAIL", AttributeName: "email" },
    });
    expect(started.messages.map(({ to, kind }) => [to, kind])).to.deep.equal([
      ["alice@example.com", "signUp"],
      ["alice@example.com", "signUp"],
    ]);
    await started.ok("ConfirmSignUp", { ...request, ConfirmationCode: started.messages[1]?.code });
  });

  it("voids the code before", async () => {
    const started = await startCognito();
    const first = await signUp(started);
    do {
      started.time.now += 3_600_000;
      await started.ok("ResendConfirmationCode", request);
    } while (started.messages.at(-1)?.code === first);
    const { __type } = await started.refused("ConfirmSignUp", { ...request, ConfirmationCode: first });
    expect(__type).to.equal("CodeMismatchException");
  });

  it("sends 5 an hour", async () => {
    const started = await startCognito();
    await signUp(started);
    for (let resend = 0; resend < 5; resend++) await started.ok("ResendConfirmationCode", request);
    expect(await started.refused("ResendConfirmationCode", request)).to.deep.equal({
      __type: "LimitExceededException",
      message: "Attempt limit exceeded, please try after some time.",
    });
    started.time.now += 3_600_000;
    await started.ok("ResendConfirmationCode", request);
  });

  it("pretends to send to a name that nobody has, always to the same address", async () => {
    const started = await startCognito();
    const first = await started.ok<{ CodeDeliveryDetails: object }>("ResendConfirmationCode", request);
    expect(first.CodeDeliveryDetails).to.have.property("DeliveryMedium", "EMAIL");
    expect(await started.ok("ResendConfirmationCode", request)).to.deep.equal(first);
    expect(started.messages).to.deep.equal([]);
  });

  it("limits what it pretends to send as well", async () => {
    const started = await startCognito();
    for (let resend = 0; resend < 5; resend++) await started.ok("ResendConfirmationCode", request);
    expect((await started.refused("ResendConfirmationCode", request)).__type).to.equal("LimitExceededException");
  });

  it("says that nobody has the name to a client that does not hide it", async () => {
    const started = await startCognito({ client: { preventUserExistenceErrors: false } });
    expect(await started.refused("ResendConfirmationCode", request)).to.deep.equal({
      __type: "UserNotFoundException",
      message: "Username/client id combination not found.",
    });
  });

  it("refuses for a user who is confirmed", async () => {
    const started = await startCognito();
    await started.addUser("alice", { email: "alice@example.com" });
    expect(await started.refused("ResendConfirmationCode", request)).to.deep.equal({
      __type: "InvalidParameterException",
      message: "User is already confirmed.",
    });
  });

  it("refuses for a user without an address", async () => {
    const started = await startCognito();
    await started.ok("SignUp", { ...request, Password: password });
    expect(await started.refused("ResendConfirmationCode", request)).to.deep.equal({
      __type: "InvalidParameterException",
      message: "User has no attribute that a code can be sent to.",
    });
  });

  it("refuses where the pool verifies nothing by itself", async () => {
    const started = await startCognito({ pool: { autoVerifiedAttributes: [] } });
    expect(await started.refused("ResendConfirmationCode", request)).to.deep.equal({
      __type: "InvalidParameterException",
      message: "Cannot resend codes. Auto verification not turned on.",
    });
  });

  it("asks for the secret hash of a client with a secret", async () => {
    const { refused } = await startCognito({ client: { secret: "s".repeat(51) } });
    expect((await refused("ResendConfirmationCode", request)).message).to.equal(
      `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
    );
  });
});
