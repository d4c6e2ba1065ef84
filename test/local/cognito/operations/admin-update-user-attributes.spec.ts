import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

function update(values: Record<string, string>) {
  const UserAttributes = Object.entries(values).map(([Name, Value]) => ({ Name, Value }));
  return { UserPoolId: poolId, Username: "alice", UserAttributes };
}

describe("AdminUpdateUserAttributes", () => {
  afterEach(stopCognitos);

  it("changes an address and says that it is proven, without a code", async () => {
    const { addUser, ok, userOf, messages } = await startCognito({ pool: { verifyBeforeUpdate: ["email"] } });
    await addUser("alice", { email: "alice@example.com" });
    expect(
      await ok("AdminUpdateUserAttributes", update({ email: "new@example.com", email_verified: "true" })),
    ).to.deep.equal({});
    expect((await userOf("alice")).attributes).to.deep.equal({ email: "new@example.com", email_verified: "true" });
    expect(messages).to.deep.equal([]);
  });

  it("leaves an address that it changes unproven, unless it says otherwise", async () => {
    const { addUser, ok, userOf, messages } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    await ok("AdminUpdateUserAttributes", update({ email: "new@example.com" }));
    expect((await userOf("alice")).attributes).to.deep.equal({ email: "new@example.com", email_verified: "false" });
    expect(messages.map(({ to }) => to)).to.deep.equal(["new@example.com"]);
  });

  it("lets the address wait for its proof where the pool says so", async () => {
    const { addUser, ok, userOf } = await startCognito({ pool: { verifyBeforeUpdate: ["email"] } });
    await addUser("alice", { email: "alice@example.com" });
    await ok("AdminUpdateUserAttributes", update({ email: "new@example.com" }));
    expect((await userOf("alice")).attributes).to.deep.equal({ email: "alice@example.com", email_verified: "true" });
  });

  it("removes what it gives an empty value", async () => {
    const { addUser, ok, userOf } = await startCognito();
    await addUser("alice", { name: "Alice", locale: "de" });
    await ok("AdminUpdateUserAttributes", update({ name: "" }));
    expect((await userOf("alice")).attributes).to.deep.equal({ locale: "de" });
  });

  it("takes a proof back", async () => {
    const { addUser, ok, userOf } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    await ok("AdminUpdateUserAttributes", update({ email_verified: "false" }));
    expect((await userOf("alice")).attributes["email_verified"]).to.equal("false");
  });

  it("proves no address that is not there", async () => {
    const { addUser, refused } = await startCognito();
    await addUser("alice");
    expect(await refused("AdminUpdateUserAttributes", update({ email_verified: "true" }))).to.deep.equal({
      __type: "InvalidParameterException",
      message: "Email is required to verify/un-verify an email",
    });
  });

  it("takes a verified alias from nobody", async () => {
    const { addUser, refused } = await startCognito({ pool: { aliasAttributes: ["email"] } });
    await addUser("bob", { email: "bob@example.com" });
    await addUser("alice");
    const request = update({ email: "Bob@example.com", email_verified: "true" });
    expect(await refused("AdminUpdateUserAttributes", request)).to.deep.equal({
      __type: "AliasExistsException",
      message: "An account with the email already exists.",
    });
  });

  it("sends as many codes as an administrator wants", async () => {
    const { addUser, ok, messages } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    for (let count = 0; count < 7; count++) {
      await ok("AdminUpdateUserAttributes", update({ email: `a${count}@example.com` }));
    }
    expect(messages.length).to.equal(7);
  });

  it("refuses what is for good, and a user who is not there", async () => {
    const badge = { name: "custom:badge", type: "String", mutable: false, min: undefined, max: 8 } as const;
    const { addUser, refused } = await startCognito({ pool: { customAttributes: [badge] } });
    const request = update({ "custom:badge": "B2" });
    expect((await refused("AdminUpdateUserAttributes", request)).__type).to.equal("UserNotFoundException");
    await addUser("alice");
    expect((await refused("AdminUpdateUserAttributes", request)).message).to.equal(
      "Attributes did not conform to the schema: custom:badge: Attribute cannot be updated.",
    );
  });
});
