import { expect } from "chai";
import { clientId, poolId, startCognito, stopCognitos } from "../start-cognito";

const declared = {
  __type: "InvalidParameterException",
  message: `the program declares user pool client ${clientId}; change the program to change it`,
};

describe("DeleteUserPoolClient", () => {
  afterEach(stopCognitos);

  it("deletes a client, for good", async () => {
    const before = await startCognito();
    const ClientId = await before.createClient();
    expect(await before.ok("DeleteUserPoolClient", { UserPoolId: poolId, ClientId })).to.deep.equal({});
    await before.close();
    const { refused } = await startCognito({ folder: before.folder });
    expect((await refused("DescribeUserPoolClient", { UserPoolId: poolId, ClientId })).__type).to.equal(
      "ResourceNotFoundException",
    );
  });

  it("refuses to delete what the program declares", async () => {
    const { refused } = await startCognito();
    expect(await refused("DeleteUserPoolClient", { UserPoolId: poolId, ClientId: clientId })).to.deep.equal(declared);
  });
});
