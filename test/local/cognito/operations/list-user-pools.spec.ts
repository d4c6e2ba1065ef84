import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

describe("ListUserPools", () => {
  afterEach(stopCognitos);

  it("lists declared pools and made ones, a page at a time", async () => {
    const started = await startCognito();
    const ids = [poolId, await started.createPool(), await started.createPool()].sort();
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
