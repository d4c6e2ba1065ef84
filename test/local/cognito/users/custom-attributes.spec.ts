import { expect } from "chai";
import type { CustomAttributeSettings } from "../../../../local/cognito/settings";
import { requireCustomForm } from "../../../../local/cognito/users/custom-attributes";

/** `taken`, or what is said of the value. */
function verdict(more: Partial<CustomAttributeSettings>, value: string): string {
  try {
    const any: CustomAttributeSettings = {
      name: "custom:x",
      type: "String",
      mutable: true,
      min: undefined,
      max: undefined,
    };
    requireCustomForm({ ...any, ...more }, value);
    return "taken";
  } catch (error) {
    return (error as Error).message.replace("Attributes did not conform to the schema: custom:x: ", "");
  }
}

describe("a custom attribute", () => {
  it("of type String is as long as its limits say", () => {
    const limits = { min: 2, max: 4 };
    expect(["a", "ab", "abcd", "abcde"].map((value) => verdict(limits, value))).to.deep.equal([
      "String must have a length of 2 or more.",
      "taken",
      "taken",
      "String must have a length of 4 or less.",
    ]);
  });

  it("of type String may be empty where no limit says otherwise", () => {
    expect([verdict({}, ""), verdict({ min: 1 }, "")]).to.deep.equal([
      "taken",
      "String must have a length of 1 or more.",
    ]);
  });

  it("of type Number is a number between its limits", () => {
    const limits = { type: "Number", min: -1, max: 10 } as const;
    expect(["-2", "-1", "10", "10.5", "1e3", "ten", ""].map((value) => verdict(limits, value))).to.deep.equal([
      "Value must be a number of -1 or more.",
      "taken",
      "taken",
      "Value must be a number of 10 or less.",
      "Value must be a number.",
      "Value must be a number.",
      "Value must be a number.",
    ]);
  });

  it("of type Boolean is true or false", () => {
    expect(["true", "false", "yes"].map((value) => verdict({ type: "Boolean" }, value))).to.deep.equal([
      "taken",
      "taken",
      "Value must be true or false.",
    ]);
  });

  it("of type DateTime is a date, or a number of one", () => {
    const values = ["2026-11-21T12:00:00Z", "1795262400", "soon"];
    expect(values.map((value) => verdict({ type: "DateTime" }, value))).to.deep.equal([
      "taken",
      "taken",
      "Value must be a date.",
    ]);
  });

  it("of the wrong form is refused without its value", () => {
    expect(verdict({ type: "Number" }, "a secret")).to.not.contain("secret");
  });
});
