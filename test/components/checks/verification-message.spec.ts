import { expect } from "chai";
import { parseVerificationMessage } from "../../../components/checks/verification-message";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) => parseVerificationMessage({ where: "users.verificationMessage", value });
const refused = (value: unknown) => refusalOf(() => parse(value));

describe("checks/verification-message", () => {
  it("leaves Cognito's own texts where none was given", () => {
    expect([parse(undefined), parse({})]).to.deep.equal([undefined, {}]);
  });

  it("takes texts of the greatest length, with line breaks in e-mail", () => {
    const given = {
      emailSubject: "Välkommen 你好 🎉".padEnd(140, "!"),
      emailBody: "<p>\n{####}\n".padEnd(20_000, "."),
      smsMessage: "{####}".padEnd(140, "."),
    };
    expect(parse(given)).to.deep.equal(given);
  });

  for (const option of ["emailBody", "smsMessage"]) {
    it(`refuses ${option} without the code`, () => {
      expect(refused({ [option]: "Welcome to Notes" })).to.equal(
        `users.verificationMessage.${option} lacks {####}: write {####} where the code belongs`,
      );
    });

    it(`refuses ${option} with the user name, which would be sent as {username}`, () => {
      expect(refused({ [option]: "{username}, your code is {####}" })).to.equal(
        `users.verificationMessage.${option} holds {username}, which Cognito fills in only in invitations: write it without the user name`,
      );
    });

    it(`refuses ${option} with a link, which would be sent as {##Verify##}`, () => {
      expect(refused({ [option]: "{##Verify##} or {####}" })).to.equal(
        `users.verificationMessage.${option} holds a link placeholder, got {##Verify##}: write {####}: links are not offered`,
      );
    });
  }

  it("refuses an SMS of two lines", () => {
    expect(refused({ smsMessage: "Your code is\n{####}" })).to.equal(
      "users.verificationMessage.smsMessage holds a line break: write it on one line",
    );
  });

  it("refuses an SMS of more than 140 characters", () => {
    expect(refused({ smsMessage: "{####}".padEnd(141, ".") })).to.equal(
      "users.verificationMessage.smsMessage must have 140 characters at most, got 141 characters: write a shorter text",
    );
  });

  it("refuses a subject with a character that Cognito does not mail", () => {
    expect(refused({ emailSubject: "Welcome\u0007" })).to.equal(
      "users.verificationMessage.emailSubject holds a control or joining character, got U+0007: write it without that character",
    );
  });

  it("refuses a text that Cognito does not have", () => {
    expect(refused({ emailMessage: "{####}" })).to.equal(
      "users.verificationMessage.emailMessage is not an option: did you mean smsMessage",
    );
  });
});
