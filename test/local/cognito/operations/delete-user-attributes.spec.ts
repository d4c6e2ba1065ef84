import { expect } from "chai";
import { type Setup, startCognito, stopCognitos } from "../start-cognito";

async function startWithAlice(setup: Setup, attributes: Record<string, string>) {
  const started = await startCognito(setup);
  await started.addUser("alice", attributes);
  const { AccessToken } = await started.signIn("alice");
  return { ...started, remove: (...UserAttributeNames: string[]) => ({ AccessToken, UserAttributeNames }) };
}

describe("DeleteUserAttributes", () => {
  afterEach(stopCognitos);

  it("removes attributes, an address with its proof", async () => {
    const attributes = { name: "Alice", locale: "de", email: "alice@example.com" };
    const { ok, remove, userOf } = await startWithAlice({}, attributes);
    expect(await ok("DeleteUserAttributes", remove("name", "email"), { signed: false })).to.deep.equal({});
    expect((await userOf("alice")).attributes).to.deep.equal({ locale: "de" });
  });

  it("refuses what the pool requires", async () => {
    const { refused, remove } = await startWithAlice({ pool: { requiredAttributes: ["name"] } }, { name: "Alice" });
    expect((await refused("DeleteUserAttributes", remove("name"))).message).to.equal(
      "Attributes did not conform to the schema: name: The attribute is required",
    );
  });

  it("refuses what the client may not write, what is for good, and what the schema does not have", async () => {
    const badge = { name: "custom:badge", type: "String", mutable: false, min: undefined, max: 8 } as const;
    const setup: Setup = { client: { writeAttributes: ["custom:badge"] }, pool: { customAttributes: [badge] } };
    const { refused, remove } = await startWithAlice(setup, { name: "Alice" });
    const refusals = ["name", "custom:badge", "custom:tier", "sub", "email_verified"].map((name) =>
      refused("DeleteUserAttributes", remove(name)),
    );
    expect((await Promise.all(refusals)).map(({ message }) => message)).to.deep.equal([
      "A client attempted to write unauthorized attribute",
      "Attributes did not conform to the schema: custom:badge: Attribute cannot be updated.",
      "Attributes did not conform to the schema: custom:tier: Attribute does not exist in the schema.",
      "Attributes did not conform to the schema: sub: Attribute cannot be updated.",
      "A client attempted to write unauthorized attribute",
    ]);
  });
});
