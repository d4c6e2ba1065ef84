import { expect } from "chai";
import { decodeJwt } from "jose";
import { password, poolId, startCognito, stopCognitos } from "../start-cognito";

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

  it("make the groups they name, where the program declares none", async () => {
    const { cognito, ok } = await startCognito();
    await cognito.seed(poolId, [alice]);
    const { Groups } = await ok<{ Groups: { GroupName: string }[] }>("ListGroups", { UserPoolId: poolId });
    expect(Groups.map(({ GroupName }) => GroupName)).to.deep.equal(["editors"]);
  });

  it("are in declared groups", async () => {
    const { cognito, signIn } = await startCognito({ groups: ["editors", "readers"] });
    await cognito.seed(poolId, [alice]);
    expect(decodeJwt((await signIn("alice")).AccessToken)["cognito:groups"]).to.deep.equal(["editors"]);
  });

  it("are refused by name in a group that the pool does not have, where the program declares groups", async () => {
    const { cognito, ok } = await startCognito({ groups: ["readers", "writers"] });
    const message =
      'test user "alice" cannot be made: user pool "notes" has no group "editors"; it has readers, writers';
    expect(await refusal(cognito.seed(poolId, [{ ...alice, username: "bob", groups: [] }, alice]))).to.equal(message);
    expect(await ok("ListUsers", { UserPoolId: poolId })).to.deep.equal({ Users: [] });
  });

  it("are in a group that a call made beside declared ones", async () => {
    const { cognito, ok } = await startCognito({ groups: ["readers"] });
    await ok("CreateGroup", { UserPoolId: poolId, GroupName: "editors" });
    expect(await cognito.seed(poolId, [alice])).to.equal(1);
  });

  it("have the custom attributes of the pool", async () => {
    const tier = { name: "custom:tier", type: "Number", mutable: true, min: 1, max: 3 } as const;
    const { cognito } = await startCognito({ pool: { customAttributes: [tier] } });
    const withTier = (value: string) => [{ ...alice, attributes: { "custom:tier": value } }];
    expect(await refusal(cognito.seed(poolId, withTier("4")))).to.equal(
      'test user "alice" cannot be made: Attributes did not conform to the schema: custom:tier: Value must be a number of ' +
        "3 or less.",
    );
    expect(await cognito.seed(poolId, withTier("3"))).to.equal(1);
  });

  it("are refused by name if another one has their alias", async () => {
    const { cognito } = await startCognito({ pool: { aliasAttributes: ["email"] } });
    expect(await refusal(cognito.seed(poolId, [alice, { ...alice, username: "bob" }]))).to.equal(
      'test user "bob" cannot be made: User already exists',
    );
  });
});
