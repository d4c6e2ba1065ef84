import { expect } from "chai";
import { Archive, type Properties, UNKNOWN } from "../../../../local/engine/evaluation";
import { checkInputs, toLine } from "../../../../local/resources/rules/check";
import { type ResourceRules, source } from "../../../../local/resources/rules/rule";

const { updates } = source("service/thing.go");

const rules: ResourceRules = {
  type: "aws:service/thing:Thing",
  properties: {
    id: updates(1, 2, { required: true }),
    tier: updates(1, 2, { oneOf: ["LITE", "PLUS"] }),
    version: updates(1, 2, { oneOf: [0, 1] }),
    name: updates(1, 2, { characters: [1, 5], form: [/^[a-z]+$/, "small letters"] }),
    size: updates(1, 2, { range: [6, 99] }),
    count: updates(1, 2, { range: [1, Number.MAX_SAFE_INTEGER] }),
    urls: updates(1, 2, { entries: [0, 2], characters: [1, 9] }),
    prefix: updates(1, 2, { excludes: ["name"] }),
    sender: updates(1, 2, { needs: ["size", "count"] }),
    code: updates(1, 2),
    policy: updates(1, 2, { fields: { length: { range: [6, 99] }, mode: { required: true } } }),
    schemas: updates(1, 2, { fields: { name: { required: true, oneOf: ["a"] } } }),
  },
};

const check = (inputs: Properties, secrets: string[] = []) =>
  checkInputs(rules, { id: "x", ...inputs }, secrets).map(toLine);

describe("inputs", () => {
  const refused: Record<string, { inputs: Properties; lines: string[] }> = {
    "that lack a property": { inputs: { id: null }, lines: ["id is missing"] },
    "with an empty list for a property that must be there": { inputs: { id: [] }, lines: ["id is missing"] },
    "with a value that is none of the list": {
      inputs: { tier: "GOLD" },
      lines: ['tier must be one of LITE, PLUS, got "GOLD"'],
    },
    "with a number that is none of the list": { inputs: { version: 3 }, lines: ["version must be one of 0, 1, got 3"] },
    "with a number that is too small": { inputs: { size: 5 }, lines: ["size must be 6 to 99, got 5"] },
    "with a number that is too large": { inputs: { size: 100 }, lines: ["size must be 6 to 99, got 100"] },
    "with a number below one that has no upper bound": {
      inputs: { count: 0 },
      lines: ["count must be 1 or more, got 0"],
    },
    "with a text that is too long": {
      inputs: { name: "abcdef" },
      lines: ['name must be 1 to 5 characters long, got "abcdef"'],
    },
    "with a text that is too short": { inputs: { name: "" }, lines: ['name must be 1 to 5 characters long, got ""'] },
    "with a text of another form": { inputs: { name: "A" }, lines: ['name must be small letters, got "A"'] },
    "with too many entries": { inputs: { urls: ["a", "b", "c"] }, lines: ["urls must have 0 to 2 entries, got 3"] },
    "with a wrong entry": {
      inputs: { urls: ["a", "0123456789"] },
      lines: ['urls[1] must be 1 to 9 characters long, got "0123456789"'],
    },
    "with two properties that exclude each other": {
      inputs: { prefix: "p", name: "a" },
      lines: ["prefix and name exclude each other"],
    },
    "with a property that needs another": { inputs: { sender: "s" }, lines: ["sender needs size or count beside it"] },
    "with a wrong nested property": {
      inputs: { policy: { length: 2, mode: "x" } },
      lines: ["policy.length must be 6 to 99, got 2"],
    },
    "with an object that lacks a property": { inputs: { policy: {} }, lines: ["policy.mode is missing"] },
    "with a wrong property in a list of objects": {
      inputs: { schemas: [{ name: "a" }, { name: "b" }, {}] },
      lines: ['schemas[1].name must be a, got "b"', "schemas[2].name is missing"],
    },
    "with several faults are told all of them": {
      inputs: { size: 1, tier: "x" },
      lines: ['tier must be one of LITE, PLUS, got "x"', "size must be 6 to 99, got 1"],
    },
  };
  for (const [title, { inputs, lines }] of Object.entries(refused)) {
    it(title, () => {
      expect(check(inputs)).to.deep.equal(lines);
    });
  }

  it("within all bounds pass", () => {
    const bounds = {
      tier: "PLUS",
      name: "abcde",
      size: 6,
      count: 1,
      urls: ["a", "123456789"],
      policy: { length: 99, mode: "m" },
    };
    expect(check({ ...bounds, sender: "s" })).to.deep.equal([]);
  });

  it("that are not known yet pass", () => {
    const unknown: Properties = {
      id: UNKNOWN,
      tier: UNKNOWN,
      urls: [UNKNOWN],
      policy: UNKNOWN,
      schemas: [{ name: UNKNOWN }],
    };
    expect(check(unknown)).to.deep.equal([]);
  });

  it("that are archives are not looked into", () => {
    expect(
      check({ code: new Archive({ kind: "path", path: "code" }), policy: new Archive({ kind: "path", path: "p" }) }),
    ).to.deep.equal([]);
  });

  it("that are a secret are not shown", () => {
    expect(
      check({ name: "A", urls: ["0123456789"], policy: { length: 2, mode: "m" } }, ["name", "urls", "policy"]),
    ).to.deep.equal([
      "name must be small letters",
      "urls[0] must be 1 to 9 characters long",
      "policy.length must be 6 to 99",
    ]);
  });

  it("that are long are not shown: a document may hold a secret", () => {
    expect(check({ name: "a".repeat(101) })).to.deep.equal(["name must be 1 to 5 characters long"]);
  });
});

describe("properties of which one must be set", () => {
  const either: ResourceRules = { ...rules, properties: {}, exactlyOne: [["settings", "defaults"]] };

  it("are refused if none is", () => {
    expect(checkInputs(either, {}).map(toLine)).to.deep.equal(["settings or defaults is missing"]);
  });

  it("are refused if both are", () => {
    const lines = checkInputs(either, { settings: "{}", defaults: true }).map(toLine);
    expect(lines).to.deep.equal(["settings and defaults exclude each other"]);
  });

  it("pass if one is", () => {
    expect(checkInputs(either, { defaults: true })).to.deep.equal([]);
  });
});
