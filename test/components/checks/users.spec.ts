import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseUsers, warnOfUsers } from "../../../components/checks/users";
import { refusalOf } from "./refusal-of";

const users = (value: unknown) => parseUsers({ where: "users", value });
const email = { sesIdentityArn: "arn:aws:ses:eu-west-1:111122223333:identity/no-reply@example.com" };

const defaults = {
  signInWith: "email",
  selfSignUp: true,
  mfa: "off",
  mfaMethods: [],
  firstFactors: ["password"],
  featurePlan: "essentials",
  passwordPolicy: {
    minimumLength: 12,
    requireLowercase: true,
    requireUppercase: true,
    requireNumbers: true,
    requireSymbols: true,
    historySize: 0,
    temporaryPasswordDays: 7,
  },
  invitation: undefined,
  verificationMessage: undefined,
  email: undefined,
  sms: undefined,
  groups: [],
  attributes: [],
  triggers: [],
  deletionProtection: true,
  keepOnDestroy: false,
};

describe("checks/users", () => {
  it("signs in by e-mail and protects the pool unless told otherwise", () => {
    expect(users(undefined)).to.deep.equal(defaults);
  });

  it("takes every choice that was made", () => {
    const plain = {
      signInWith: "usernameOrEmail",
      selfSignUp: false,
      mfa: "optional",
      mfaMethods: ["email", "sms"],
      firstFactors: ["emailCode", "password"],
      featurePlan: "plus",
      passwordPolicy: {
        minimumLength: 99,
        requireLowercase: false,
        requireUppercase: false,
        requireNumbers: false,
        requireSymbols: false,
        historySize: 24,
        temporaryPasswordDays: 365,
      },
      invitation: { smsMessage: "{username} {####}" },
      verificationMessage: { emailBody: "Your code is {####}" },
      email,
      sms: { snsRegion: "eu-west-1" },
      deletionProtection: false,
      keepOnDestroy: true,
    };
    const given = { ...plain, groups: { editors: {} }, customAttributes: { team: {} } };
    const group = { name: "editors", description: undefined, precedence: undefined, roleArn: undefined };
    const bounds = { minLength: 0, maxLength: 2048, min: undefined, max: undefined };
    const attribute = { name: "team", type: "String", mutable: true, ...bounds };
    expect(users(given)).to.deep.equal({ ...plain, groups: [group], attributes: [attribute], triggers: [] });
  });

  it("warns of a variable of a trigger that looks like a secret, by name alone", () => {
    const code = new pulumi.asset.FileArchive(".");
    const triggers = { preSignUp: { code, environment: { API_KEY: "s3cret" } } };
    expect(warnOfUsers(users({ triggers, deletionProtection: false }))).to.deep.equal([
      'users.triggers.preSignUp.environment["API_KEY"] looks like a secret: whoever may see the function may see it, so put its ARN into secrets instead',
    ]);
  });

  it("refuses a first factor that the second one excludes", () => {
    expect(refusalOf(() => users({ mfa: "required", firstFactors: ["password", "emailCode"] }))).to.equal(
      "users.firstFactors holds emailCode, which cannot stand beside a required second factor: write mfa optional",
    );
  });

  it("takes each way to sign in, each second factor and each feature plan", () => {
    const ways = ["email", "phone", "emailOrPhone", "username", "usernameOrEmail"];
    const factors = ["off", "optional", "required"];
    const plans = ["lite", "essentials", "plus"];
    expect([
      ways.map((signInWith) => users({ signInWith }).signInWith),
      factors.map((mfa) => users({ mfa }).mfa),
      plans.map((featurePlan) => users({ featurePlan }).featurePlan),
    ]).to.deep.equal([ways, factors, plans]);
  });

  it("refuses aliases together with user name attributes, because no value says so", () => {
    expect(refusalOf(() => users({ signInWith: ["email", "username"] }))).to.equal(
      "users.signInWith is not one of its values, got a list: write one of email, phone, emailOrPhone, username, usernameOrEmail",
    );
  });

  it("refuses a second factor that is neither off, optional nor required", () => {
    expect(refusalOf(() => users({ mfa: "OPTIONAL" }))).to.equal(
      'users.mfa is not one of its values, got "OPTIONAL": did you mean optional',
    );
  });

  it("refuses a switch for the second factor", () => {
    expect(refusalOf(() => users({ mfa: true }))).to.equal(
      "users.mfa is not one of its values, got true: write one of off, optional, required",
    );
  });

  it("refuses a feature plan that Cognito does not have", () => {
    expect(refusalOf(() => users({ featurePlan: "ESSENTIAL" }))).to.equal(
      'users.featurePlan is not one of its values, got "ESSENTIAL": did you mean essentials',
    );
  });

  it("warns of a protected pool that mails through Cognito's own sender", () => {
    expect(warnOfUsers(users(undefined))).to.deep.equal([
      "users mails through Cognito's own sender: after 50 messages a day in the AWS account nobody gets a code, and a protected pool is one that people depend on: write users.email",
    ]);
  });

  it("warns neither of a pool with a sender of its own nor of one that may be deleted", () => {
    expect([warnOfUsers(users({ email })), warnOfUsers(users({ deletionProtection: false }))]).to.deep.equal([[], []]);
  });

  it("warns of groups whose roles exclude each other", () => {
    const role = (name: string) => ({ precedence: 1, roleArn: `arn:aws:iam::111122223333:role/${name}` });
    const groups = { editors: role("editor"), readers: role("reader") };
    expect(warnOfUsers(users({ deletionProtection: false, groups }))).to.have.lengthOf(1);
  });
});
