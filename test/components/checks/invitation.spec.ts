import { expect } from "chai";
import { parseInvitation } from "../../../components/checks/invitation";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) => parseInvitation({ where: "users.invitation", value });
const refused = (value: unknown) => refusalOf(() => parse(value));
const fill = (length: number) => "{username} {####}".padEnd(length, ".");

describe("checks/invitation", () => {
  it("leaves Cognito's own texts where none was given", () => {
    expect([parse(undefined), parse({})]).to.deep.equal([undefined, {}]);
  });

  it("takes texts of the greatest length, line breaks and letters of any script", () => {
    const given = {
      emailSubject: "Välkommen 你好 🎉".padEnd(140, "!"),
      emailBody: `<p>\n${fill(19_995)}`,
      smsMessage: fill(140),
    };
    expect(parse(given)).to.deep.equal(given);
  });

  it("refuses a subject of more than 140 characters", () => {
    expect(refused({ emailSubject: "a".repeat(141) })).to.equal(
      "users.invitation.emailSubject must have 140 characters at most, got 141 characters: write a shorter text",
    );
  });

  it("refuses a body of more than 20,000 characters", () => {
    expect(refused({ emailBody: fill(20_001) })).to.equal(
      "users.invitation.emailBody must have 20000 characters at most, got 20001 characters: write a shorter text",
    );
  });

  it("refuses a text message of more than 140 characters", () => {
    expect(refused({ smsMessage: fill(141) })).to.equal(
      "users.invitation.smsMessage must have 140 characters at most, got 141 characters: write a shorter text",
    );
  });

  it("refuses a text without the user name", () => {
    expect(refused({ emailBody: "Your password is {####}" })).to.equal(
      "users.invitation.emailBody lacks {username}: write {username} where the user name belongs",
    );
  });

  it("refuses a text without the temporary password", () => {
    expect(refused({ smsMessage: "Welcome, {username}" })).to.equal(
      "users.invitation.smsMessage lacks {####}: write {####} where the temporary password belongs",
    );
  });

  it("refuses a link, which would be sent as {##Sign in##}", () => {
    expect(refused({ emailBody: `${fill(20)} {##Sign in##}` })).to.equal(
      "users.invitation.emailBody holds a link placeholder, got {##Sign in##}: write {####}: links are not offered",
    );
  });

  it("refuses a subject with a character that Cognito does not mail", () => {
    expect(refused({ emailSubject: "Welcome\u0007" })).to.equal(
      "users.invitation.emailSubject holds a control or joining character, got U+0007: write it without that character",
    );
  });

  it("refuses a body with a character that Cognito does not mail", () => {
    expect(refused({ emailBody: `${fill(20)}\u{200D}` })).to.equal(
      "users.invitation.emailBody holds a control or joining character, got U+200D: write it without that character",
    );
  });
});
