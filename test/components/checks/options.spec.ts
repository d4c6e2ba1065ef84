import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { memberPath, readEntries, readItems, readOptions } from "../../../components/checks/options";
import { refusalOf } from "./refusal-of";

const read = (value: unknown) => refusalOf(() => readOptions("logs", value, ["retentionDays"]));
const entries = (value: unknown) => refusalOf(() => readEntries({ where: "handlers", value }));

describe("checks/options", () => {
  it("names each option by its path", () => {
    expect(readOptions("logs", { retentionDays: 7 }, ["retentionDays", "kmsKeyArn"])).to.deep.equal({
      retentionDays: { where: "logs.retentionDays", value: 7 },
      kmsKeyArn: { where: "logs.kmsKeyArn", value: undefined },
    });
  });

  it("names the options of the args themselves without a prefix", () => {
    expect(readOptions("", undefined, ["stage"])).to.deep.equal({ stage: { where: "stage", value: undefined } });
  });

  it("refuses an option that is not known, naming the nearest", () => {
    expect(read({ retentionDay: 7 })).to.equal("logs.retentionDay is not an option: did you mean retentionDays");
  });

  it("refuses an option that is not known even if it is undefined", () => {
    expect(read({ color: undefined })).to.equal("logs.color is not an option: write one of retentionDays");
  });

  it("takes no member for an option that the object inherits", () => {
    expect(readOptions("logs", {}, ["toString"])).to.deep.equal({
      toString: { where: "logs.toString", value: undefined },
    });
  });

  it("takes an object without a prototype", () => {
    const value: unknown = Object.assign(Object.create(null), { retentionDays: 7 });
    expect(read(value)).to.equal(undefined);
  });

  it("refuses an object that inherits what only the first of all prototypes has", () => {
    expect(read(Object.create({ isPrototypeOf: undefined, retentionDays: 7 }))).to.equal(
      "logs must be a plain object, got an object: write it as { ... }",
    );
  });

  it("refuses the own member __proto__ of a group of options", () => {
    expect(read(JSON.parse('{"__proto__": {"retentionDays": 1}}'))).to.equal(
      "logs.__proto__ is not an option: write one of retentionDays",
    );
  });

  it("refuses an instance of a class, whose accessors would go unseen", () => {
    class Settings {
      get retentionDays() {
        return 7;
      }
    }
    expect(read(new Settings())).to.equal("logs must be a plain object, got an object: write it as { ... }");
  });

  it("refuses an object that inherits settings from another", () => {
    expect(read(Object.create({ retentionDays: 7 }))).to.equal(
      "logs must be a plain object, got an object: write it as { ... }",
    );
  });

  it("refuses an object with a member that goes unseen", () => {
    const hidden = Object.defineProperty({}, "retentionDays", { value: 7 });
    const inherited = Object.create(Object.assign(Object.create(null), { retentionDays: 7 }));
    expect([read(hidden), read(inherited), read({ [Symbol("retentionDays")]: 7 })]).to.deep.equal([
      "logs must be a plain object, got an object: write it as { ... }",
      "logs must be a plain object, got an object: write it as { ... }",
      "logs must be a plain object, got an object: write it as { ... }",
    ]);
  });

  it("refuses a list in place of a group", () => {
    expect(read([7])).to.equal("logs must be a plain object, got a list: write it as { ... }");
  });

  it("refuses null in place of a group", () => {
    expect(read(null)).to.equal("logs must be a plain object, got null: write it as { ... }");
  });

  it("refuses args that are a text", () => {
    expect(refusalOf(() => readOptions("", "notes", ["stage"]))).to.equal(
      "args must be a plain object, got a string: write it as { ... }",
    );
  });

  for (const [kind, value] of Object.entries({ output: pulumi.output({}), promise: Promise.resolve({}) })) {
    it(`refuses a group that is an ${kind}, by name`.replace("an promise", "a promise"), () => {
      expect(read(value)).to.equal(
        "logs must be known while the program runs, got an output or a promise: write it as a plain object",
      );
    });
  }

  it("reads a map in the order it was written, whatever its keys", () => {
    expect(readEntries({ where: "handlers", value: { constructor: 1, b: 2 } })).to.deep.equal([
      { key: "constructor", where: 'handlers["constructor"]', value: 1 },
      { key: "b", where: 'handlers["b"]', value: 2 },
    ]);
  });

  it("reads a map that was left out as empty", () => {
    expect(readEntries({ where: "handlers", value: undefined })).to.deep.equal([]);
  });

  it("refuses the key __proto__ in a map", () => {
    expect(entries(JSON.parse('{"__proto__": {}}'))).to.equal(
      'handlers["__proto__"] cannot be a name: write another name',
    );
  });

  it("refuses an undefined member of a map", () => {
    expect(entries({ report: undefined })).to.equal(
      'handlers["report"] must not be undefined: give it a value, or leave the key out',
    );
  });

  it("refuses a map that is an output", () => {
    expect(entries(pulumi.output({}))).to.equal(
      "handlers must be known while the program runs, got an output or a promise: write it as a plain object",
    );
  });

  it("reads the items of a list with their places, holes too", () => {
    const value: unknown[] = ["a"];
    value[2] = "c";
    expect(readItems({ where: "scopes", value })).to.deep.equal([
      { where: "scopes[0]", value: "a" },
      { where: "scopes[1]", value: undefined },
      { where: "scopes[2]", value: "c" },
    ]);
  });

  it("refuses a text in place of a list", () => {
    expect(refusalOf(() => readItems({ where: "scopes", value: "openid" }))).to.equal(
      "scopes must be a plain list, got a string: write it as [...]",
    );
  });

  it("refuses an output in place of a list", () => {
    expect(refusalOf(() => readItems({ where: "scopes", value: pulumi.output([]) }))).to.equal(
      "scopes must be a plain list, got an output or a promise: write it as [...]",
    );
  });

  it("quotes a key with quotation marks so that it can be told", () => {
    expect(memberPath("routes", 'GET /"')).to.equal('routes["GET /\\""]');
  });
});
