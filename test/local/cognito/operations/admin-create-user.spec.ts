import { expect } from "chai";
import { password, passwordSignIn, poolId, type SignInBody, startCognito, stopCognitos } from "../start-cognito";

const request = {
  UserPoolId: poolId,
  Username: "alice",
  TemporaryPassword: password,
  UserAttributes: [
    { Name: "email", Value: "alice@example.com" },
    { Name: "email_verified", Value: "true" },
  ],
};

describe("AdminCreateUser", () => {
  afterEach(stopCognitos);

  it("makes a user who has to change the password, and invites them", async () => {
    const { ok, userOf, messages } = await startCognito();
    const answer = await ok("AdminCreateUser", request);
    const { sub } = await userOf("alice");
    expect(answer).to.deep.equal({
      User: {
        Username: "alice",
        Attributes: [{ Name: "sub", Value: sub }, ...request.UserAttributes],
        UserCreateDate: 1795262400,
        UserLastModifiedDate: 1795262400,
        Enabled: true,
        UserStatus: "FORCE_CHANGE_PASSWORD",
      },
    });
    expect(messages.map(({ subject: _, body: __, ...rest }) => rest)).to.deep.equal([
      { to: "alice@example.com", kind: "invitation", code: password, at: "2026-11-21T12:00:00.000Z" },
    ]);
  });

  it("makes up a temporary password that meets the policy", async () => {
    const { ok, messages } = await startCognito();
    await ok("AdminCreateUser", { ...request, TemporaryPassword: undefined });
    const code = messages[0]?.code ?? "";
    const body = await ok<SignInBody>("InitiateAuth", passwordSignIn("alice", code));
    expect(body.ChallengeName).to.equal("NEW_PASSWORD_REQUIRED");
  });

  it("refuses a temporary password below the policy", async () => {
    const { refused } = await startCognito();
    expect(await refused("AdminCreateUser", { ...request, TemporaryPassword: "short" })).to.deep.equal({
      __type: "InvalidPasswordException",
      message: "Password did not conform with policy: Password not long enough",
    });
  });

  it("invites nobody with SUPPRESS", async () => {
    const { ok, messages } = await startCognito();
    await ok("AdminCreateUser", { ...request, MessageAction: "SUPPRESS" });
    expect(messages).to.deep.equal([]);
  });

  it("invites by the media asked for", async () => {
    const { ok, messages } = await startCognito();
    const phone = { Name: "phone_number", Value: "+15551234567" };
    const UserAttributes = [...request.UserAttributes, phone];
    await ok("AdminCreateUser", { ...request, UserAttributes, DesiredDeliveryMediums: ["SMS", "EMAIL"] });
    expect(messages.map(({ to }) => to)).to.deep.equal(["+15551234567", "alice@example.com"]);
  });

  it("refuses a user who is there", async () => {
    const { ok, refused } = await startCognito();
    await ok("AdminCreateUser", request);
    expect(await refused("AdminCreateUser", request)).to.deep.equal({
      __type: "UsernameExistsException",
      message: "User account already exists",
    });
  });

  it("refuses a verified alias that another user has, unless told to move it", async () => {
    const { addUser, ok, refused, userOf } = await startCognito({ pool: { aliasAttributes: ["email"] } });
    await addUser("bob", { email: "alice@example.com" });
    expect((await refused("AdminCreateUser", request)).__type).to.equal("UsernameExistsException");
    await ok("AdminCreateUser", { ...request, ForceAliasCreation: true });
    expect((await userOf("bob")).attributes).to.deep.equal({ email: "alice@example.com", email_verified: "false" });
    const found = await ok("AdminGetUser", { UserPoolId: poolId, Username: "alice@example.com" });
    expect(found["Username"]).to.equal("alice");
  });

  it("moves no username from another user, told to move aliases or not", async () => {
    const { ok, refused } = await startCognito();
    await ok("AdminCreateUser", request);
    expect(await refused("AdminCreateUser", { ...request, ForceAliasCreation: true })).to.deep.equal({
      __type: "UsernameExistsException",
      message: "User account already exists",
    });
  });

  it("moves no e-mail address that is somebody's username", async () => {
    const { ok, refused } = await startCognito({ pool: { usernameAttributes: ["email"] } });
    const byEmail = { UserPoolId: poolId, Username: "alice@example.com", TemporaryPassword: password };
    await ok("AdminCreateUser", byEmail);
    expect(await refused("AdminCreateUser", { ...byEmail, ForceAliasCreation: true })).to.deep.equal({
      __type: "UsernameExistsException",
      message: "User account already exists",
    });
  });

  it("sends a new password with RESEND, and takes the old one no more", async () => {
    const { ok, refused, messages } = await startCognito();
    await ok("AdminCreateUser", request);
    await ok("AdminCreateUser", { UserPoolId: poolId, Username: "alice", MessageAction: "RESEND" });
    expect(messages.map(({ to, kind }) => [to, kind])).to.deep.equal([
      ["alice@example.com", "invitation"],
      ["alice@example.com", "invitation"],
    ]);
    expect((await refused("InitiateAuth", passwordSignIn("alice", password))).message).to.equal(
      "Incorrect username or password.",
    );
    const body = await ok<SignInBody>("InitiateAuth", passwordSignIn("alice", messages[1]?.code ?? ""));
    expect(body.ChallengeName).to.equal("NEW_PASSWORD_REQUIRED");
  });

  it("resends to nobody who chose a password", async () => {
    const { addUser, refused } = await startCognito();
    await addUser("alice");
    expect(await refused("AdminCreateUser", { ...request, MessageAction: "RESEND" })).to.deep.equal({
      __type: "UnsupportedUserStateException",
      message: "Resend not possible. alice status is not FORCE_CHANGE_PASSWORD",
    });
  });

  it("resends to nobody who is not there", async () => {
    const { refused } = await startCognito();
    expect(await refused("AdminCreateUser", { ...request, MessageAction: "RESEND" })).to.deep.equal({
      __type: "UserNotFoundException",
      message: "User does not exist.",
    });
  });

  it("refuses an attribute that the pool does not have", async () => {
    const { refused } = await startCognito();
    const UserAttributes = [{ Name: "custom:tier", Value: "gold" }];
    expect(await refused("AdminCreateUser", { ...request, UserAttributes })).to.deep.equal({
      __type: "InvalidParameterException",
      message: "Attributes did not conform to the schema: custom:tier: Attribute does not exist in the schema.",
    });
  });

  it("makes nobody whom the pre sign-up trigger refuses", async () => {
    const functionArn = "arn:aws:lambda:eu-west-1:000000000000:function:gate";
    const sources: unknown[] = [];
    const { refused, messages } = await startCognito({
      pool: { triggers: { preSignUp: { functionArn, permitted: true } } },
      invoke: async (_arn, event) => {
        sources.push((event as { triggerSource: string }).triggerSource);
        return { ok: false, errorMessage: "not invited" };
      },
    });
    expect((await refused("AdminCreateUser", request)).__type).to.equal("UserLambdaValidationException");
    expect([sources, messages]).to.deep.equal([["PreSignUp_AdminCreateUser"], []]);
    expect((await refused("AdminGetUser", { UserPoolId: poolId, Username: "alice" })).__type).to.equal(
      "UserNotFoundException",
    );
  });
});
