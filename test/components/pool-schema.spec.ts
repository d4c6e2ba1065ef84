import { expect } from "chai";
import { AttributeType, SignInWith } from "../../components/args/users";
import { toPoolSchema } from "../../components/pool-schema";

const attribute = { name: "a", mutable: true, minLength: 0, maxLength: 2048, min: undefined, max: undefined };
const common = { name: "a", mutable: true, required: false, developerOnlyAttribute: false };

describe("pool-schema", () => {
  it("says who people are by user name attributes or by aliases, never by both", () => {
    const ways = Object.values(SignInWith).map((signInWith) => toPoolSchema({ signInWith, attributes: [] }));
    const schema = (usernameAttributes: string[], aliasAttributes: string[] = []) => ({
      usernameAttributes,
      aliasAttributes,
      caseSensitive: false,
      schemas: [],
    });
    expect(ways).to.deep.equal([
      schema(["email"]),
      schema(["phone_number"]),
      schema(["email", "phone_number"]),
      schema([]),
      schema([], ["email"]),
    ]);
  });

  it("sends every bound of a text, and those of a number even when it has none", () => {
    const attributes = [
      { ...attribute, type: AttributeType.String },
      { ...attribute, type: AttributeType.Number },
      { ...attribute, type: AttributeType.Number, min: -1, max: 9 },
      { ...attribute, type: AttributeType.Boolean },
      { ...attribute, type: AttributeType.DateTime, mutable: false },
    ];
    expect(toPoolSchema({ signInWith: SignInWith.Email, attributes }).schemas).to.deep.equal([
      { ...common, attributeDataType: "String", stringAttributeConstraints: { minLength: "0", maxLength: "2048" } },
      { ...common, attributeDataType: "Number", numberAttributeConstraints: {} },
      { ...common, attributeDataType: "Number", numberAttributeConstraints: { minValue: "-1", maxValue: "9" } },
      { ...common, attributeDataType: "Boolean" },
      { ...common, attributeDataType: "DateTime", mutable: false },
    ]);
  });
});
