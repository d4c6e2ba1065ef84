import { expect } from "chai";
import { CognitoError } from "../../../../local/cognito/errors";
import { requireTimestamp } from "../../../../local/cognito/sign-in/srp-timestamp";

const now = Date.parse("2026-11-05T04:03:02.500Z");

function decide(text: string): string {
  try {
    requireTimestamp(text, now);
    return "taken";
  } catch (error) {
    return error instanceof CognitoError ? `${error.type}: ${error.message}` : String(error);
  }
}

const badForm = "InvalidParameterException: TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.";
const notNow = "NotAuthorizedException: TIMESTAMP is not within five minutes of the time here.";

describe("SRP time stamp", () => {
  it("is taken in English with the day of the month unpadded", () => {
    expect(decide("Thu Nov 5 04:03:02 UTC 2026")).to.equal("taken");
  });

  it("is taken within five minutes before and after now, and no further", () => {
    const times = ["03:58:03", "04:08:02", "03:58:02", "04:08:03"];
    const decisions = times.map((time) => decide(`Thu Nov 5 ${time} UTC 2026`));
    expect(decisions).to.deep.equal(["taken", "taken", notNow, notNow]);
  });

  for (const [what, text] of [
    ["a padded day", "Thu Nov 05 04:03:02 UTC 2026"],
    ["another day of the week", "Fri Nov 5 04:03:02 UTC 2026"],
    ["a month in another language", "Thu nov 5 04:03:02 UTC 2026"],
    ["another zone", "Thu Nov 5 05:03:02 CET 2026"],
    ["an hour there is not", "Wed Nov 4 28:03:02 UTC 2026"],
    ["an ISO time", "2026-11-05T04:03:02Z"],
    ["something before it", "x Thu Nov 5 04:03:02 UTC 2026"],
    ["nothing", ""],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(decide(text)).to.equal(badForm);
    });
  }
});
