import { expect } from "chai";
import { keyOf } from "../../../../local/cognito/records";
import { password, passwordSignIn, pool, poolId, startCognito, stopCognitos } from "../start-cognito";

describe("DeleteUser", () => {
  afterEach(stopCognitos);

  it("deletes the holder of an access token: no token of theirs is taken any more", async () => {
    const { addUser, signIn, ok, refused } = await startCognito();
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    expect(await ok("DeleteUser", { AccessToken }, { signed: false })).to.deep.equal({});
    expect([
      (await refused("GetUser", { AccessToken })).__type,
      (await refused("InitiateAuth", passwordSignIn("alice", password))).message,
      (await refused("AdminGetUser", { UserPoolId: poolId, Username: "alice" })).__type,
    ]).to.deep.equal(["UserNotFoundException", "Incorrect username or password.", "UserNotFoundException"]);
  });

  it("leaves other users alone, and the name free", async () => {
    const { addUser, signIn, ok } = await startCognito({ pool: { aliasAttributes: ["email"] } });
    await addUser("alice", { email: "alice@example.com" });
    await addUser("bob", { email: "bob@example.com" });
    await ok("DeleteUser", { AccessToken: (await signIn("alice")).AccessToken });
    await addUser("alice", { email: "alice@example.com" });
    expect((await signIn("bob@example.com")).TokenType).to.equal("Bearer");
    expect((await signIn("alice@example.com")).TokenType).to.equal("Bearer");
  });

  it("takes no name with it that signs another user in", async () => {
    const started = await startCognito({ pool: { aliasAttributes: ["email"] } });
    await started.addUser("alice", {});
    await started.addUser("bob", { email: "shared@example.com" });
    const attributes = { email: "shared@example.com", email_verified: "true" };
    await started.changeUser("alice", { attributes });
    await started.ok("AdminDeleteUser", { UserPoolId: poolId, Username: "alice" });
    expect(await started.store.get(keyOf.name(pool.id, "shared@example.com"))).to.equal("bob");
  });

  it("refuses without an access token", async () => {
    const { refused } = await startCognito();
    expect((await refused("DeleteUser", { AccessToken: "made-up" })).message).to.equal("Invalid Access Token");
  });
});
