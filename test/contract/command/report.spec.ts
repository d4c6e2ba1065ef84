import { expect } from "chai";
import type { Exchange } from "../row";
import { type Outcome, toReport } from "./report";

const row: Exchange = {
  kind: "exchange",
  id: "A1-01/alone",
  source: "D",
  request: { path: "/" },
  answer: { status: 200 },
};
const other: Exchange = { ...row, id: "A1-02/other", source: "U" };

describe("the report of the contract", () => {
  const outcomes: Outcome[] = [
    { row, target: "AWS", differences: [{ what: "status", got: 401, expected: 200 }] },
    { row: other, target: "AWS", notRun: "TOKEN is not set", differences: [] },
    { row: { ...row, id: "A1-03/same" }, target: "AWS", differences: [] },
  ];
  const lines = toReport(outcomes, [row, other]).split("\n");

  it("says which rows differ, what was answered and what we say", () => {
    expect(lines.slice(0, 4)).to.deep.equal([
      "differs: A1-01/alone (D)",
      "  status",
      "    AWS answered 401",
      "    we say 200",
    ]);
  });

  it("says which rows could not be run, and why", () => {
    expect(lines[4]).to.equal("not run at AWS, because TOKEN is not set: A1-02/other");
  });

  it("counts rows by what became of them, and by their source", () => {
    expect(lines.slice(5).map((line) => line.replace(/: A1-03, .*/, ": A1-03, ..."))).to.deep.equal([
      "AWS: 1 rows as we say, 1 differ, 1 not run",
      "90 facts, 2 rows (D 1, S 0, M 0, K 0, U 1), facts without a row: A1-03, ...",
    ]);
  });
});
