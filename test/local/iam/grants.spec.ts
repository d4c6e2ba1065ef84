import { expect } from "chai";
import { decide, isAllowed } from "../../../local/iam/grants";
import type { PolicyStatement } from "../../../local/iam/settings";

const notes = "arn:aws:dynamodb:eu-west-1:000000000000:table/notes";

function decideWith(statements: Partial<PolicyStatement>[], action = "dynamodb:PutItem", resource = notes) {
  const complete = statements.map((statement) => ({
    effect: "Allow" as const,
    actions: ["dynamodb:PutItem"],
    resources: [notes],
    ...statement,
  }));
  return decide({ arn: "arn:aws:iam::000000000000:role/r", accessKeyId: "R", statements: complete }, action, resource);
}

describe("grants", () => {
  it("allow nothing if there are none", () => {
    expect(decideWith([])).to.equal("implicitDeny");
  });

  it("allow the action on the resource that they name", () => {
    expect(decideWith([{}])).to.equal("allow");
  });

  it("need both in one statement", () => {
    expect(decideWith([{ actions: ["dynamodb:GetItem"] }, { resources: [`${notes}2`] }])).to.equal("implicitDeny");
  });

  it("add up", () => {
    expect(decideWith([{ actions: ["dynamodb:GetItem"] }, {}])).to.equal("allow");
  });

  it("do not help against an explicit deny, wherever it stands", () => {
    expect(decideWith([{}, { effect: "Deny", actions: ["dynamodb:*"] }])).to.equal("explicitDeny");
    expect(decideWith([{ effect: "Deny", resources: ["*"] }, {}])).to.equal("explicitDeny");
  });

  it("are not taken away by a deny of something else", () => {
    expect(decideWith([{}, { effect: "Deny", actions: ["dynamodb:DeleteItem"] }])).to.equal("allow");
  });

  it("of a denied action do not allow", () => {
    const role = { arn: "arn:aws:iam::000000000000:role/r", accessKeyId: "R", statements: [] };
    expect(isAllowed(role, "dynamodb:PutItem", notes)).to.equal(false);
  });

  const actions: [pattern: string, action: string, matches: boolean][] = [
    ["*", "dynamodb:PutItem", true],
    ["dynamodb:*", "dynamodb:PutItem", true],
    ["dynamodb:Put*", "dynamodb:PutItem", true],
    ["dynamodb:*Item", "dynamodb:BatchGetItem", true],
    ["dynamodb:*Item", "dynamodb:Query", false],
    ["dynamodb:?utItem", "dynamodb:PutItem", true],
    ["dynamodb:?PutItem", "dynamodb:PutItem", false],
    ["DYNAMODB:putitem", "dynamodb:PutItem", true],
    ["dynamodb:PutItem", "dynamodb:PutItems", false],
    ["dynamodb:PutItem", "xdynamodb:PutItem", false],
    ["dynamodb.PutItem", "dynamodb:PutItem", false],
    ["dynamodb:Put[I]tem", "dynamodb:PutItem", false],
    ["dynamodb:GetItem", "dynamodb:BatchGetItem", false],
    ["", "dynamodb:PutItem", false],
  ];
  for (const [pattern, action, matches] of actions) {
    it(`${matches ? "match" : "do not match"} action ${action} by "${pattern}"`, () => {
      expect(decideWith([{ actions: [pattern] }], action)).to.equal(matches ? "allow" : "implicitDeny");
    });
  }

  const resources: [pattern: string, resource: string, matches: boolean][] = [
    ["*", notes, true],
    ["arn:aws:dynamodb:*:*:table/notes", notes, true],
    ["arn:aws:dynamodb:eu-west-1:000000000000:table/*", notes, true],
    ["arn:aws:dynamodb:eu-west-1:000000000000:table/n?tes", notes, true],
    ["arn:aws:dynamodb:*:table/notes", notes, true],
    ["arn:aws:dynamodb:*0:table/notes", notes, false],
    ["arn:aws:dynamodb:eu-west-?:000000000000:table/notes", notes, true],
    ["arn:aws:dynamodb:eu-west-1?000000000000:table/notes", notes, false],
    [notes, `${notes}2`, false],
    [notes, `${notes}/index/by-title`, false],
    [`${notes}/index/*`, `${notes}/index/by-title`, true],
    [`${notes}/index/*`, notes, false],
    [`${notes}*`, `${notes}/index/by-title`, true],
    ["arn:aws:dynamodb:eu-west-1:000000000000:table/Notes", notes, false],
    ["arn:aws:dynamodb:eu.west.1:000000000000:table/notes", notes, false],
    [`${notes}|.*`, "arn:aws:dynamodb:eu-west-1:000000000000:table/other", false],
    ["*", "*", true],
    [notes, "*", false],
    ["", notes, false],
  ];
  for (const [pattern, resource, matches] of resources) {
    it(`${matches ? "match" : "do not match"} resource ${resource} by "${pattern}"`, () => {
      const decision = decideWith([{ resources: [pattern] }], "dynamodb:PutItem", resource);
      expect(decision).to.equal(matches ? "allow" : "implicitDeny");
    });
  }

  it("with a policy variable allow nothing", () => {
    const resource = `${notes}$`.concat("{aws:username}");
    expect(decideWith([{ resources: [resource] }], "dynamodb:PutItem", resource)).to.equal("implicitDeny");
  });

  it("with a policy variable in a deny deny everything", () => {
    const resources = ["arn:aws:dynamodb:*:*:table/$".concat("{aws:username}")];
    expect(decideWith([{}, { effect: "Deny", resources }])).to.equal("explicitDeny");
  });

  it("deny by a wildcard across the parts of an ARN, where they would not allow by it", () => {
    const resources = ["arn:aws:dynamodb:*table/notes"];
    expect(decideWith([{ resources }])).to.equal("implicitDeny");
    expect(decideWith([{}, { effect: "Deny", resources }])).to.equal("explicitDeny");
  });
});
