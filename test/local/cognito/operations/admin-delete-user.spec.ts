import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

const alice = { UserPoolId: poolId, Username: "alice" };
const notFound = { __type: "UserNotFoundException", message: "User does not exist." };

describe("AdminDeleteUser", () => {
  afterEach(stopCognitos);

  it("deletes a user with every name they had", async () => {
    const { addUser, ok, refused, store } = await startCognito({ pool: { aliasAttributes: ["email"] } });
    await addUser("alice", { email: "alice@example.com" });
    expect(await ok("AdminDeleteUser", alice)).to.deep.equal({});
    expect(await refused("AdminGetUser", alice)).to.deep.equal(notFound);
    expect(await refused("AdminGetUser", { ...alice, Username: "alice@example.com" })).to.deep.equal(notFound);
    expect(JSON.stringify(await store.list(""))).to.not.contain("alice");
  });

  it("frees the name for somebody else", async () => {
    const { addUser, ok, userOf } = await startCognito();
    await addUser("alice");
    const { sub } = await userOf("alice");
    await ok("AdminDeleteUser", alice);
    await addUser("alice");
    expect((await userOf("alice")).sub).to.not.equal(sub);
  });

  it("refuses for a user who is not there", async () => {
    const { refused } = await startCognito();
    expect(await refused("AdminDeleteUser", alice)).to.deep.equal(notFound);
  });
});
