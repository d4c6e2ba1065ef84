import { expect } from "chai";
import { parseUsers } from "../../../components/checks/users";
import { refusalOf } from "./refusal-of";

const users = (value: unknown) => parseUsers({ where: "users", value });

const defaults = {
  signInWith: "email",
  selfSignUp: true,
  mfa: "off",
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
  deletionProtection: true,
  keepOnDestroy: false,
};

describe("checks/users", () => {
  it("signs in by e-mail and protects the pool unless told otherwise", () => {
    expect(users(undefined)).to.deep.equal(defaults);
  });

  it("takes every choice that was made", () => {
    const given = {
      signInWith: "usernameOrEmail",
      selfSignUp: false,
      mfa: "required",
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
      deletionProtection: false,
      keepOnDestroy: true,
    };
    expect(users(given)).to.deep.equal(given);
  });

  it("takes each way to sign in and each second factor", () => {
    const ways = ["email", "phone", "emailOrPhone", "username", "usernameOrEmail"];
    const factors = ["off", "optional", "required"];
    expect([
      ways.map((signInWith) => users({ signInWith }).signInWith),
      factors.map((mfa) => users({ mfa }).mfa),
    ]).to.deep.equal([ways, factors]);
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
});
