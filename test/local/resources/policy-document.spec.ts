import { expect } from "chai";
import { parsePolicy } from "../../../local/resources/policy-document";

const parse = (...statements: object[]) =>
  parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
const nothing = { statements: [], notes: [], refusals: [] };

describe("a policy document", () => {
  it("becomes statements, with one action or resource as a list of one", () => {
    expect(
      parse({ Effect: "Allow", Action: "a:B", Resource: "*" }, { Effect: "Deny", Action: ["a:C"], Resource: ["r"] }),
    ).to.deep.equal({
      ...nothing,
      statements: [
        { effect: "Allow", actions: ["a:B"], resources: ["*"] },
        { effect: "Deny", actions: ["a:C"], resources: ["r"] },
      ],
    });
  });

  it("grants nothing by an Allow with a condition", () => {
    expect(parse({ Effect: "Allow", Action: "a:B", Resource: "*", Condition: {} })).to.deep.equal({
      ...nothing,
      notes: ["an Allow with Condition is not understood: it grants nothing here"],
    });
  });

  it("denies what it denies to a function's own code: all calls here are such", () => {
    const Condition = { Null: { "lambda:SourceFunctionArn": "false" } };
    expect(parse({ Effect: "Deny", Action: "a:B", Resource: "*", Condition }).statements).to.deep.equal([
      { effect: "Deny", actions: ["a:B"], resources: ["*"] },
    ]);
  });

  it("is refused for a Deny with a condition, which would forbid something", () => {
    expect(parse({ Effect: "Deny", Action: "a:B", Resource: "*", Condition: {} })).to.deep.equal({
      ...nothing,
      refusals: ["a Deny with Condition is not understood here"],
    });
  });

  it("is refused for an effect that is neither", () => {
    expect(parse({ Effect: "allow", Action: "a:B", Resource: "*" })).to.deep.equal({
      ...nothing,
      refusals: ['effect "allow" is neither Allow nor Deny'],
    });
  });

  it("is refused if it is no JSON", () => {
    expect(parsePolicy("Allow everything")).to.deep.equal({
      ...nothing,
      refusals: ["the policy is not a JSON document"],
    });
  });

  for (const [title, statement] of Object.entries({
    "without a resource": { Effect: "Deny", Action: "a:B" },
    "whose resource is no text": { Effect: "Deny", Action: "a:B", Resource: {} },
    "with an action that is no text": { Effect: "Deny", Action: ["a:B", 1], Resource: "*" },
    "without an action": { Effect: "Deny", Action: [], Resource: "*" },
  })) {
    it(`is refused for a statement ${title}`, () => {
      expect(parse(statement)).to.deep.equal({
        ...nothing,
        refusals: ["a statement needs an Action and a Resource, each a text or a list of texts"],
      });
    });
  }
});
