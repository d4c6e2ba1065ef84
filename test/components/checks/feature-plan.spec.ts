import { expect } from "chai";
import { requireFeaturePlan } from "../../../components/checks/feature-plan";
import { parseUsers } from "../../../components/checks/users";
import { refusalOf } from "./refusal-of";

const email = { sesIdentityArn: "arn:aws:ses:eu-west-1:111122223333:identity/no-reply@example.com" };
const everything = {
  mfa: "optional",
  mfaMethods: ["totp", "sms", "email"],
  email,
  sms: {},
  passwordPolicy: { historySize: 1 },
};
const page = (classic: boolean) => ({ domainPrefix: undefined, classic });
const plan = (featurePlan: string, users: object = {}, others: object = {}) => ({
  users: parseUsers({ where: "users", value: { ...users, featurePlan } }),
  signInPage: undefined,
  routeGroups: [],
  ...others,
});
const refused = (...given: Parameters<typeof plan>) => refusalOf(() => requireFeaturePlan(plan(...given)));

describe("checks/feature-plan", () => {
  for (const featurePlan of ["essentials", "plus"]) {
    it(`takes everything on ${featurePlan}`, () => {
      const others = { signInPage: page(false), routeGroups: ["editors"] };
      expect(refused(featurePlan, everything, others)).to.equal(undefined);
    });
  }

  it("takes what Lite has: the classic page, groups, TOTP and SMS", () => {
    const users = { mfa: "required", mfaMethods: ["totp", "sms"], sms: {}, groups: { editors: {} } };
    expect(refused("lite", users, { signInPage: page(true) })).to.equal(undefined);
  });

  it("refuses managed login on Lite", () => {
    expect(refused("lite", {}, { signInPage: page(false) })).to.equal(
      'users.featurePlan lacks managed login, got "lite": write essentials, or signInPage.classic true for the classic page',
    );
  });

  it("refuses groups on routes on Lite", () => {
    expect(refused("lite", {}, { routeGroups: ["editors"] })).to.equal(
      'users.featurePlan lacks groups on routes, got "lite": write essentials, or scopes there',
    );
  });

  it("refuses a password history on Lite", () => {
    expect(refused("lite", { passwordPolicy: { historySize: 1 } })).to.equal(
      'users.featurePlan lacks a password history, got "lite": write essentials, or passwordPolicy.historySize 0',
    );
  });

  it("refuses e-mail as a second factor on Lite", () => {
    expect(refused("lite", { ...everything, passwordPolicy: {} })).to.equal(
      'users.featurePlan lacks e-mail as a second factor, got "lite": write essentials, or other mfaMethods',
    );
  });
});
