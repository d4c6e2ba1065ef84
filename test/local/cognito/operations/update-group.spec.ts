import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

const group = { UserPoolId: poolId, GroupName: "editors" };

describe("UpdateGroup", () => {
  afterEach(stopCognitos);

  it("changes what is given, and leaves the rest", async () => {
    const { ok, time } = await startCognito();
    await ok("CreateGroup", { ...group, Description: "those who edit", Precedence: 5 });
    const made = time.now / 1000;
    time.now += 1000;
    const expected = { ...group, Description: "those who edit", Precedence: 1, CreationDate: made };
    expect(await ok("UpdateGroup", { ...group, Precedence: 1 })).to.deep.equal({
      Group: { ...expected, LastModifiedDate: made + 1 },
    });
    expect((await ok<{ Group: object }>("GetGroup", group)).Group).to.include(expected);
  });

  it("refuses to change what the program declares", async () => {
    const { refused } = await startCognito({ groups: ["editors"] });
    expect(await refused("UpdateGroup", { ...group, Precedence: 1 })).to.deep.equal({
      __type: "InvalidParameterException",
      message: `the program declares group editors of user pool ${poolId}; change the program to change it`,
    });
  });

  it("refuses a group that the pool does not have", async () => {
    const { refused } = await startCognito();
    expect((await refused("UpdateGroup", group)).__type).to.equal("ResourceNotFoundException");
  });
});
