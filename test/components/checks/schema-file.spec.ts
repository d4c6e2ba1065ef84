import { expect } from "chai";
import { parseSchemaFile } from "../../../components/checks/schema-file";
import { refusalOf } from "./refusal-of";

const file = "Pulumi.dev.schema.json";
const attribute = {
  name: "plan",
  attributeDataType: "String",
  mutable: true,
  required: false,
  developerOnlyAttribute: false,
};
const pool = { usernameAttributes: ["email"], aliasAttributes: [], caseSensitive: false, schemas: [attribute] };
const parse = (value: unknown) => parseSchemaFile(file, "dev", JSON.stringify(value));
const refused = (value: unknown) => refusalOf(() => parse(value));
const without = (map: object, member: string) =>
  Object.fromEntries(Object.entries(map).filter(([name]) => name !== member));
const restore = "put the file back from version control, or mend it by hand";

describe("checks/schema-file", () => {
  it("reads every pool, with attributes of each kind", () => {
    const schemas = [
      { ...attribute, stringAttributeConstraints: { maxLength: "2048", minLength: "0" } },
      { ...attribute, name: "age", attributeDataType: "Number", numberAttributeConstraints: { minValue: "-1" } },
      { ...attribute, name: "since", attributeDataType: "DateTime" },
    ];
    const other = { ...pool, usernameAttributes: [], aliasAttributes: ["email"], caseSensitive: true, schemas };
    expect(parse({ "notes-pool": pool, "other-pool": other })).to.deep.equal({
      stack: "dev",
      file,
      pools: new Map<string, unknown>([
        ["notes-pool", pool],
        ["other-pool", other],
      ]),
    });
  });

  it("refuses what is not JSON, such as a conflict that nobody resolved", () => {
    expect(refusalOf(() => parseSchemaFile(file, "dev", "<<<<<<< HEAD\n{}"))).to.equal(
      `${file} is not valid JSON: ${restore}`,
    );
  });

  for (const value of [[], null, "notes-pool"]) {
    it(`refuses ${JSON.stringify(value)} in place of pools`, () => {
      expect(refused(value)).to.match(/^Pulumi\.dev\.schema\.json must be a plain object, got /);
    });
  }

  it("refuses a pool with a member that it does not know", () => {
    expect(refused({ "notes-pool": { ...pool, schema: [] } })).to.equal(
      `${file}["notes-pool"].schema is not an option: did you mean schemas`,
    );
  });

  for (const member of ["usernameAttributes", "aliasAttributes", "caseSensitive", "schemas"]) {
    it(`refuses a pool without ${member}`, () => {
      expect(refused({ "notes-pool": without(pool, member) })).to.equal(
        `${file}["notes-pool"].${member} is missing: ${restore}`,
      );
    });
  }

  for (const member of Object.keys(attribute)) {
    it(`refuses an attribute without ${member}`, () => {
      expect(refused({ "notes-pool": { ...pool, schemas: [without(attribute, member)] } })).to.equal(
        `${file}["notes-pool"].schemas[0].${member} is missing: ${restore}`,
      );
    });
  }

  it("refuses an attribute that stands twice", () => {
    expect(refused({ "notes-pool": { ...pool, schemas: [attribute, attribute] } })).to.equal(
      `${file}["notes-pool"].schemas holds a value twice, got "plan": write it once`,
    );
  });

  for (const minLength of ["none", "1a", "a1"]) {
    it(`refuses the bound ${minLength}, which is no number`, () => {
      const schemas = [{ ...attribute, stringAttributeConstraints: { minLength } }];
      expect(refused({ "notes-pool": { ...pool, schemas } })).to.equal(
        `${file}["notes-pool"].schemas[0].stringAttributeConstraints.minLength must be digits, got "${minLength}": ${restore}`,
      );
    });
  }

  it("refuses a bound that it does not know", () => {
    const schemas = [{ ...attribute, numberAttributeConstraints: { min: "1" } }];
    expect(refused({ "notes-pool": { ...pool, schemas } })).to.equal(
      `${file}["notes-pool"].schemas[0].numberAttributeConstraints.min is not an option: write one of minValue, maxValue`,
    );
  });
});
