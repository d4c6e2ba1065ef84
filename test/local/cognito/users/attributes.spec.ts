import { expect } from "chai";
import type { CustomAttributeSettings, PoolSettings } from "../../../../local/cognito/settings";
import {
  type AttributeWriter,
  readAttributes,
  requireMutable,
  toReadable,
} from "../../../../local/cognito/users/attributes";
import { pool } from "../start-cognito";

const anyone: AttributeWriter = { writeAttributes: undefined };

function custom(name: string, more: Partial<CustomAttributeSettings> = {}): CustomAttributeSettings {
  return { name, type: "String", mutable: true, min: undefined, max: undefined, ...more };
}

function read(
  Name: string,
  Value: string,
  writer: AttributeWriter = "administrator",
  of: PoolSettings = pool,
): unknown {
  try {
    return readAttributes([{ Name, Value }], of, writer);
  } catch (error) {
    return (error as Error).message;
  }
}

function messageOf(work: () => void): string {
  try {
    work();
    return "none";
  } catch (error) {
    return (error as Error).message;
  }
}

describe("attributes", () => {
  it("are read by name; an empty one counts as none", () => {
    const list = [{ Name: "name", Value: "Alice" }, { Name: "nickname", Value: "" }, { Name: "locale" }];
    expect(readAttributes(list, pool, anyone)).to.deep.equal({ name: "Alice" });
  });

  it("must be in the schema", () => {
    const refusal = (name: string) =>
      `Attributes did not conform to the schema: ${name}: Attribute does not exist in the schema.`;
    for (const name of ["custom:tier", "role", "__proto__", "constructor"]) {
      expect(read(name, "x")).to.equal(refusal(name));
    }
  });

  it("of a pool are those of its schema as well", () => {
    const of = { ...pool, customAttributes: [custom("custom:tier")] };
    expect([read("custom:tier", "gold", anyone, of), read("tier", "gold", anyone, of)]).to.deep.equal([
      { "custom:tier": "gold" },
      "Attributes did not conform to the schema: tier: Attribute does not exist in the schema.",
    ]);
  });

  it("may not set the sub, not even an administrator", () => {
    expect(read("sub", "x")).to.equal("Attributes did not conform to the schema: sub: Attribute cannot be updated.");
  });

  it("say that an address is verified in the hand of an administrator alone", () => {
    for (const name of ["email_verified", "phone_number_verified"]) {
      expect(read(name, "true")).to.deep.equal({ [name]: "true" });
      for (const writer of [anyone, { writeAttributes: [name] }]) {
        expect(read(name, "true", writer)).to.equal("A client attempted to write unauthorized attribute");
      }
    }
  });

  it("are written through a client that may write them; an administrator writes all", () => {
    const writer = { writeAttributes: ["name"] };
    expect([read("name", "Alice", writer), read("nickname", "Al", writer), read("nickname", "Al")]).to.deep.equal([
      { name: "Alice" },
      "A client attempted to write unauthorized attribute",
      { nickname: "Al" },
    ]);
  });

  it("are read by a client that may read them", () => {
    const all = { name: "Alice", nickname: "Al" };
    expect([
      toReadable({ readAttributes: ["name"] }, all),
      toReadable({ readAttributes: undefined }, all),
    ]).to.deep.equal([{ name: "Alice" }, all]);
  });

  it("that are for good are not changed", () => {
    const of = { ...pool, customAttributes: [custom("custom:tenant", { mutable: false }), custom("custom:tier")] };
    expect(messageOf(() => requireMutable(of, ["custom:tier"]))).to.equal("none");
    expect(messageOf(() => requireMutable(of, ["custom:tier", "custom:tenant"]))).to.equal(
      "Attributes did not conform to the schema: custom:tenant: Attribute cannot be updated.",
    );
  });

  it("must have their form", () => {
    expect([
      read("email", "not an address"),
      read("phone_number", "5551234567"),
      read("email_verified", "yes"),
      read("birthdate", "1990"),
      read("updated_at", "today"),
    ]).to.deep.equal([
      "Invalid email address format.",
      "Invalid phone number format.",
      "Attributes did not conform to the schema: email_verified: Value must be true or false.",
      "Attributes did not conform to the schema: birthdate: String must be 10 characters long.",
      "Attributes did not conform to the schema: updated_at: Value must be a number.",
    ]);
  });
});
