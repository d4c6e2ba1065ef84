import { expect } from "chai";
import { toSessionName, toSessionToken } from "../../../local/iam/session";

describe("the session name of a function's role", () => {
  it("is the function's name", () => {
    expect(toSessionName(toSessionToken("notes-report_1"))).to.equal("notes-report_1");
  });

  for (const token of [undefined, "", "notes", "local-session/", "local-session/a/b", "local-session/a b", ["x"]]) {
    it(`is "local" for the token ${JSON.stringify(token)}`, () => {
      expect(toSessionName(token)).to.equal("local");
    });
  }
});
