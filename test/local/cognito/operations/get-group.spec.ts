import { expect } from "chai";
import { poolId, startCognito, stopCognitos, toGroup } from "../start-cognito";

describe("GetGroup", () => {
  afterEach(stopCognitos);

  it("shows a declared group", async () => {
    const { ok, time } = await startCognito({ groups: [toGroup("editors", { precedence: 3 })] });
    expect(await ok("GetGroup", { UserPoolId: poolId, GroupName: "editors" })).to.deep.equal({
      Group: {
        GroupName: "editors",
        UserPoolId: poolId,
        Precedence: 3,
        LastModifiedDate: time.now / 1000,
        CreationDate: time.now / 1000,
      },
    });
  });

  it("shows a declared group with the day it was first seen, after a restart as well", async () => {
    const first = await startCognito({ groups: ["editors"] });
    await first.close();
    const again = await startCognito({ groups: ["editors"], folder: first.folder });
    again.time.now += 1000;
    const { Group } = await again.ok<{ Group: { CreationDate: number } }>("GetGroup", {
      UserPoolId: poolId,
      GroupName: "editors",
    });
    expect(Group.CreationDate).to.equal(first.time.now / 1000);
  });

  it("refuses a group that the pool does not have", async () => {
    const { refused } = await startCognito();
    expect(await refused("GetGroup", { UserPoolId: poolId, GroupName: "editors" })).to.deep.equal({
      __type: "ResourceNotFoundException",
      message: "Group not found.",
    });
  });
});
