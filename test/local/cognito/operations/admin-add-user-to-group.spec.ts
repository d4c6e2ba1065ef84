import { expect } from "chai";
import { decodeJwt } from "jose";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

const add = { UserPoolId: poolId, Username: "alice", GroupName: "editors" };

describe("AdminAddUserToGroup", () => {
  afterEach(stopCognitos);

  it("puts a user in a group: their next tokens name it", async () => {
    const { addUser, ok, signIn } = await startCognito({ groups: ["editors"] });
    await addUser("alice");
    expect("cognito:groups" in decodeJwt((await signIn("alice")).AccessToken)).to.equal(false);
    expect(await ok("AdminAddUserToGroup", add)).to.deep.equal({});
    const { AccessToken, IdToken } = await signIn("alice");
    expect([AccessToken, IdToken].map((token) => decodeJwt(token)["cognito:groups"])).to.deep.equal([
      ["editors"],
      ["editors"],
    ]);
  });

  it("takes any name that the user signs in with", async () => {
    const { addUser, ok, signIn } = await startCognito({
      groups: ["editors"],
      pool: { usernameAttributes: ["email"] },
    });
    await addUser("alice@example.com");
    await ok("AdminAddUserToGroup", { ...add, Username: "Alice@example.com" });
    expect(decodeJwt((await signIn("alice@example.com")).AccessToken)["cognito:groups"]).to.deep.equal(["editors"]);
  });

  it("leaves who is in the group in it, once", async () => {
    const { addUser, ok, userOf } = await startCognito({ groups: ["editors"] });
    await addUser("alice");
    await ok("AdminAddUserToGroup", add);
    await ok("AdminAddUserToGroup", add);
    expect((await userOf("alice")).groups).to.deep.equal(["editors"]);
  });

  it("refuses a group that the pool does not have", async () => {
    const { addUser, refused, userOf } = await startCognito({ groups: ["admins"] });
    await addUser("alice");
    expect(await refused("AdminAddUserToGroup", add)).to.deep.equal({
      __type: "ResourceNotFoundException",
      message: "Group not found.",
    });
    expect((await userOf("alice")).groups).to.deep.equal([]);
  });

  it("refuses a user that is not there", async () => {
    const { refused } = await startCognito({ groups: ["editors"] });
    expect((await refused("AdminAddUserToGroup", add)).__type).to.equal("UserNotFoundException");
  });

  it("refuses a pool that is not there", async () => {
    const { refused } = await startCognito({ groups: ["editors"] });
    const request = { ...add, UserPoolId: "eu-west-1_Nowhere01" };
    expect((await refused("AdminAddUserToGroup", request)).__type).to.equal("ResourceNotFoundException");
  });
});
