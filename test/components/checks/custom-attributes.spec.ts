import { expect } from "chai";
import { parseCustomAttributes } from "../../../components/checks/custom-attributes";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) => parseCustomAttributes({ where: "users.customAttributes", value });
const refused = (value: unknown) => refusalOf(() => parse(value));
const unbound = { minLength: 0, maxLength: 2048, min: undefined, max: undefined };

describe("checks/custom-attributes", () => {
  it("has none unless told otherwise", () => {
    expect(parse(undefined)).to.deep.equal([]);
  });

  it("fills in every bound of a text", () => {
    expect(parse({ team: {} })).to.deep.equal([{ name: "team", type: "String", mutable: true, ...unbound }]);
  });

  it("takes attributes of each type with their bounds, those of the greatest length and of any script", () => {
    const name = "a".repeat(20);
    expect(
      parse({
        [name]: { minLength: 1, maxLength: 1, mutable: false },
        größe: { type: "Number", min: -5, max: -5 },
        "a:b/c": { type: "Number" },
        "my-custom:a": { type: "Number", min: 5 },
        "my-dev:a": { type: "Number", max: 5 },
        vip: { type: "Boolean" },
        since: { type: "DateTime", required: undefined },
      }),
    ).to.deep.equal([
      { name, type: "String", ...unbound, mutable: false, minLength: 1, maxLength: 1 },
      { name: "größe", type: "Number", mutable: true, ...unbound, min: -5, max: -5 },
      { name: "a:b/c", type: "Number", mutable: true, ...unbound },
      { name: "my-custom:a", type: "Number", mutable: true, ...unbound, min: 5 },
      { name: "my-dev:a", type: "Number", mutable: true, ...unbound, max: 5 },
      { name: "vip", type: "Boolean", mutable: true, ...unbound },
      { name: "since", type: "DateTime", mutable: true, ...unbound },
    ]);
  });

  it("takes 50 attributes, refuses more", () => {
    const numbered = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, {}]));
    expect([refused(numbered(50)), refused(numbered(51))]).to.deep.equal([
      undefined,
      "users.customAttributes must be 50 at most, got 51: leave some out",
    ]);
  });

  it("refuses a name with the prefix that Cognito adds", () => {
    expect(refused({ "custom:team": {} })).to.equal(
      'users.customAttributes["custom:team"] is written with the prefix that Cognito adds: write "team"',
    );
  });

  it("refuses a developer attribute", () => {
    expect(refused({ "dev:team": {} })).to.equal(
      'users.customAttributes["dev:team"] is a developer attribute, which is not offered: write "team", and writeAttributes of clients',
    );
  });

  for (const name of ["email", "sub", "email_verified", "Name"]) {
    it(`refuses ${name}, a standard attribute`, () => {
      expect(refused({ [name]: {} })).to.equal(
        `users.customAttributes["${name}"] is a standard attribute, which every user has: leave it out, or write another name`,
      );
    });
  }

  it("refuses a name of more than 20 bytes, as the provider counts them", () => {
    expect([refused({ ["a".repeat(21)]: {} }), refused({ ["ö".repeat(11)]: {} })]).to.deep.equal([
      `users.customAttributes["${"a".repeat(21)}"] must have a name of 20 bytes at most, got 21 bytes: write a shorter one`,
      `users.customAttributes["${"ö".repeat(11)}"] must have a name of 20 bytes at most, got 22 bytes: write a shorter one`,
    ]);
  });

  for (const name of ["my team", "a\tb", ""]) {
    it(`refuses the name ${JSON.stringify(name)}`, () => {
      expect(refused({ [name]: {} })).to.equal(
        `users.customAttributes[${JSON.stringify(name)}] has a name with a character Cognito refuses: write no spaces or control characters`,
      );
    });
  }

  it("refuses two names that differ only in capitals", () => {
    expect(refused({ team: {}, Team: {} })).to.equal(
      'users.customAttributes["Team"] differs from another only in capitals, got "team": write another name',
    );
  });

  it("refuses a required attribute by name", () => {
    expect(refused({ team: { required: true } })).to.equal(
      'users.customAttributes["team"].required is not offered by Cognito for custom attributes: leave it out',
    );
  });

  it("refuses a type that Cognito does not have", () => {
    expect(refused({ team: { type: "string" } })).to.equal(
      'users.customAttributes["team"].type is not one of its values, got "string": did you mean String',
    );
  });

  for (const option of ["minLength", "maxLength"]) {
    it(`refuses ${option} below 0 and above 2048`, () => {
      const rule = `users.customAttributes["team"].${option} must be a whole number from 0 to 2048`;
      expect([refused({ team: { [option]: -1 } }), refused({ team: { [option]: 2049 } })]).to.deep.equal([
        `${rule}, got -1: write 0 or more`,
        `${rule}, got 2049: write 2048 or less`,
      ]);
    });

    it(`refuses ${option} of what is no text`, () => {
      expect(refused({ age: { type: "Number", [option]: 1 } })).to.equal(
        `users.customAttributes["age"].${option} needs type "String", got type "Number": leave it out, or write that type`,
      );
    });
  }

  for (const option of ["min", "max"]) {
    it(`refuses ${option} of what is no number`, () => {
      expect(refused({ team: { [option]: 1 } })).to.equal(
        `users.customAttributes["team"].${option} needs type "Number", got type "String": leave it out, or write that type`,
      );
    });

    it(`refuses a fraction for ${option}`, () => {
      expect(refused({ age: { type: "Number", [option]: 1.5 } })).to.equal(
        `users.customAttributes["age"].${option} must be a whole number from -9007199254740991 to 9007199254740991, got 1.5: write it without a fraction`,
      );
    });
  }

  it("refuses a least length above the greatest", () => {
    expect(refused({ team: { minLength: 3, maxLength: 2 } })).to.equal(
      'users.customAttributes["team"].minLength is more than maxLength, got 3: write 2 or less',
    );
  });

  it("refuses a least value above the greatest", () => {
    expect(refused({ age: { type: "Number", min: 0, max: -1 } })).to.equal(
      'users.customAttributes["age"].min is more than max, got 0: write -1 or less',
    );
  });
});
