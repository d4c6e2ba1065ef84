import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseClients } from "../../../components/checks/clients";
import { requireFeaturePlan } from "../../../components/checks/feature-plan";
import { parseUsers } from "../../../components/checks/users";
import { refusalOf } from "./refusal-of";

const email = { sesIdentityArn: "arn:aws:ses:eu-west-1:111122223333:identity/no-reply@example.com" };
const code = new pulumi.asset.FileArchive(".");
const everything = {
  firstFactors: ["password", "emailCode"],
  triggers: { preTokenGeneration: { code, version: "V3_0" } },
  mfa: "optional",
  mfaMethods: ["totp", "sms", "email"],
  email,
  sms: {},
  passwordPolicy: { historySize: 1 },
};
const page = (classic: boolean) => ({ domainPrefix: undefined, classic });
const lifetimes = { accessMinutes: 60, idMinutes: 60, refreshDays: 30, rotation: undefined };
const clientsWith = (...authFlows: string[]) =>
  parseClients(
    { where: "client", value: { authFlows } },
    { where: "clients", value: undefined },
    { lifetimes, attributes: [] },
  );
const plan = (featurePlan: string, users: object = {}, others: object = {}) => ({
  users: parseUsers({ where: "users", value: { ...users, featurePlan } }),
  clients: [],
  signInPage: undefined,
  routeGroups: [],
  ...others,
});
const refused = (...given: Parameters<typeof plan>) => refusalOf(() => requireFeaturePlan(plan(...given)));

describe("checks/feature-plan", () => {
  for (const featurePlan of ["essentials", "plus"]) {
    it(`takes everything on ${featurePlan}`, () => {
      const others = { signInPage: page(false), routeGroups: ["editors"], clients: clientsWith("userAuth") };
      expect(refused(featurePlan, everything, others)).to.equal(undefined);
    });
  }

  it("takes what Lite has: the classic page, groups, TOTP and SMS", () => {
    const users = {
      mfa: "required",
      mfaMethods: ["totp", "sms"],
      sms: {},
      groups: { editors: {} },
      triggers: { preSignUp: { code }, preTokenGeneration: { code, version: "V1_0" } },
    };
    const clients = clientsWith("userPassword", "adminUserPassword", "custom");
    expect(refused("lite", users, { signInPage: page(true), clients })).to.equal(undefined);
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

  it("refuses codes to sign in with on Lite", () => {
    expect(refused("lite", { firstFactors: ["password", "emailCode"] })).to.equal(
      'users.featurePlan lacks codes to sign in with, got "lite": write essentials, or a password alone',
    );
  });

  it("refuses a sign-in with a choice of factors on Lite", () => {
    expect(refused("lite", {}, { clients: clientsWith("userPassword", "userAuth") })).to.equal(
      'users.featurePlan lacks a sign-in with a choice of factors, got "lite": write essentials, or other authFlows',
    );
  });

  for (const version of ["V2_0", "V3_0"]) {
    it(`refuses a function that changes access tokens on Lite: ${version}`, () => {
      expect(refused("lite", { triggers: { preTokenGeneration: { code, version } } })).to.equal(
        `users.featurePlan lacks changes of access tokens (${version}), got "lite": write essentials, or preTokenGeneration.version V1_0`,
      );
    });
  }

  it("refuses the event that a function is sent unless told otherwise on Lite, where its changes would be lost", () => {
    expect(refused("lite", { triggers: { preTokenGeneration: { code } } })).to.equal(
      'users.featurePlan lacks changes of access tokens (V2_0), got "lite": write essentials, or preTokenGeneration.version V1_0',
    );
  });
});
