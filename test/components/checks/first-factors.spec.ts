import { expect } from "chai";
import { Mfa } from "../../../components/args/users";
import { parseFirstFactors } from "../../../components/checks/first-factors";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown, mfa = Mfa.Off) => parseFirstFactors({ where: "users.firstFactors", value }, { mfa });
const refused = (...given: Parameters<typeof parse>) => refusalOf(() => parse(...given));

describe("checks/first-factors", () => {
  it("is a password unless told otherwise", () => {
    expect(parse(undefined)).to.deep.equal(["password"]);
  });

  for (const mfa of [Mfa.Off, Mfa.Optional]) {
    it(`takes a code by e-mail beside the password with the second factor ${mfa}`, () => {
      expect(parse(["emailCode", "password"], mfa)).to.deep.equal(["emailCode", "password"]);
    });
  }

  it("takes the password alone beside a required second factor", () => {
    expect(parse(["password"], Mfa.Required)).to.deep.equal(["password"]);
  });

  it("refuses a code by e-mail beside a required second factor", () => {
    expect(refused(["password", "emailCode"], Mfa.Required)).to.equal(
      "users.firstFactors holds emailCode, which cannot stand beside a required second factor: write mfa optional",
    );
  });

  for (const value of [[], ["emailCode"]]) {
    it(`refuses ${JSON.stringify(value)}, which lacks the password`, () => {
      expect(refused(value)).to.equal(
        "users.firstFactors must hold password, which Cognito wants among them: add password",
      );
    });
  }

  for (const factor of ["smsCode", "passkey", "EMAIL_OTP"]) {
    it(`refuses ${factor}, which is not offered`, () => {
      expect(refused(["password", factor])).to.match(
        new RegExp(`^users\\.firstFactors\\[1\\] is not one of its values, got "${factor}": `),
      );
    });
  }

  it("refuses a factor that stands twice", () => {
    expect(refused(["password", "password"])).to.equal(
      'users.firstFactors holds a value twice, got "password": write it once',
    );
  });
});
