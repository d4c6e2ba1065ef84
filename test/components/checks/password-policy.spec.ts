import { expect } from "chai";
import { parsePasswordPolicy } from "../../../components/checks/password-policy";
import { refusalOf } from "./refusal-of";

const refused = (value: unknown) => refusalOf(() => parsePasswordPolicy({ where: "users.passwordPolicy", value }));

describe("checks/password-policy", () => {
  it("takes the least and the most of each number", () => {
    const least = { minimumLength: 6, historySize: 0, temporaryPasswordDays: 1 };
    const most = { minimumLength: 99, historySize: 24, temporaryPasswordDays: 365 };
    expect([refused(least), refused(most)]).to.deep.equal([undefined, undefined]);
  });

  for (const [option, below, above, min, max] of [
    ["minimumLength", 5, 100, 6, 99],
    ["historySize", -1, 25, 0, 24],
    ["temporaryPasswordDays", 0, 366, 1, 365],
  ] as const) {
    it(`refuses ${option} below ${min}`, () => {
      expect(refused({ [option]: below })).to.equal(
        `users.passwordPolicy.${option} must be a whole number from ${min} to ${max}, got ${below}: write ${min} or more`,
      );
    });

    it(`refuses ${option} above ${max}`, () => {
      expect(refused({ [option]: above })).to.equal(
        `users.passwordPolicy.${option} must be a whole number from ${min} to ${max}, got ${above}: write ${max} or less`,
      );
    });
  }
});
