import { expect } from "chai";
import { guardSchema, type PoolSchema, type SchemaAttribute } from "../../../components/checks/schema-guard";
import { refusalOf } from "./refusal-of";

const text = (name: string, others: Partial<SchemaAttribute> = {}): SchemaAttribute => ({
  name,
  attributeDataType: "String",
  mutable: true,
  required: false,
  developerOnlyAttribute: false,
  stringAttributeConstraints: { minLength: "0", maxLength: "2048" },
  ...others,
});
const number = (bounds: Record<string, string>): SchemaAttribute => {
  const { stringAttributeConstraints: _, ...rest } = text("age", { attributeDataType: "Number" });
  return { ...rest, numberAttributeConstraints: bounds };
};
const schema = (schemas: SchemaAttribute[], others: Partial<PoolSchema> = {}): PoolSchema => ({
  usernameAttributes: ["email"],
  aliasAttributes: [],
  caseSensitive: false,
  schemas,
  ...others,
});

const guard = (recorded: PoolSchema | undefined, now: PoolSchema) => {
  const pools = new Map(recorded ? [["notes-pool", recorded]] : []);
  return guardSchema("notes-pool", { stack: "dev", file: "Pulumi.dev.schema.json", pools }, now);
};
const refused = (...given: Parameters<typeof guard>) => refusalOf(() => guard(...given));

const warning = (names: string) =>
  `users.customAttributes ${names} of notes-pool can never change once deployed, and Pulumi.dev.schema.json does not record it yet: after the update run "npx secured-api-dev schema --stack dev" and commit that file`;
const startOver =
  'to start over without the users of this pool, take "notes-pool" out of that file and replace the pool with pulumi up --replace';

describe("checks/schema-guard", () => {
  it("is silent of a pool without custom attributes of which nothing is recorded", () => {
    expect(guard(undefined, schema([]))).to.deep.equal([]);
  });

  it("is silent of a pool that is as recorded, in whatever order", () => {
    const names = { usernameAttributes: ["email", "phone_number"] };
    const recorded = schema([text("plan"), number({ maxValue: "9", minValue: "1" })], names);
    const now = schema([number({ minValue: "1", maxValue: "9" }), text("plan")], {
      usernameAttributes: ["phone_number", "email"],
    });
    expect(guard(recorded, now)).to.deep.equal([]);
  });

  it("warns of custom attributes of a pool of which nothing is recorded, naming the command that does", () => {
    expect(guard(undefined, schema([text("plan"), text("team")]))).to.deep.equal([warning('"plan", "team"')]);
  });

  it("lets an attribute be added, and warns until it is recorded", () => {
    expect(guard(schema([text("plan")]), schema([text("plan"), text("team")]))).to.deep.equal([warning('"team"')]);
  });

  it("takes 25 additions to a recorded pool, refuses more", () => {
    const added = (count: number) => schema(Array.from({ length: count }, (_, index) => text(`a${index}`)));
    expect([
      refused(schema([]), added(25)),
      refused(schema([]), added(26)),
      refused(undefined, added(50)),
    ]).to.deep.equal([
      undefined,
      "users.customAttributes adds more than the 25 that Cognito takes at once, got 26: leave some out, and add them once these are deployed and recorded",
      undefined,
    ]);
  });

  it("refuses to remove an attribute", () => {
    expect(refused(schema([text("plan"), text("team")]), schema([text("team")]))).to.equal(
      `users.customAttributes lacks "plan": Pulumi.dev.schema.json records it for notes-pool, and Cognito never removes an attribute: put it back, used or not; ${startOver}`,
    );
  });

  it("refuses an attribute of another type", () => {
    const recorded = { ...number({}), name: "plan", attributeDataType: "String" };
    expect(refused(schema([recorded]), schema([{ ...number({}), name: "plan" }]))).to.equal(
      `users.customAttributes["plan"].type cannot change: Pulumi.dev.schema.json records "String" for notes-pool, and Cognito never changes an attribute, got "Number": put it back, or write an attribute of another name; ${startOver}`,
    );
  });

  for (const [option, recorded, now, was, is] of [
    ["mutable", text("age"), text("age", { mutable: false }), "true", "false"],
    ["required", text("age", { required: true }), text("age"), "true", "false"],
    ["developerOnlyAttribute", text("age", { developerOnlyAttribute: true }), text("age"), "true", "false"],
    ["minLength", text("age"), text("age", bounds("1", "2048")), '"0"', '"1"'],
    ["maxLength", text("age", bounds("0", "10")), text("age"), '"10"', '"2048"'],
    ["min", number({ minValue: "1" }), number({}), '"1"', "none"],
    ["max", number({}), number({ maxValue: "9" }), "none", '"9"'],
  ] as const) {
    it(`refuses a change of ${option}`, () => {
      expect(refused(schema([recorded]), schema([now]))).to.equal(
        `users.customAttributes["age"].${option} cannot change: Pulumi.dev.schema.json records ${was} for notes-pool, and Cognito never changes an attribute, got ${is}: put it back, or write an attribute of another name; ${startOver}`,
      );
    });
  }

  for (const [part, now, was, is] of [
    ["usernameAttributes", { usernameAttributes: ["phone_number"] }, '["email"]', '["phone_number"]'],
    ["aliasAttributes", { aliasAttributes: ["email"] }, "[]", '["email"]'],
    ["caseSensitive", { caseSensitive: true }, "false", "true"],
  ] as const) {
    it(`refuses another way to sign in: ${part}`, () => {
      const other = schema([], now as Partial<PoolSchema>);
      expect(refused(schema([]), other)).to.equal(
        `users.signInWith cannot change: Pulumi.dev.schema.json records ${part} ${was} for notes-pool, and Cognito would need a new pool, got ${is}: put it back, or, to start over without the users of this pool, take "notes-pool" out of that file`,
      );
    });
  }

  it("compares with no other pool", () => {
    const pools = new Map([["other-pool", schema([text("plan")])]]);
    expect(guardSchema("notes-pool", { stack: "dev", file: "f", pools }, schema([]))).to.deep.equal([]);
  });
});

function bounds(minLength: string, maxLength: string): Partial<SchemaAttribute> {
  return { stringAttributeConstraints: { minLength, maxLength } };
}
