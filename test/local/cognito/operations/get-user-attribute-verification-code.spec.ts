import { expect } from "chai";
import { startCognito, stopCognitos } from "../start-cognito";

async function startWithAlice(attributes: Record<string, string>, verifyBeforeUpdate: "email"[] = []) {
  const started = await startCognito({ pool: { verifyBeforeUpdate } });
  await started.addUser("alice", attributes);
  const { AccessToken } = await started.signIn("alice");
  return { ...started, AccessToken, ask: { AccessToken, AttributeName: "email" } };
}

const unproven = { email: "alice@example.com", email_verified: "false" };

describe("GetUserAttributeVerificationCode", () => {
  afterEach(stopCognitos);

  it("sends a code that proves the address, and says where, masked", async () => {
    const { ok, ask, messages, AccessToken, userOf } = await startWithAlice(unproven);
    expect(await ok("GetUserAttributeVerificationCode", ask, { signed: false })).to.deep.equal({
      CodeDeliveryDetails: { Destination: "a***@e***", DeliveryMedium: "EMAIL", AttributeName: "email" },
    });
    expect(messages.map(({ to, kind }) => [to, kind])).to.deep.equal([["alice@example.com", "attribute"]]);
    await ok("VerifyUserAttribute", { AccessToken, AttributeName: "email", Code: messages[0]?.code });
    expect((await userOf("alice")).attributes["email_verified"]).to.equal("true");
  });

  it("sends it to the address that waits, and the code before is void", async () => {
    const { ok, refused, ask, messages, AccessToken } = await startWithAlice({ email: "alice@example.com" }, ["email"]);
    await ok("UpdateUserAttributes", { AccessToken, UserAttributes: [{ Name: "email", Value: "new@example.com" }] });
    await ok("GetUserAttributeVerificationCode", ask);
    expect(messages.map(({ to }) => to)).to.deep.equal(["new@example.com", "new@example.com"]);
    const [first, second] = messages.map(({ code }) => code);
    const prove = (Code = "") => ({ AccessToken, AttributeName: "email", Code });
    if (first !== second) {
      expect((await refused("VerifyUserAttribute", prove(first))).__type).to.equal("CodeMismatchException");
    }
    await ok("VerifyUserAttribute", prove(second));
  });

  it("sends five an hour", async () => {
    const { ok, refused, ask } = await startWithAlice(unproven);
    for (let sent = 0; sent < 5; sent++) await ok("GetUserAttributeVerificationCode", ask);
    expect((await refused("GetUserAttributeVerificationCode", ask)).__type).to.equal("LimitExceededException");
  });

  it("refuses an attribute that is no address, or that the user does not have", async () => {
    const { refused, ask } = await startWithAlice({});
    const refusals = [
      await refused("GetUserAttributeVerificationCode", ask),
      await refused("GetUserAttributeVerificationCode", { ...ask, AttributeName: "name" }),
    ];
    expect(refusals.map(({ message }) => message)).to.deep.equal([
      "User has no attribute email that a code can be sent to.",
      "name is no attribute that can be verified: email and phone_number are",
    ]);
  });
});
