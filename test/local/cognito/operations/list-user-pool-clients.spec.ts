import { expect } from "chai";
import { clientId, poolId, startCognito, stopCognitos } from "../start-cognito";

describe("ListUserPoolClients", () => {
  afterEach(stopCognitos);

  it("lists the clients of a pool without their secrets, a page at a time", async () => {
    const started = await startCognito();
    const ids = [clientId, await started.createClient({ GenerateSecret: true }), await started.createClient()].sort();
    type Page = { UserPoolClients: { ClientId: string }[]; NextToken?: string };
    const list = { UserPoolId: poolId, MaxResults: 2 };
    const first = await started.ok<Page>("ListUserPoolClients", list);
    const second = await started.ok<Page>("ListUserPoolClients", { ...list, NextToken: first.NextToken });
    expect([first, second].map(({ UserPoolClients }) => UserPoolClients.map(({ ClientId }) => ClientId))).to.deep.equal(
      [ids.slice(0, 2), ids.slice(2)],
    );
    expect(Object.keys(first.UserPoolClients[0] ?? {})).to.deep.equal(["ClientId", "UserPoolId", "ClientName"]);
  });

  it("refuses a pool that is not there", async () => {
    const { refused } = await startCognito();
    expect((await refused("ListUserPoolClients", { UserPoolId: "eu-west-1_Nowhere01" })).__type).to.equal(
      "ResourceNotFoundException",
    );
  });
});
