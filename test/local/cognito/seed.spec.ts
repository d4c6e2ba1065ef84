import { expect } from "chai";
import { password, poolId, startCognito, stopCognitos } from "./start-cognito";

const alice = { username: "alice", password, attributes: { email: "alice@example.com" }, groups: ["editors"] };

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "made",
    (error: Error) => error.message,
  );
}

describe("test users", () => {
  afterEach(stopCognitos);

  it("are made confirmed, with their groups and verified addresses", async () => {
    const { cognito, userOf, signIn } = await startCognito();
    expect(await cognito.seed(poolId, [alice])).to.equal(1);
    const { status, groups, attributes } = await userOf("alice");
    expect({ status, groups, attributes }).to.deep.equal({
      status: "CONFIRMED",
      groups: ["editors"],
      attributes: { email: "alice@example.com", email_verified: "true" },
    });
    expect((await signIn("alice")).TokenType).to.equal("Bearer");
  });

  it("are made if they are missing; who is there stays as they are", async () => {
    const { cognito, changeUser, userOf } = await startCognito();
    await cognito.seed(poolId, [alice]);
    await changeUser("alice", { groups: [] });
    expect(await cognito.seed(poolId, [alice, { ...alice, username: "bob" }])).to.equal(1);
    expect((await userOf("alice")).groups).to.deep.equal([]);
  });

  it("have an unverified address where their file says so", async () => {
    const { cognito, userOf } = await startCognito();
    const attributes = { email: "alice@example.com", email_verified: "false" };
    await cognito.seed(poolId, [{ ...alice, attributes }]);
    expect((await userOf("alice")).attributes).to.deep.equal({ email_verified: "false", email: "alice@example.com" });
  });

  it("have an e-mail address for a name in an e-mail pool", async () => {
    const { cognito, signIn } = await startCognito({ pool: { usernameAttributes: ["email"] } });
    const user = { ...alice, username: "alice@example.com", attributes: {} };
    expect([await cognito.seed(poolId, [user]), await cognito.seed(poolId, [user])]).to.deep.equal([1, 0]);
    expect((await signIn("alice@example.com")).TokenType).to.equal("Bearer");
  });

  it("are refused by name with a password below the policy, which is not quoted", async () => {
    const { cognito } = await startCognito();
    expect(await refusal(cognito.seed(poolId, [{ ...alice, password: "short" }]))).to.equal(
      'test user "alice" cannot be made: Password did not conform with policy: Password not long enough',
    );
  });

  it("are refused by name with an attribute that the pool does not have", async () => {
    const { cognito } = await startCognito();
    expect(await refusal(cognito.seed(poolId, [{ ...alice, attributes: { tier: "gold" } }]))).to.equal(
      'test user "alice" cannot be made: Attributes did not conform to the schema: tier: Attribute does not exist in the ' +
        "schema.",
    );
  });

  it("are refused by name if another one has their alias", async () => {
    const { cognito } = await startCognito({ pool: { aliasAttributes: ["email"] } });
    expect(await refusal(cognito.seed(poolId, [alice, { ...alice, username: "bob" }]))).to.equal(
      'test user "bob" cannot be made: User already exists',
    );
  });
});
