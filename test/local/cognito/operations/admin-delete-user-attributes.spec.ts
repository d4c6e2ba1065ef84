import { expect } from "chai";
import { password, passwordSignIn, poolId, startCognito, stopCognitos } from "../start-cognito";

const remove = (...UserAttributeNames: string[]) => ({ UserPoolId: poolId, Username: "alice", UserAttributeNames });

describe("AdminDeleteUserAttributes", () => {
  afterEach(stopCognitos);

  it("removes attributes, and an alias with its address", async () => {
    const { addUser, ok, refused, userOf } = await startCognito({ pool: { aliasAttributes: ["email"] } });
    await addUser("alice", { email: "alice@example.com", name: "Alice" });
    expect(await ok("AdminDeleteUserAttributes", remove("email"))).to.deep.equal({});
    expect((await userOf("alice")).attributes).to.deep.equal({ name: "Alice" });
    expect((await refused("InitiateAuth", passwordSignIn("alice@example.com", password))).message).to.equal(
      "Incorrect username or password.",
    );
  });

  it("refuses what the pool requires, and a user who is not there", async () => {
    const { addUser, refused } = await startCognito({ pool: { requiredAttributes: ["name"] } });
    expect((await refused("AdminDeleteUserAttributes", remove("name"))).__type).to.equal("UserNotFoundException");
    await addUser("alice", { name: "Alice" });
    expect((await refused("AdminDeleteUserAttributes", remove("name"))).message).to.equal(
      "Attributes did not conform to the schema: name: The attribute is required",
    );
  });
});
