import { expect } from "chai";
import { decodeJwt } from "jose";
import { keyOf } from "../../../../local/cognito/records";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

const group = { UserPoolId: poolId, GroupName: "editors" };

describe("DeleteGroup", () => {
  afterEach(stopCognitos);

  it("deletes a group and takes its users out of it, so that none is in a later group of that name", async () => {
    const { addUser, ok, refused, signIn, store } = await startCognito();
    await addUser("alice", {}, ["editors"]);
    expect(await ok("DeleteGroup", group)).to.deep.equal({});
    expect((await refused("GetGroup", group)).__type).to.equal("ResourceNotFoundException");
    expect(await store.get(keyOf.group(poolId, "editors"))).to.equal(undefined);
    await ok("CreateGroup", group);
    expect("cognito:groups" in decodeJwt((await signIn("alice")).AccessToken)).to.equal(false);
  });

  it("lets nobody in while it takes the users out", async () => {
    const { addUser, cognito, ok, userOf } = await startCognito();
    await addUser("alice", {}, ["editors"]);
    await addUser("bob");
    const add = { ...group, Username: "bob" };
    const calls = [
      ok("DeleteGroup", group),
      cognito.call("AdminAddUserToGroup", JSON.stringify(add), { signed: true }),
    ];
    await Promise.all(calls);
    expect((await userOf("bob")).groups).to.deep.equal([]);
  });

  it("refuses to delete what the program declares", async () => {
    const { refused } = await startCognito({ groups: ["editors"] });
    expect(await refused("DeleteGroup", group)).to.deep.equal({
      __type: "InvalidParameterException",
      message: `the program declares group editors of user pool ${poolId}; change the program to change it`,
    });
  });

  it("refuses a group that the pool does not have", async () => {
    const { refused } = await startCognito();
    expect((await refused("DeleteGroup", group)).__type).to.equal("ResourceNotFoundException");
  });
});
