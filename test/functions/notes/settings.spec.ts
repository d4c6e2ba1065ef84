import { expect } from "chai";
import { readNotesSettings } from "../../../functions/notes/settings";

describe("readNotesSettings", () => {
  it("reads the name of the table", () => {
    expect(readNotesSettings({ TABLE_NAME: "notes-1a2b3c4" })).to.deep.equal({ tableName: "notes-1a2b3c4" });
  });

  for (const environment of [{}, { TABLE_NAME: "" }]) {
    it(`refuses ${JSON.stringify(environment)}`, () => {
      expect(() => readNotesSettings(environment)).to.throw(
        "the environment variable TABLE_NAME is missing: it names the table of the notes",
      );
    });
  }
});
