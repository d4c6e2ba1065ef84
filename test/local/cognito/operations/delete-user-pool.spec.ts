import { expect } from "chai";
import { clientId, poolId, startCognito, stopCognitos } from "../start-cognito";

const declared = {
  __type: "InvalidParameterException",
  message: `the program declares user pool ${poolId}; change the program to change it`,
};

describe("DeleteUserPool", () => {
  afterEach(stopCognitos);

  it("deletes a pool with its clients, users, groups and keys", async () => {
    const started = await startCognito();
    const UserPoolId = await started.createPool();
    await started.ok("CreateUserPoolClient", { UserPoolId, ClientName: "cli" });
    await started.ok("AdminCreateUser", { UserPoolId, Username: "alice" });
    await started.ok("CreateGroup", { UserPoolId, GroupName: "editors" });
    await started.ok("CreateResourceServer", { UserPoolId, Identifier: "notes", Name: "Notes" });
    await started.ok("CreateUserPoolDomain", { UserPoolId, Domain: "demo" });
    expect(await started.ok("DeleteUserPool", { UserPoolId })).to.deep.equal({});
    expect((await started.refused("DescribeUserPool", { UserPoolId })).__type).to.equal("ResourceNotFoundException");
    expect([started.cognito.jwks(UserPoolId), started.cognito.openidConfiguration(UserPoolId)]).to.deep.equal([
      undefined,
      undefined,
    ]);
    expect((await started.store.list("")).map(({ key }) => key)).to.deep.equal([
      `cognito/since/${clientId}`,
      `cognito/since/${poolId}`,
      "layout",
    ]);
  });

  it("refuses while deletion protection is on", async () => {
    const started = await startCognito();
    const UserPoolId = await started.createPool({ DeletionProtection: "ACTIVE" });
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
