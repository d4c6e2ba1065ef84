import { expect } from "chai";
import { parseStage, warnOfStage } from "../../../components/checks/stage";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) => parseStage({ where: "stage", value });

describe("checks/stage", () => {
  it("is $default unless told otherwise", () => {
    expect(parse(undefined)).to.equal("$default");
  });

  it("takes letters, digits, _ and -, up to 128", () => {
    const stages = ["$default", "dev", "v2_blue-1", "a".repeat(128)];
    expect(stages.map(parse)).to.deep.equal(stages);
  });

  for (const stage of ["$prod", "dev/1", "ä", "a".repeat(129)]) {
    it(`refuses ${stage.length > 20 ? "a name of 129 characters" : stage}`, () => {
      expect(refusalOf(() => parse(stage))).to.match(
        /^stage must be letters, digits, _ and -, 128 at most, got .*: leave it out for \$default$/,
      );
    });
  }

  it("warns of a hyphen, about which AWS's documents disagree", () => {
    expect([warnOfStage("v-2"), warnOfStage("v_2"), warnOfStage("$default")]).to.deep.equal([
      ['stage "v-2" has a hyphen, which API Gateway may refuse: write _ instead'],
      [],
      [],
    ]);
  });
});
