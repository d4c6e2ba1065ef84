import { expect } from "chai";
import type { CustomAttributeSettings } from "../../../../local/cognito/settings";
import { password, passwordSignIn, type Setup, startCognito, stopCognitos, type TestCognito } from "../start-cognito";

interface Sent {
  CodeDeliveryDetailsList: { Destination: string; DeliveryMedium: string; AttributeName: string }[];
}

const badge: CustomAttributeSettings = { name: "custom:badge", type: "String", mutable: false, min: undefined, max: 8 };

/** Alice is signed in. */
async function startWithAlice(setup: Setup = {}, attributes: Record<string, string> = { email: "alice@example.com" }) {
  const started = await startCognito(setup);
  await started.addUser("alice", attributes);
  const { AccessToken } = await started.signIn("alice");
  const update = (values: Record<string, string>) => ({
    AccessToken,
    UserAttributes: Object.entries(values).map(([Name, Value]) => ({ Name, Value })),
  });
  return { ...started, AccessToken, update };
}

async function attributesOf({ userOf }: TestCognito, username = "alice") {
  return (await userOf(username)).attributes;
}

describe("UpdateUserAttributes", () => {
  afterEach(stopCognitos);

  it("changes attributes of the holder of an access token, and removes those with an empty value", async () => {
    const started = await startWithAlice({}, { name: "Alice", nickname: "al", locale: "de" });
    const request = started.update({ name: "Alice A.", nickname: "" });
    expect(await started.ok("UpdateUserAttributes", request, { signed: false })).to.deep.equal({
      CodeDeliveryDetailsList: [],
    });
    expect(await attributesOf(started)).to.deep.equal({ name: "Alice A.", locale: "de" });
  });

  it("changes an address at once, unproven, and sends a code to the new one", async () => {
    const started = await startWithAlice();
    const { CodeDeliveryDetailsList } = await started.ok<Sent>(
      "UpdateUserAttributes",
      started.update({ email: "new@example.com" }),
    );
    expect(CodeDeliveryDetailsList).to.deep.equal([
      { Destination: "n***@e***", DeliveryMedium: "EMAIL", AttributeName: "email" },
    ]);
    expect(await attributesOf(started)).to.deep.equal({ email: "new@example.com", email_verified: "false" });
    expect(started.messages.map(({ to, kind }) => [to, kind])).to.deep.equal([["new@example.com", "attribute"]]);
  });

  it("sends no code where the pool does not verify the attribute", async () => {
    const started = await startWithAlice({ pool: { autoVerifiedAttributes: [] } });
    await started.ok("UpdateUserAttributes", started.update({ email: "new@example.com" }));
    expect([await attributesOf(started), started.messages]).to.deep.equal([
      { email: "new@example.com", email_verified: "false" },
      [],
    ]);
  });

  it("leaves a proven address that is given again proven", async () => {
    const started = await startWithAlice();
    await started.ok("UpdateUserAttributes", started.update({ email: "alice@example.com" }));
    expect([await attributesOf(started), started.messages]).to.deep.equal([
      { email: "alice@example.com", email_verified: "true" },
      [],
    ]);
  });

  it("keeps the address that is proven until the new one is, where the pool says so", async () => {
    const started = await startWithAlice({ pool: { verifyBeforeUpdate: ["email"] } });
    await started.ok("UpdateUserAttributes", started.update({ email: "new@example.com", name: "Alice" }));
    expect(await attributesOf(started)).to.deep.equal({
      email: "alice@example.com",
      email_verified: "true",
      name: "Alice",
    });
    expect(started.messages.map(({ to }) => to)).to.deep.equal(["new@example.com"]);
  });

  it("forgets the address that waits when the one before is set again", async () => {
    const started = await startWithAlice({ pool: { verifyBeforeUpdate: ["email"] } });
    await started.ok("UpdateUserAttributes", started.update({ email: "new@example.com" }));
    const Code = started.messages[0]?.code ?? "";
    await started.ok("UpdateUserAttributes", started.update({ email: "alice@example.com" }));
    const prove = { AccessToken: started.AccessToken, AttributeName: "email", Code };
    expect((await started.refused("VerifyUserAttribute", prove)).__type).to.equal("ExpiredCodeException");
  });

  it("does not let users say that their address is proven", async () => {
    const started = await startWithAlice({}, { email: "alice@example.com", email_verified: "false" });
    expect(await started.refused("UpdateUserAttributes", started.update({ email_verified: "true" }))).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "A client attempted to write unauthorized attribute",
    });
  });

  it("refuses what the client may not write, to remove it too", async () => {
    const started = await startWithAlice({ client: { writeAttributes: ["email"] } }, { name: "Alice" });
    for (const value of ["Mallory", ""]) {
      expect((await started.refused("UpdateUserAttributes", started.update({ name: value }))).message).to.equal(
        "A client attempted to write unauthorized attribute",
      );
    }
  });

  it("refuses what is for good, to remove it too", async () => {
    const started = await startWithAlice({ pool: { customAttributes: [badge] } }, { "custom:badge": "A1" });
    for (const value of ["B2", ""]) {
      expect(
        (await started.refused("UpdateUserAttributes", started.update({ "custom:badge": value }))).message,
      ).to.equal("Attributes did not conform to the schema: custom:badge: Attribute cannot be updated.");
    }
  });

  it("refuses to remove what the pool requires", async () => {
    const started = await startWithAlice({ pool: { requiredAttributes: ["name"] } }, { name: "Alice" });
    expect((await started.refused("UpdateUserAttributes", started.update({ name: "" }))).message).to.equal(
      "Attributes did not conform to the schema: name: The attribute is required",
    );
  });

  it("refuses to remove the address that the user signs in with", async () => {
    const started = await startCognito({ pool: { usernameAttributes: ["email"] } });
    await started.addUser("alice@example.com");
    const { AccessToken } = await started.signIn("alice@example.com");
    const request = { AccessToken, UserAttributes: [{ Name: "email", Value: "" }] };
    expect((await started.refused("UpdateUserAttributes", request)).message).to.equal(
      "Attributes did not conform to the schema: email: The attribute is required",
    );
  });

  it("refuses an attribute that the schema does not have, and one of the wrong form", async () => {
    const started = await startWithAlice();
    const refusals = [{ "custom:tier": "gold" }, { email: "nowhere" }, { sub: "x" }].map((values) =>
      started.refused("UpdateUserAttributes", started.update(values as Record<string, string>)),
    );
    expect((await Promise.all(refusals)).map(({ message }) => message)).to.deep.equal([
      "Attributes did not conform to the schema: custom:tier: Attribute does not exist in the schema.",
      "Invalid email address format.",
      "Attributes did not conform to the schema: sub: Attribute cannot be updated.",
    ]);
  });

  it("takes an alias away with the address, until the new one is proven", async () => {
    const started = await startWithAlice({ pool: { aliasAttributes: ["email"] } });
    await started.ok("UpdateUserAttributes", started.update({ email: "new@example.com" }));
    const signIns = ["alice@example.com", "new@example.com"].map((name) =>
      started.refused("InitiateAuth", passwordSignIn(name, password)),
    );
    expect((await Promise.all(signIns)).map(({ message }) => message)).to.deep.equal([
      "Incorrect username or password.",
      "Incorrect username or password.",
    ]);
    expect((await started.signIn("alice")).TokenType).to.equal("Bearer");
  });

  it("gives no user the sign-in name of another", async () => {
    const started = await startWithAlice({ pool: { aliasAttributes: ["preferred_username"] } }, {});
    await started.addUser("bob", { preferred_username: "bobby" });
    expect(
      await started.refused("UpdateUserAttributes", started.update({ preferred_username: "Bobby" })),
    ).to.deep.equal({
      __type: "AliasExistsException",
      message: "An account with the preferred_username already exists.",
    });
  });

  for (const [alias, name, kind] of [
    ["email", "bob@example.com", "email"],
    ["phone_number", "+447700900123", "phone number"],
  ] as const) {
    it(`lets no preferred user name look like an alias of another kind: ${alias}`, async () => {
      const started = await startWithAlice({ pool: { aliasAttributes: [alias, "preferred_username"] } });
      expect(await started.refused("UpdateUserAttributes", started.update({ preferred_username: name }))).to.deep.equal(
        {
          __type: "InvalidParameterException",
          message: `Username cannot be of ${kind} format, since user pool is configured for ${kind} alias.`,
        },
      );
    });
  }

  it("takes a preferred user name that looks like an address where nobody signs in with the one or the other", async () => {
    for (const aliasAttributes of [["email"], ["phone_number", "preferred_username"]] as const) {
      const started = await startWithAlice({ pool: { aliasAttributes: [...aliasAttributes] } });
      await started.ok("UpdateUserAttributes", started.update({ preferred_username: "bob@example.com" }));
    }
  });

  it("sends five codes an hour, together with those that are asked for", async () => {
    const started = await startWithAlice();
    const { AccessToken, messages, ok, refused, time, update } = started;
    await ok("GetUserAttributeVerificationCode", { AccessToken, AttributeName: "email" });
    for (let count = 0; count < 4; count++)
      await ok("UpdateUserAttributes", update({ email: `a${count}@example.com` }));
    expect((await refused("UpdateUserAttributes", update({ email: "more@example.com" }))).__type).to.equal(
      "LimitExceededException",
    );
    expect([messages.length, (await attributesOf(started))["email"]]).to.deep.equal([5, "a3@example.com"]);
    await ok("UpdateUserAttributes", update({ email: "a3@example.com", name: "Alice" }));
    time.now += 3600_000 - 1;
    await refused("UpdateUserAttributes", update({ email: "more@example.com" }));
    time.now += 1;
    const { AccessToken: fresh } = await started.signIn("alice");
    await ok("UpdateUserAttributes", { ...update({ email: "more@example.com" }), AccessToken: fresh });
  });

  it("changes nothing of an address whose code was sent elsewhere: the sign-up code of the one before is void", async () => {
    const started = await startWithAlice();
    const before = await started.userOf("alice");
    const confirmation = { codeDigest: "x", expiresAt: started.time.now + 1, attribute: "email" } as const;
    await started.changeUser("alice", {
      confirmation,
      passwordReset: { codeDigest: "x", expiresAt: before.createdAt },
    });
    await started.ok("UpdateUserAttributes", started.update({ email: "new@example.com" }));
    const { confirmation: left, passwordReset } = await started.userOf("alice");
    expect([left, passwordReset]).to.deep.equal([undefined, undefined]);
  });

  it("refuses an access token without the scope for it", async () => {
    const { refused } = await startCognito();
    const request = { AccessToken: "made-up", UserAttributes: [{ Name: "name", Value: "x" }] };
    expect((await refused("UpdateUserAttributes", request)).message).to.equal("Invalid Access Token");
  });
});
