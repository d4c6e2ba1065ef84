import { expect } from "chai";
import { password, passwordSignIn, poolId, type SignInBody, startCognito, stopCognitos } from "../start-cognito";

const alice = { UserPoolId: poolId, Username: "alice" };
const newPassword = "Another-horse-2";
const notFound = { __type: "UserNotFoundException", message: "User does not exist." };

describe("AdminSetUserPassword", () => {
  afterEach(stopCognitos);

  it("sets a password for good, which confirms the user", async () => {
    const { addUser, changeUser, ok, signIn, userOf } = await startCognito();
    await addUser("alice");
    await changeUser("alice", { status: "UNCONFIRMED" });
    expect(await ok("AdminSetUserPassword", { ...alice, Password: newPassword, Permanent: true })).to.deep.equal({});
    expect((await userOf("alice")).status).to.equal("CONFIRMED");
    expect((await signIn("alice", newPassword)).TokenType).to.equal("Bearer");
  });

  it("sets a temporary password unless told otherwise", async () => {
    const { addUser, ok } = await startCognito();
    await addUser("alice");
    await ok("AdminSetUserPassword", { ...alice, Password: newPassword });
    const body = await ok<SignInBody>("InitiateAuth", passwordSignIn("alice", newPassword));
    expect(body.ChallengeName).to.equal("NEW_PASSWORD_REQUIRED");
  });

  it("voids the password before", async () => {
    const { addUser, ok, refused } = await startCognito();
    await addUser("alice");
    await ok("AdminSetUserPassword", { ...alice, Password: newPassword, Permanent: true });
    expect((await refused("InitiateAuth", passwordSignIn("alice", password))).__type).to.equal(
      "NotAuthorizedException",
    );
  });

  it("refuses a password below the policy", async () => {
    const { addUser, refused } = await startCognito();
    await addUser("alice");
    const request = { ...alice, Password: "alllowercase", Permanent: true };
    expect(await refused("AdminSetUserPassword", request)).to.deep.equal({
      __type: "InvalidPasswordException",
      message: "Password did not conform with policy: Password must have uppercase characters",
    });
  });

  it("refuses for a user who is not there", async () => {
    const { refused } = await startCognito();
    expect(await refused("AdminSetUserPassword", { ...alice, Password: newPassword })).to.deep.equal(notFound);
  });
});

describe("AdminConfirmSignUp", () => {
  afterEach(stopCognitos);

  it("confirms a user without a code, and verifies no address", async () => {
    const { addUser, changeUser, ok, userOf } = await startCognito();
    await addUser("alice", { email: "alice@example.com", email_verified: "false" });
    await changeUser("alice", { status: "UNCONFIRMED" });
    expect(await ok("AdminConfirmSignUp", alice)).to.deep.equal({});
    const user = await userOf("alice");
    expect([user.status, user.attributes["email_verified"]]).to.deep.equal(["CONFIRMED", "false"]);
  });

  it("refuses for a user in another state: it would make a temporary password one for good", async () => {
    const { addUser, changeUser, refused } = await startCognito();
    await addUser("alice");
    await changeUser("alice", { status: "FORCE_CHANGE_PASSWORD" });
    expect(await refused("AdminConfirmSignUp", alice)).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "User cannot be confirmed. Current status is FORCE_CHANGE_PASSWORD",
    });
  });

  it("refuses for a user who is not there", async () => {
    const { refused } = await startCognito();
    expect(await refused("AdminConfirmSignUp", alice)).to.deep.equal(notFound);
  });
});

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
