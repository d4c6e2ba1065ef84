import type { JwtPayload } from "aws-jwt-verify/jwt-model";
import { expect } from "chai";
import { toClaimTexts } from "../../../local/gateway/claims";

const textsOf = (claims: Record<string, unknown>) => Object.entries(toClaimTexts(claims as JwtPayload));

describe("claim texts", () => {
  const rows: [rule: string, value: unknown, text: string][] = [
    ["keep a text", "alice", "alice"],
    ["keep an empty text", "", ""],
    ["write a number in digits", 1_787_996_002, "1787996002"],
    ["write a fraction", 1.5, "1.5"],
    ["write a boolean", false, "false"],
    ["write a list in brackets, with a space between", ["admin", "poweruser"], "[admin poweruser]"],
    ["write an empty list", [], "[]"],
    ["write a list in a list", [["a", 1], true], "[[a 1] true]"],
    ["write an object as JSON", { b: 1, a: ["c"] }, '{"b":1,"a":["c"]}'],
    ["write an object in a list as JSON", [{ a: 1 }], '[{"a":1}]'],
    ["write null in a list", [null], "[null]"],
  ];
  for (const [rule, value, text] of rows) {
    it(rule, () => {
      expect(textsOf({ claim: value })).to.deep.equal([["claim", text]]);
    });
  }

  it("leave out a claim that is null or undefined", () => {
    expect(textsOf({ a: null, b: undefined, sub: "alice" })).to.deep.equal([["sub", "alice"]]);
  });

  it("hold a claim named like a property of every object, and none that is not there", () => {
    const texts = toClaimTexts(JSON.parse('{"__proto__":"x"}'));
    expect([Object.entries(texts), texts["toString"]]).to.deep.equal([[["__proto__", "x"]], undefined]);
  });
});
