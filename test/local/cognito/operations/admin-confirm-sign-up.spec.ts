import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

const alice = { UserPoolId: poolId, Username: "alice" };
const notFound = { __type: "UserNotFoundException", message: "User does not exist." };

describe("AdminConfirmSignUp", () => {
  afterEach(stopCognitos);

  it("confirms a user without a code, and verifies no address", async () => {
    const { addUser, changeUser, ok, userOf } = await startCognito();
    await addUser("alice", { email: "alice@example.com", email_verified: "false" });
    await changeUser("alice", { status: "UNCONFIRMED" });
    expect(await ok("AdminConfirmSignUp", alice)).to.deep.equal({});
    const user = await userOf("alice");
    expect([user.status, user.attributes["email_verified"]]).to.deep.equal(["CONFIRMED", "false"]);
  });

  it("refuses for a user in another state: it would make a temporary password one for good", async () => {
    const { addUser, changeUser, refused } = await startCognito();
    await addUser("alice");
    await changeUser("alice", { status: "FORCE_CHANGE_PASSWORD" });
    expect(await refused("AdminConfirmSignUp", alice)).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "User cannot be confirmed. Current status is FORCE_CHANGE_PASSWORD",
    });
  });

  it("refuses for a user who is not there", async () => {
    const { refused } = await startCognito();
    expect(await refused("AdminConfirmSignUp", alice)).to.deep.equal(notFound);
  });

  it("tells the post confirmation trigger", async () => {
    const functionArn = "arn:aws:lambda:eu-west-1:000000000000:function:greet";
    const told: unknown[] = [];
    const { addUser, changeUser, ok } = await startCognito({
      pool: { triggers: { postConfirmation: { functionArn, permitted: true } } },
      invoke: async (_arn, event) => {
        told.push((event as { triggerSource: string }).triggerSource);
        return { ok: true, payload: event };
      },
    });
    await addUser("alice");
    await changeUser("alice", { status: "UNCONFIRMED" });
    await ok("AdminConfirmSignUp", { ...alice, ClientMetadata: { from: "web" } });
    expect(told).to.deep.equal(["PostConfirmation_ConfirmSignUp"]);
  });
});
