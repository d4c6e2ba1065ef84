import { expect } from "chai";
import { clientId, poolId, startCognito, stopCognitos, type TestCognito } from "../start-cognito";

type Shown = { UserPool: Record<string, unknown> };

async function createPool(started: TestCognito, more: object = {}): Promise<string> {
  const made = await started.ok<{ UserPool: { Id: string } }>("CreateUserPool", { PoolName: "demo", ...more });
  return made.UserPool.Id;
}

const declared = {
  __type: "InvalidParameterException",
  message: `the program declares user pool ${poolId}; change the program to change it`,
};

describe("DescribeUserPool", () => {
  afterEach(stopCognitos);

  it("shows a declared pool with the number of its users", async () => {
    const { addUser, ok } = await startCognito();
    await addUser("alice");
    const { UserPool } = await ok<Shown>("DescribeUserPool", { UserPoolId: poolId });
    expect([UserPool["Id"], UserPool["Name"], UserPool["EstimatedNumberOfUsers"]]).to.deep.equal([poolId, "notes", 1]);
  });

  it("keeps the creation date of a declared pool over a restart", async () => {
    const before = await startCognito();
    const first = await before.ok<Shown>("DescribeUserPool", { UserPoolId: poolId });
    await before.store.put("cognito/since/eu-west-1_Ab12Cd34E", Date.parse("2026-01-01T00:00:00Z"));
    await before.close();
    const { ok } = await startCognito({ folder: before.folder });
    const second = await ok<Shown>("DescribeUserPool", { UserPoolId: poolId });
    expect([first.UserPool["CreationDate"], second.UserPool["CreationDate"]]).to.deep.equal([1795262400, 1767225600]);
  });

  it("refuses a pool that is not there", async () => {
    const { refused } = await startCognito();
    expect(await refused("DescribeUserPool", { UserPoolId: "eu-west-1_Nowhere01" })).to.deep.equal({
      __type: "ResourceNotFoundException",
      message: "User pool eu-west-1_Nowhere01 does not exist.",
    });
  });
});

describe("UpdateUserPool", () => {
  afterEach(stopCognitos);

  it("sets what is given, and the rest but the tier to AWS's defaults", async () => {
    const started = await startCognito();
    const UserPoolId = await createPool(started, { UserPoolTier: "LITE", AutoVerifiedAttributes: ["email"] });
    expect(await started.ok("UpdateUserPool", { UserPoolId, DeletionProtection: "ACTIVE" })).to.deep.equal({});
    const { UserPool } = await started.ok<Shown>("DescribeUserPool", { UserPoolId });
    const { DeletionProtection, AutoVerifiedAttributes, UserPoolTier, Name } = UserPool;
    expect({ DeletionProtection, AutoVerifiedAttributes, UserPoolTier, Name }).to.deep.equal({
      DeletionProtection: "ACTIVE",
      AutoVerifiedAttributes: [],
      UserPoolTier: "LITE",
      Name: "demo",
    });
  });

  it("takes what DescribeUserPool shows of the same members", async () => {
    const started = await startCognito();
    const UserPoolId = await createPool(started);
    const { UserPool } = await started.ok<Shown>("DescribeUserPool", { UserPoolId });
    const { Policies, LambdaConfig, MfaConfiguration, EmailConfiguration, AdminCreateUserConfig } = UserPool;
    const again = { Policies, LambdaConfig, MfaConfiguration, EmailConfiguration, AdminCreateUserConfig };
    expect(await started.ok("UpdateUserPool", { UserPoolId, ...again })).to.deep.equal({});
  });

  it("refuses to change what the program declares", async () => {
    const { refused } = await startCognito();
    const request = { UserPoolId: poolId, DeletionProtection: "ACTIVE" };
    expect(await refused("UpdateUserPool", request)).to.deep.equal(declared);
  });

  it("refuses what cannot be changed", async () => {
    const started = await startCognito();
    const UserPoolId = await createPool(started);
    expect(await started.refused("UpdateUserPool", { UserPoolId, UsernameAttributes: ["email"] })).to.deep.equal({
      __type: "InvalidParameterException",
      message: "UsernameAttributes is not served by the local Cognito",
    });
  });
});

describe("DeleteUserPool", () => {
  afterEach(stopCognitos);

  it("deletes a pool with its clients, users and keys", async () => {
    const started = await startCognito();
    const UserPoolId = await createPool(started);
    await started.ok("CreateUserPoolClient", { UserPoolId, ClientName: "cli" });
    await started.ok("AdminCreateUser", { UserPoolId, Username: "alice" });
    expect(await started.ok("DeleteUserPool", { UserPoolId })).to.deep.equal({});
    expect((await started.refused("DescribeUserPool", { UserPoolId })).__type).to.equal("ResourceNotFoundException");
    expect([started.cognito.jwks(UserPoolId), started.cognito.openidConfiguration(UserPoolId)]).to.deep.equal([
      undefined,
      undefined,
    ]);
    expect((await started.store.list("")).map(({ key }) => key)).to.deep.equal([
      `cognito/since/${clientId}`,
      `cognito/since/${poolId}`,
    ]);
  });

  it("refuses while deletion protection is on", async () => {
    const started = await startCognito();
    const UserPoolId = await createPool(started, { DeletionProtection: "ACTIVE" });
    expect(await started.refused("DeleteUserPool", { UserPoolId })).to.deep.equal({
      __type: "InvalidParameterException",
      message:
        "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be " +
        "inactivated first.",
    });
  });

  it("refuses to delete what the program declares", async () => {
    const { refused } = await startCognito();
    expect(await refused("DeleteUserPool", { UserPoolId: poolId })).to.deep.equal(declared);
  });
});

describe("ListUserPools", () => {
  afterEach(stopCognitos);

  it("lists declared pools and made ones, a page at a time", async () => {
    const started = await startCognito();
    const ids = [poolId, await createPool(started), await createPool(started)].sort();
    type Page = { UserPools: { Id: string }[]; NextToken?: string };
    const first = await started.ok<Page>("ListUserPools", { MaxResults: 2 });
    const second = await started.ok<Page>("ListUserPools", { MaxResults: 2, NextToken: first.NextToken });
    const pages = [first, second].map(({ UserPools }) => UserPools.map(({ Id }) => Id));
    expect(pages).to.deep.equal([ids.slice(0, 2), ids.slice(2)]);
    expect(second).to.not.have.property("NextToken");
  });

  it("asks how many", async () => {
    const { refused } = await startCognito();
    expect(await refused("ListUserPools", {})).to.deep.equal({
      __type: "InvalidParameterException",
      message:
        "1 validation error detected: Value null at 'maxResults' failed to satisfy constraint: Member must not be null",
    });
  });
});
