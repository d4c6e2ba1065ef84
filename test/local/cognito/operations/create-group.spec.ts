import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

const create = { UserPoolId: poolId, GroupName: "editors" };

describe("CreateGroup", () => {
  afterEach(stopCognitos);

  it("makes a group in a declared pool, and shows it", async () => {
    const { ok, time } = await startCognito({ groups: ["admins"] });
    const RoleArn = "arn:aws:iam::000000000000:role/editors";
    const more = { Description: "those who edit", Precedence: 0, RoleArn };
    const expected = { ...create, ...more, LastModifiedDate: time.now / 1000, CreationDate: time.now / 1000 };
    expect(await ok("CreateGroup", { ...create, ...more })).to.deep.equal({ Group: expected });
    expect(await ok("GetGroup", create)).to.deep.equal({ Group: expected });
  });

  it("shows nothing that was not given", async () => {
    const { ok, time } = await startCognito();
    const dates = { LastModifiedDate: time.now / 1000, CreationDate: time.now / 1000 };
    expect(await ok("CreateGroup", create)).to.deep.equal({ Group: { ...create, ...dates } });
  });

  it("makes a group that is there after a restart", async () => {
    const { ok, close, folder } = await startCognito();
    await ok("CreateGroup", create);
    await close();
    const again = await startCognito({ folder });
    expect((await again.ok<{ Group: object }>("GetGroup", create)).Group).to.include(create);
  });

  it("makes groups of the same name in two pools", async () => {
    const { ok, createPool } = await startCognito();
    const UserPoolId = await createPool();
    await ok("CreateGroup", create);
    await ok("CreateGroup", { ...create, UserPoolId });
    const { Groups } = await ok<{ Groups: object[] }>("ListGroups", { UserPoolId });
    expect(Groups.length).to.equal(1);
  });

  it("refuses a name that is taken, by a call or by the program", async () => {
    const { ok, refused } = await startCognito({ groups: ["admins"] });
    await ok("CreateGroup", create);
    for (const GroupName of ["editors", "admins"]) {
      expect(await refused("CreateGroup", { ...create, GroupName })).to.deep.equal({
        __type: "GroupExistsException",
        message: "A group with the name already exists.",
      });
    }
  });

  it("refuses one of two at the same time", async () => {
    const { cognito } = await startCognito();
    const calls = [1, 2].map(() => cognito.call("CreateGroup", JSON.stringify(create), { signed: true }));
    expect((await Promise.all(calls)).map(({ status }) => status).sort()).to.deep.equal([200, 400]);
  });

  it("refuses a pool that is not there", async () => {
    const { refused } = await startCognito();
    const request = { ...create, UserPoolId: "eu-west-1_Nowhere01" };
    expect((await refused("CreateGroup", request)).__type).to.equal("ResourceNotFoundException");
  });

  const wrong: [string, object, string][] = [
    ["a name with a blank", { GroupName: "the editors" }, "groupName"],
    ["a negative precedence", { Precedence: -1 }, "precedence"],
    ["a role that is no ARN", { RoleArn: "just-the-name-of-a-role" }, "roleArn"],
  ];
  for (const [what, more, path] of wrong) {
    it(`refuses ${what}`, async () => {
      const { refused } = await startCognito();
      const { __type, message } = await refused("CreateGroup", { ...create, ...more });
      expect(__type).to.equal("InvalidParameterException");
      expect(message).to.contain(`at '${path}' failed to satisfy constraint`);
    });
  }
});
