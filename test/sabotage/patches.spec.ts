import fs from "node:fs";
import { expect } from "chai";
import { apply } from "./apply";
import { patches } from "./patches";

describe("sabotage patches", () => {
  for (const patch of patches) {
    it(`still applies: ${patch.file}: ${patch.rule}`, () => {
      const text = fs.readFileSync(patch.file, "utf8");
      expect(apply(patch, text)).to.not.equal(text);
    });
  }

  it("refuses a patch whose text is gone", () => {
    const patch = { rule: "gone", file: "x.ts", find: "not here", replace: "", spec: "", red: "" };
    expect(() => apply(patch, "something else")).to.throw(
      'the patch "gone" no longer applies: its text stands 0 times in x.ts',
    );
  });

  it("names each rule once", () => {
    const rules = patches.map(({ rule }) => rule);
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).to.deep.equal([]);
  });
});
