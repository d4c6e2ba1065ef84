import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

type Page = { Groups: { GroupName: string }[]; NextToken?: string };
const list = { UserPoolId: poolId, Username: "alice" };

describe("AdminListGroupsForUser", () => {
  afterEach(stopCognitos);

  it("lists the groups that a user is in and no others, a page at a time", async () => {
    const { addUser, ok } = await startCognito({ groups: ["admins", "editors", "readers", "writers"] });
    await addUser("alice", {}, ["writers", "admins", "editors"]);
    const first = await ok<Page>("AdminListGroupsForUser", { ...list, Limit: 2 });
    const second = await ok<Page>("AdminListGroupsForUser", { ...list, Limit: 2, NextToken: first.NextToken });
    expect([first, second].map(({ Groups }) => Groups.map(({ GroupName }) => GroupName))).to.deep.equal([
      ["admins", "editors"],
      ["writers"],
    ]);
    expect(second.NextToken).to.equal(undefined);
  });

  it("lists no group that the pool has no more", async () => {
    const { addUser, changeUser, ok } = await startCognito({ groups: ["editors"] });
    await addUser("alice");
    await changeUser("alice", { groups: ["editors", "gone"] });
    const { Groups } = await ok<Page>("AdminListGroupsForUser", list);
    expect(Groups.map(({ GroupName }) => GroupName)).to.deep.equal(["editors"]);
  });

  it("refuses a user that is not there", async () => {
    const { refused } = await startCognito();
    expect((await refused("AdminListGroupsForUser", list)).__type).to.equal("UserNotFoundException");
  });
});
