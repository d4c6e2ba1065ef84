import { expect } from "chai";
import { type AttributeWriter, readAttributes } from "../../../local/cognito/attributes";

function read(Name: string, Value: string, writer: AttributeWriter = "administrator"): unknown {
  try {
    return readAttributes([{ Name, Value }], writer);
  } catch (error) {
    return (error as Error).message;
  }
}

describe("attributes", () => {
  it("are read by name; an empty one counts as none", () => {
    const list = [{ Name: "name", Value: "Alice" }, { Name: "nickname", Value: "" }, { Name: "locale" }];
    expect(readAttributes(list, "user")).to.deep.equal({ name: "Alice" });
  });

  it("must be in the schema", () => {
    const refusal = (name: string) =>
      `Attributes did not conform to the schema: ${name}: Attribute does not exist in the schema.`;
    for (const name of ["custom:tier", "role", "__proto__", "constructor"]) {
      expect(read(name, "x")).to.equal(refusal(name));
    }
  });

  it("may not set the sub, not even an administrator", () => {
    expect(read("sub", "x")).to.equal("Attributes did not conform to the schema: sub: Attribute cannot be updated.");
  });

  it("say that an address is verified in the hand of an administrator alone", () => {
    for (const name of ["email_verified", "phone_number_verified"]) {
      expect(read(name, "true")).to.deep.equal({ [name]: "true" });
      expect(read(name, "true", "user")).to.equal("A client attempted to write unauthorized attribute");
    }
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
