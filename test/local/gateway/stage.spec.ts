import { expect } from "chai";
import { removeStage } from "../../../local/gateway/stage";

describe("stage", () => {
  it("named $default takes every path as it is", () => {
    expect([removeStage("$default", ["a", "b"]), removeStage("$default", ["$default", "a"])]).to.deep.equal([
      ["a", "b"],
      ["$default", "a"],
    ]);
  });

  it("with a name is the first segment, which routes do not see", () => {
    expect(removeStage("dev", ["dev", "a", "dev"])).to.deep.equal(["a", "dev"]);
  });

  it("with a name and nothing behind it is the root, with or without a slash", () => {
    expect([removeStage("dev", ["dev"]), removeStage("dev", ["dev", ""])]).to.deep.equal([[""], [""]]);
  });

  for (const segments of [["a"], ["Dev", "a"], ["dev2", "a"], ["a", "dev"], [""], ["", "dev"], ["$default", "a"]]) {
    it(`with a name does not take /${segments.join("/")}`, () => {
      expect(removeStage("dev", segments)).to.equal(undefined);
    });
  }
});
