import { expect } from "chai";
import { requireName, requirePartName } from "../../../components/checks/names";
import { refusalOf } from "./refusal-of";

describe("checks/names", () => {
  it("takes letters, digits, _ and -", () => {
    expect([requireName("notes"), requireName("Notes_2-b"), requirePartName("constructor", "handlers")]).to.deep.equal([
      "notes",
      "Notes_2-b",
      "constructor",
    ]);
  });

  it("refuses a component without a name", () => {
    expect(refusalOf(() => requireName(undefined))).to.equal(
      "the name of the component must be a text, got nothing: write it in quotes",
    );
  });

  it("refuses a name that the names of a function's role have no room for", () => {
    expect(refusalOf(() => requireName("a".repeat(25)))).to.equal(
      "the name of the component must have 24 characters at most, got 25 characters: write a shorter one",
    );
  });

  it("leaves room for the longest name of a role", () => {
    const name = requireName("n".repeat(24));
    const key = requirePartName("k".repeat(24), "handlers");
    expect(`${name}-${key}-role-1234567`.length).to.be.at.most(64);
  });

  for (const name of ["2notes", "my notes", "notes/a", "__proto__", "nötes"]) {
    it(`refuses the name ${name}`, () => {
      expect(refusalOf(() => requirePartName(name, 'handlers["x"]'))).to.equal(
        `the name of handlers["x"] must be letters, digits, _ and -, a letter first, got "${name}": write one such as "notes"`,
      );
    });
  }
});
