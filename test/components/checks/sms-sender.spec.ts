import { expect } from "chai";
import { parseSmsSender } from "../../../components/checks/sms-sender";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) => parseSmsSender({ where: "users.sms", value });

describe("checks/sms-sender", () => {
  it("sends no SMS where it was left out, and takes the pool's region where none was given", () => {
    expect([parse(undefined), parse({}), parse({ snsRegion: "us-gov-west-1" })]).to.deep.equal([
      undefined,
      {},
      { snsRegion: "us-gov-west-1" },
    ]);
  });

  for (const snsRegion of ["Ireland", "eu-west-1a", "eu-west", "xeu-west-1"]) {
    it(`refuses ${snsRegion} for a region`, () => {
      expect(refusalOf(() => parse({ snsRegion }))).to.equal(
        `users.sms.snsRegion is not a region of AWS, got "${snsRegion}": write its code, such as eu-west-1`,
      );
    });
  }

  it("refuses a switch in place of settings", () => {
    expect(refusalOf(() => parse(true))).to.equal(
      "users.sms must be a plain object, got a boolean: write it as { ... }",
    );
  });
});
