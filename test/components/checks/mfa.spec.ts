import { expect } from "chai";
import { Mfa, type MfaMethod } from "../../../components/args/users";
import { parseMfaMethods } from "../../../components/checks/mfa";
import { refusalOf } from "./refusal-of";

const email = { sesIdentityArn: "arn:aws:ses:eu-west-1:111122223333:identity/no-reply@example.com" };
const none = { mfa: Mfa.Optional, email: undefined, sms: undefined };
const parse = (value: unknown, beside: Parameters<typeof parseMfaMethods>[1] = none): MfaMethod[] =>
  parseMfaMethods({ where: "users.mfaMethods", value }, beside);
const refused = (...given: Parameters<typeof parse>) => refusalOf(() => parse(...given));

describe("checks/mfa", () => {
  it("offers TOTP unless told otherwise, and nothing while no second factor is asked for", () => {
    expect([
      parse(undefined),
      parse(undefined, { ...none, mfa: Mfa.Required }),
      parse(undefined, { ...none, mfa: Mfa.Off }),
      parse(undefined, { mfa: Mfa.Off, email, sms: {} }),
    ]).to.deep.equal([["totp"], ["totp"], [], []]);
  });

  it("takes every method that the senders can carry", () => {
    expect([
      parse(["sms"], { ...none, sms: {} }),
      parse(["totp", "sms", "email"], { ...none, email, sms: {} }),
    ]).to.deep.equal([["sms"], ["totp", "sms", "email"]]);
  });

  it("refuses methods while no second factor is asked for", () => {
    expect(refused(["totp"], { ...none, mfa: Mfa.Off })).to.equal(
      "users.mfaMethods needs mfa: write mfa optional or required, or leave it out",
    );
  });

  it("refuses an empty list of methods", () => {
    expect(refused([])).to.equal("users.mfaMethods must hold a method: leave it out for totp");
  });

  it("refuses SMS without a sender of SMS", () => {
    expect(refused(["totp", "sms"])).to.equal("users.mfaMethods holds sms, which needs users.sms: write users.sms too");
  });

  it("refuses e-mail through Cognito's own sender", () => {
    expect(refused(["sms", "email"], { ...none, sms: {} })).to.equal(
      "users.mfaMethods holds email, which needs users.email: write users.email too",
    );
  });

  it("refuses e-mail where it is the only way to recover an account", () => {
    expect(refused(["email"], { ...none, email })).to.equal(
      "users.mfaMethods holds email, which needs a second way to recover an account: write users.sms too",
    );
  });

  for (const methods of [undefined, ["totp"]]) {
    it(`refuses to leave SMS out where the provider makes it a second factor, ${methods ? "by name" : "by default"}`, () => {
      expect(refused(methods, { ...none, sms: {} })).to.equal(
        "users.mfaMethods lacks sms, which users.sms makes a second factor: add sms, or leave users.sms out",
      );
    });
  }

  it("refuses a method that Cognito does not have", () => {
    expect(refused(["TOTP"])).to.equal('users.mfaMethods[0] is not one of its values, got "TOTP": did you mean totp');
  });
});
