import { expect } from "chai";
import { clientId, password, poolId, startCognito, stopCognitos } from "../start-cognito";

const request = {
  ClientId: clientId,
  Username: "alice",
  Password: password,
  UserAttributes: [{ Name: "email", Value: "alice@example.com" }],
};

describe("SignUp", () => {
  afterEach(stopCognitos);

  it("makes an unconfirmed user and says where the code went, masked", async () => {
    const { ok, userOf, messages } = await startCognito();
    const answer = await ok("SignUp", request, { signed: false });
    const user = await userOf("alice");
    expect(answer).to.deep.equal({
      UserConfirmed: false,
      UserSub: user.sub,
      CodeDeliveryDetails: { Destination: "a***@e***", DeliveryMedium: "EMAIL", AttributeName: "email" },
    });
    expect(user.status).to.equal("UNCONFIRMED");
    expect(messages.map(({ subject: _, body: __, ...rest }) => rest)).to.deep.equal([
      { to: "alice@example.com", kind: "signUp", code: messages[0]?.code, at: "2026-11-21T12:00:00.000Z" },
    ]);
    expect(messages[0]?.code).to.match(/^\d{6}$/);
  });

  const tier = { name: "custom:tier", type: "String", mutable: false, min: undefined, max: 4 } as const;
  const withTier = (Value: string) => ({ ...request, UserAttributes: [{ Name: "custom:tier", Value }] });

  it("takes a custom attribute of the pool, and refuses it where the schema does", async () => {
    const { ok, refused, userOf } = await startCognito({ pool: { customAttributes: [tier] } });
    expect(await refused("SignUp", withTier("golden"))).to.deep.equal({
      __type: "InvalidParameterException",
      message: "Attributes did not conform to the schema: custom:tier: String must have a length of 4 or less.",
    });
    await ok("SignUp", withTier("gold"));
    expect((await userOf("alice")).attributes).to.deep.equal({ "custom:tier": "gold" });
  });

  it("refuses an attribute that the client may not write", async () => {
    const setup = { pool: { customAttributes: [tier] }, client: { writeAttributes: ["email"] } };
    const { refused } = await startCognito(setup);
    expect(await refused("SignUp", withTier("gold"))).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "A client attempted to write unauthorized attribute",
    });
  });

  it("sends no code where the pool verifies nothing by itself", async () => {
    const { ok, messages } = await startCognito({ pool: { autoVerifiedAttributes: [] } });
    const answer = await ok("SignUp", request);
    expect(Object.keys(answer)).to.deep.equal(["UserConfirmed", "UserSub"]);
    expect(messages).to.deep.equal([]);
  });

  it("sends the code to the phone where the pool verifies phone numbers", async () => {
    const { ok, messages } = await startCognito({ pool: { autoVerifiedAttributes: ["email", "phone_number"] } });
    const phone = { Name: "phone_number", Value: "+15551234567" };
    const answer = await ok("SignUp", { ...request, UserAttributes: [...request.UserAttributes, phone] });
    expect(answer["CodeDeliveryDetails"]).to.deep.equal({
      Destination: "+*******4567",
      DeliveryMedium: "SMS",
      AttributeName: "phone_number",
    });
    expect(messages.map(({ to }) => to)).to.deep.equal(["+15551234567"]);
  });

  it("refuses a name that is taken, in another case too", async () => {
    const { ok, refused } = await startCognito();
    await ok("SignUp", request);
    expect(await refused("SignUp", { ...request, Username: "ALICE" })).to.deep.equal({
      __type: "UsernameExistsException",
      message: "User already exists",
    });
  });

  it("tells names apart by case in a case-sensitive pool", async () => {
    const { ok, userOf } = await startCognito({ pool: { caseSensitive: true } });
    await ok("SignUp", request);
    await ok("SignUp", { ...request, Username: "ALICE" });
    expect((await userOf("alice")).sub).to.not.equal((await userOf("ALICE")).sub);
  });

  it("lets exactly one of many equal sign-ups at once win", async () => {
    const { cognito } = await startCognito();
    const body = JSON.stringify(request);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => cognito.call("SignUp", body, { signed: false })),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, ...Array(9).fill(400)]);
  });

  it("makes the e-mail address the sign-in name of a user whose username is their sub, in an e-mail pool", async () => {
    const { ok, userOf } = await startCognito({ pool: { usernameAttributes: ["email"] } });
    const { UserSub } = await ok<{ UserSub: string }>("SignUp", {
      ClientId: clientId,
      Username: "alice@example.com",
      Password: password,
    });
    const user = await userOf(UserSub);
    expect([user.username, user.sub, user.attributes]).to.deep.equal([
      UserSub,
      UserSub,
      { email: "alice@example.com" },
    ]);
  });

  it("refuses an e-mail address that is taken, in an e-mail pool", async () => {
    const { ok, refused } = await startCognito({ pool: { usernameAttributes: ["email"] } });
    const signUp = { ClientId: clientId, Username: "alice@example.com", Password: password };
    await ok("SignUp", signUp);
    expect(await refused("SignUp", { ...signUp, Username: "Alice@Example.com" })).to.deep.equal({
      __type: "UsernameExistsException",
      message: "An account with the given email already exists.",
    });
  });

  it("refuses a phone number that is taken, in a phone pool", async () => {
    const { ok, refused } = await startCognito({ pool: { usernameAttributes: ["phone_number"] } });
    const signUp = { ClientId: clientId, Username: "+15551234567", Password: password };
    await ok("SignUp", signUp);
    expect((await refused("SignUp", signUp)).message).to.equal(
      "An account with the given phone_number already exists.",
    );
  });

  it("refuses an e-mail attribute beside another e-mail address as the name", async () => {
    const { refused } = await startCognito({ pool: { usernameAttributes: ["email"] } });
    expect(await refused("SignUp", { ...request, Username: "mallory@example.com" })).to.deep.equal({
      __type: "InvalidParameterException",
      message: "Username and the attribute email must be the same",
    });
  });

  it("refuses where only an administrator makes users", async () => {
    const { refused } = await startCognito({ pool: { adminCreateUserOnly: true } });
    expect(await refused("SignUp", request)).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "SignUp is not permitted for this user pool",
    });
  });

  it("refuses a password below the policy", async () => {
    const { refused } = await startCognito();
    expect(await refused("SignUp", { ...request, Password: "short" })).to.deep.equal({
      __type: "InvalidPasswordException",
      message: "Password did not conform with policy: Password not long enough",
    });
  });

  it("does not let users say that their own address is verified", async () => {
    const { refused } = await startCognito();
    const verified = { Name: "email_verified", Value: "true" };
    const UserAttributes = [...request.UserAttributes, verified];
    expect(await refused("SignUp", { ...request, UserAttributes })).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "A client attempted to write unauthorized attribute",
    });
  });

  it("refuses a preferred user name where it is an alias, before the user is confirmed", async () => {
    const { refused } = await startCognito({ pool: { aliasAttributes: ["preferred_username"] } });
    const UserAttributes = [{ Name: "preferred_username", Value: "al" }];
    expect(await refused("SignUp", { ...request, UserAttributes })).to.deep.equal({
      __type: "InvalidParameterException",
      message: "preferred_username is an alias of this user pool: it is set once the user is confirmed",
    });
  });

  it("asks for the attributes that the pool requires, each by name", async () => {
    const { ok, refused } = await startCognito({ pool: { requiredAttributes: ["email", "name", "locale"] } });
    expect(await refused("SignUp", request)).to.deep.equal({
      __type: "InvalidParameterException",
      message:
        "Attributes did not conform to the schema: name: The attribute is required\nlocale: The attribute is required",
    });
    const more = ["name", "locale"].map((Name) => ({ Name, Value: "x" }));
    await ok("SignUp", { ...request, UserAttributes: [...request.UserAttributes, ...more] });
  });

  it("counts the name among the attributes where it is one", async () => {
    const pool = { usernameAttributes: ["email" as const], requiredAttributes: ["email"] };
    const { ok } = await startCognito({ pool });
    await ok("SignUp", { ClientId: clientId, Username: "alice@example.com", Password: password });
  });

  it("asks for a password, unless people sign in with codes", async () => {
    const passwordless = { firstFactors: ["PASSWORD" as const, "EMAIL_OTP" as const] };
    const { Password: _, ...without } = request;
    const missing = { __type: "InvalidParameterException", message: "Missing required parameter Password" };
    const byPassword = await startCognito();
    expect(await byPassword.refused("SignUp", without)).to.deep.equal(missing);
    const otherClient = await startCognito({ pool: passwordless });
    expect(await otherClient.refused("SignUp", without)).to.deep.equal(missing);
    const byCode = await startCognito({ pool: passwordless, client: { explicitAuthFlows: ["ALLOW_USER_AUTH"] } });
    expect(await byCode.ok("SignUp", without)).to.have.property("UserConfirmed", false);
  });

  const functionArn = "arn:aws:lambda:eu-west-1:000000000000:function:gate";
  const trigger = { functionArn, permitted: true };

  /** A pool whose pre sign-up function answers this. */
  async function startWithGate(response: object) {
    const events: { triggerSource: string; request: Record<string, unknown> }[] = [];
    const started = await startCognito({
      pool: { triggers: { preSignUp: trigger, postConfirmation: trigger }, aliasAttributes: ["email"] },
      invoke: async (_arn, event) => {
        const given = event as { triggerSource: string; request: Record<string, unknown> };
        events.push(given);
        const payload = given.triggerSource.startsWith("PreSignUp") ? { ...given, response } : given;
        return { ok: true, payload };
      },
    });
    return { ...started, events };
  }

  it("confirms a user at once, with a proven address, where the pre sign-up trigger says so", async () => {
    const { ok, userOf, messages, signIn, events } = await startWithGate({
      autoConfirmUser: true,
      autoVerifyEmail: true,
    });
    const { UserSub, ...rest } = await ok("SignUp", request);
    const user = await userOf("alice");
    expect([rest, UserSub, user.attributes]).to.deep.equal([
      { UserConfirmed: true },
      user.sub,
      { email: "alice@example.com", email_verified: "true" },
    ]);
    expect([messages, (await signIn("alice@example.com")).TokenType]).to.deep.equal([[], "Bearer"]);
    expect(events.map(({ triggerSource }) => triggerSource)).to.deep.equal([
      "PreSignUp_SignUp",
      "PostConfirmation_ConfirmSignUp",
    ]);
  });

  it("tells the pre sign-up trigger what is for it alone", async () => {
    const { ok, events, store } = await startWithGate({});
    const ValidationData = [{ Name: "invite", Value: "sesame-123" }];
    await ok("SignUp", { ...request, ValidationData, ClientMetadata: { from: "web-456" } });
    const [{ request: told = {} } = {}] = events;
    expect([told["validationData"], told["clientMetadata"], told["userAttributes"]]).to.deep.equal([
      { invite: "sesame-123" },
      { from: "web-456" },
      { email: "alice@example.com" },
    ]);
    const kept = JSON.stringify(await store.list(""));
    expect(["sesame-123", "web-456"].map((one) => kept.includes(one))).to.deep.equal([false, false]);
  });

  it("makes nobody whom the pre sign-up trigger refuses", async () => {
    const { refused } = await startCognito({
      pool: { triggers: { preSignUp: trigger } },
      invoke: async () => ({ ok: false, errorMessage: "not invited" }),
    });
    expect((await refused("SignUp", request)).__type).to.equal("UserLambdaValidationException");
    expect((await refused("AdminGetUser", { UserPoolId: poolId, Username: "alice" })).__type).to.equal(
      "UserNotFoundException",
    );
  });

  it("makes nobody of an answer that proves an address that is not there", async () => {
    const { refused } = await startWithGate({ autoVerifyPhone: true });
    expect((await refused("SignUp", request)).__type).to.equal("InvalidLambdaResponseException");
  });

  it("refuses a client that is not there", async () => {
    const { refused } = await startCognito();
    expect(await refused("SignUp", { ...request, ClientId: "nobody" })).to.deep.equal({
      __type: "ResourceNotFoundException",
      message: "User pool client nobody does not exist.",
    });
  });

  it("asks for the secret hash of a client with a secret", async () => {
    const { refused } = await startCognito({ client: { secret: "s".repeat(51) } });
    expect(await refused("SignUp", request)).to.deep.equal({
      __type: "NotAuthorizedException",
      message: `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
    });
  });

  it("names every broken constraint and quotes no password", async () => {
    const { refused } = await startCognito();
    expect(await refused("SignUp", { ClientId: clientId, Username: "", Password: "with space" })).to.deep.equal({
      __type: "InvalidParameterException",
      message:
        "3 validation errors detected: Value at 'username' failed to satisfy constraint: Member must have length " +
        "greater than or equal to 1; Value at 'username' failed to satisfy constraint: Member must satisfy regular " +
        "expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+; Value at 'password' failed to satisfy constraint: " +
        "Member must satisfy regular expression pattern: [\\S]+",
    });
  });
});
