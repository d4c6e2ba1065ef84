import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

type Page = { Users: { Username: string }[]; NextToken?: string };
const list = { UserPoolId: poolId, GroupName: "editors" };

describe("ListUsersInGroup", () => {
  afterEach(stopCognitos);

  it("lists the users of a group and no others, a page at a time", async () => {
    const { addUser, ok } = await startCognito({ groups: ["admins", "editors"] });
    for (const name of ["alice", "carol", "erin"]) await addUser(name, {}, ["editors"]);
    for (const name of ["bob", "dave"]) await addUser(name, {}, ["admins"]);
    const first = await ok<Page>("ListUsersInGroup", { ...list, Limit: 2 });
    const second = await ok<Page>("ListUsersInGroup", { ...list, Limit: 2, NextToken: first.NextToken });
    expect([first, second].map(({ Users }) => Users.map(({ Username }) => Username))).to.deep.equal([
      ["alice", "carol"],
      ["erin"],
    ]);
    expect(second.NextToken).to.equal(undefined);
  });

  it("refuses a group that the pool does not have", async () => {
    const { refused } = await startCognito();
    expect(await refused("ListUsersInGroup", list)).to.deep.equal({
      __type: "ResourceNotFoundException",
      message: "Group not found.",
    });
  });

  it("refuses a token of another list", async () => {
    const { refused } = await startCognito({ groups: ["editors"] });
    const NextToken = Buffer.from("cognito/name/x").toString("base64url");
    expect(await refused("ListUsersInGroup", { ...list, NextToken })).to.deep.equal({
      __type: "InvalidParameterException",
      message: "Invalid pagination token given.",
    });
  });
});
