import fs from "node:fs";
import { expect } from "chai";
import { apply } from "./apply";
import { patches } from "./patches";

describe("sabotage patches", () => {
  it("all still apply", () => {
    const gone = patches.filter(({ file, find }) => fs.readFileSync(file, "utf8").split(find).length !== 2);
    expect(gone.map(({ file, rule }) => `${file}: ${rule}`)).to.deep.equal([]);
  });

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
