import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

type Page = { Groups: { GroupName: string }[]; NextToken?: string };

describe("ListGroups", () => {
  afterEach(stopCognitos);

  it("lists declared groups and those made by calls, a page at a time", async () => {
    const { ok } = await startCognito({ groups: ["readers", "admins"] });
    await ok("CreateGroup", { UserPoolId: poolId, GroupName: "editors" });
    const list = { UserPoolId: poolId, Limit: 2 };
    const first = await ok<Page>("ListGroups", list);
    const second = await ok<Page>("ListGroups", { ...list, NextToken: first.NextToken });
    expect([first, second].map(({ Groups }) => Groups.map(({ GroupName }) => GroupName))).to.deep.equal([
      ["admins", "editors"],
      ["readers"],
    ]);
  });

  it("lists no group of another pool", async () => {
    const { ok, createPool } = await startCognito({ groups: ["admins"] });
    expect(await ok("ListGroups", { UserPoolId: await createPool() })).to.deep.equal({ Groups: [] });
  });

  it("refuses a pool that is not there", async () => {
    const { refused } = await startCognito();
    expect((await refused("ListGroups", { UserPoolId: "eu-west-1_Nowhere01" })).__type).to.equal(
      "ResourceNotFoundException",
    );
  });
});
