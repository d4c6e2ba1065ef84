import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

const alice = { UserPoolId: poolId, Username: "alice" };
const notFound = { __type: "UserNotFoundException", message: "User does not exist." };

describe("AdminGetUser", () => {
  afterEach(stopCognitos);

  it("shows a user, without password or groups", async () => {
    const { addUser, ok, userOf } = await startCognito();
    await addUser("alice", { email: "alice@example.com" }, ["editors"]);
    expect(await ok("AdminGetUser", alice)).to.deep.equal({
      Username: "alice",
      UserAttributes: [
        { Name: "sub", Value: (await userOf("alice")).sub },
        { Name: "email_verified", Value: "true" },
        { Name: "email", Value: "alice@example.com" },
      ],
      UserCreateDate: 1795262400,
      UserLastModifiedDate: 1795262400,
      Enabled: true,
      UserStatus: "CONFIRMED",
    });
  });

  it("refuses for a user who is not there", async () => {
    const { refused } = await startCognito();
    expect(await refused("AdminGetUser", alice)).to.deep.equal(notFound);
  });
});
