import { expect } from "chai";
import { parseLifetimes } from "../../../components/checks/lifetimes";
import { readOptions } from "../../../components/checks/options";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) =>
  parseLifetimes(readOptions("tokens", value, ["accessMinutes", "idMinutes", "refreshDays"]));

describe("checks/lifetimes", () => {
  it("keeps access and ID tokens for an hour and refresh tokens for 30 days unless told otherwise", () => {
    expect(parse(undefined)).to.deep.equal({ accessMinutes: 60, idMinutes: 60, refreshDays: 30 });
  });

  it("lets no access or ID token outlive the refresh token", () => {
    const extreme = { accessMinutes: 1440, idMinutes: 1440, refreshDays: 1 };
    const { accessMinutes, idMinutes, refreshDays } = parse(extreme);
    expect(Math.max(accessMinutes, idMinutes)).to.be.at.most(refreshDays * 24 * 60);
  });

  for (const [option, below, above, min, max] of [
    ["accessMinutes", 4, 1441, 5, 1440],
    ["idMinutes", 4, 1441, 5, 1440],
    ["refreshDays", 0, 3651, 1, 3650],
  ] as const) {
    it(`refuses ${option} below ${min}`, () => {
      expect(refusalOf(() => parse({ [option]: below }))).to.equal(
        `tokens.${option} must be a whole number from ${min} to ${max}, got ${below}: write ${min} or more`,
      );
    });

    it(`refuses ${option} above ${max}`, () => {
      expect(refusalOf(() => parse({ [option]: above }))).to.equal(
        `tokens.${option} must be a whole number from ${min} to ${max}, got ${above}: write ${max} or less`,
      );
    });
  }
});
