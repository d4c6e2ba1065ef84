import { expect } from "chai";
import { decodeJwt } from "jose";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

const remove = { UserPoolId: poolId, Username: "alice", GroupName: "editors" };

describe("AdminRemoveUserFromGroup", () => {
  afterEach(stopCognitos);

  it("takes a user out of a group: their next tokens, refreshed ones too, do not name it", async () => {
    const { addUser, ok, signIn } = await startCognito({ groups: ["admins", "editors"] });
    await addUser("alice", {}, ["admins", "editors"]);
    const before = await signIn("alice");
    expect(await ok("AdminRemoveUserFromGroup", remove)).to.deep.equal({});
    const refresh = { REFRESH_TOKEN: before.RefreshToken };
    const { ClientId } = { ClientId: decodeJwt(before.AccessToken)["client_id"] };
    const again = await ok<{ AuthenticationResult: { AccessToken: string } }>("InitiateAuth", {
      ClientId,
      AuthFlow: "REFRESH_TOKEN_AUTH",
      AuthParameters: refresh,
    });
    const tokens = [before.AccessToken, again.AuthenticationResult.AccessToken, (await signIn("alice")).AccessToken];
    expect(tokens.map((token) => decodeJwt(token)["cognito:groups"])).to.deep.equal([
      ["admins", "editors"],
      ["admins"],
      ["admins"],
    ]);
  });

  it("leaves who is not in the group out of it", async () => {
    const { addUser, ok, userOf } = await startCognito({ groups: ["admins", "editors"] });
    await addUser("alice", {}, ["admins"]);
    await ok("AdminRemoveUserFromGroup", remove);
    expect((await userOf("alice")).groups).to.deep.equal(["admins"]);
  });

  it("refuses a group that the pool does not have, and a user that is not there", async () => {
    const { addUser, refused } = await startCognito();
    expect((await refused("AdminRemoveUserFromGroup", remove)).__type).to.equal("UserNotFoundException");
    await addUser("alice");
    expect(await refused("AdminRemoveUserFromGroup", remove)).to.deep.equal({
      __type: "ResourceNotFoundException",
      message: "Group not found.",
    });
  });
});
