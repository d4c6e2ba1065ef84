import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";

/** How many traps each part of AWS has. */
const counts = { A8: 23, B1: 38, B2: 22, B3: 10, C1: 8, C2: 13, C3: 3, C4: 7, C7: 3 };

const rows = fs
  .readFileSync("docs/aws-traps.md", "utf8")
  .split("\n")
  .filter((line) => /^\| [A-C]\d\.\d+ \|/.test(line))
  .map((line) => line.slice(1, -1).split("|"))
  .map(([id = "", , closedBy = ""]) => ({ id: id.trim(), closedBy: closedBy.trim() }));

describe("docs/aws-traps.md", () => {
  it("has a row for every trap, in order", () => {
    const ids = Object.entries(counts).flatMap(([part, count]) =>
      Array.from({ length: count }, (_, index) => `${part}.${index + 1}`),
    );
    expect(rows.map(({ id }) => id)).to.deep.equal(ids);
  });

  it("names tests that exist, or says why a trap cannot occur, or what to do about an open one", () => {
    const wrong = rows.filter(
      ({ closedBy }) => !/^(cannot occur|open): ./.test(closedBy) && !closedBy.split("<br>").every(isTest),
    );
    expect(wrong.map(({ id }) => id)).to.deep.equal([]);
  });
});

function isTest(reference: string): boolean {
  const [, spec = "", title = ""] = reference.match(/^`(.+?\.spec\.ts)`: (.+)$/) ?? [];
  const file = path.join("test", spec);
  return title !== "" && fs.existsSync(file) && fs.readFileSync(file, "utf8").includes(`${title}`);
}
