import { expect } from "chai";
import { userPoolRules } from "../../../local/resources/rules/user-pool";
import { effectAt } from "./effects";

describe("what a change of a property does", () => {
  it("is what its own rule says", () => {
    expect(effectAt(userPoolRules, "usernameAttributes[0]")).to.include({
      change: "replace",
      evidence: "cognitoidp/user_pool.go:643",
    });
  });

  it("is what the rule of the property it is in says, if it has none", () => {
    expect(effectAt(userPoolRules, "passwordPolicy.minimumLength")).to.include({
      change: "update",
      evidence: "cognitoidp/user_pool.go:407, sent at 1076",
    });
  });

  it("is unknown for a property without a rule", () => {
    expect(effectAt(userPoolRules, "keyConfiguration")).to.deep.equal({ change: "unknown", evidence: "" });
  });

  it("is unknown for a type without rules", () => {
    expect(effectAt(undefined, "name")).to.deep.equal({ change: "unknown", evidence: "" });
  });
});
