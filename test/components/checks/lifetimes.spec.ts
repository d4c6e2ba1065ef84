import { expect } from "chai";
import { parseLifetimes } from "../../../components/checks/lifetimes";
import { readOptions } from "../../../components/checks/options";
import { refusalOf } from "./refusal-of";

const names = ["accessMinutes", "idMinutes", "refreshDays", "rotateRefreshTokens", "rotationGraceSeconds"] as const;
const parse = (value: unknown) => parseLifetimes(readOptions("tokens", value, names));
const refused = (value: unknown) => refusalOf(() => parse(value));

describe("checks/lifetimes", () => {
  it("keeps access and ID tokens for an hour and refresh tokens for 30 days unless told otherwise", () => {
    expect(parse(undefined)).to.deep.equal({
      accessMinutes: 60,
      idMinutes: 60,
      refreshDays: 30,
      rotation: undefined,
    });
  });

  it("takes every choice that was made", () => {
    const given = {
      accessMinutes: 5,
      idMinutes: 1440,
      refreshDays: 3650,
      rotateRefreshTokens: true,
      rotationGraceSeconds: 60,
    };
    expect(parse(given)).to.deep.equal({
      accessMinutes: 5,
      idMinutes: 1440,
      refreshDays: 3650,
      rotation: { graceSeconds: 60 },
    });
  });

  it("lets no rotated refresh token be used again unless told otherwise", () => {
    expect(parse({ rotateRefreshTokens: true }).rotation).to.deep.equal({ graceSeconds: 0 });
  });

  it("takes false for no rotation", () => {
    expect(parse({ rotateRefreshTokens: false }).rotation).to.equal(undefined);
  });

  for (const rotateRefreshTokens of [undefined, false]) {
    it(`refuses a grace period where refresh tokens ${rotateRefreshTokens === false ? "are told not to" : "do not"} rotate`, () => {
      expect(refused({ rotateRefreshTokens, rotationGraceSeconds: 10 })).to.equal(
        "tokens.rotationGraceSeconds needs rotateRefreshTokens: write rotateRefreshTokens: true, or leave it out",
      );
    });
  }

  it("refuses a grace period below 0 seconds", () => {
    expect(refused({ rotateRefreshTokens: true, rotationGraceSeconds: -1 })).to.equal(
      "tokens.rotationGraceSeconds must be a whole number from 0 to 60, got -1: write 0 or more",
    );
  });

  it("refuses a grace period above 60 seconds", () => {
    expect(refused({ rotateRefreshTokens: true, rotationGraceSeconds: 61 })).to.equal(
      "tokens.rotationGraceSeconds must be a whole number from 0 to 60, got 61: write 60 or less",
    );
  });

  it('refuses the text "true" for rotation', () => {
    expect(refused({ rotateRefreshTokens: "true" })).to.equal(
      'tokens.rotateRefreshTokens must be true or false, got "true": leave it out for false',
    );
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
