import { expect } from "chai";
import { readOpenQuestions } from "./not-verified";
import { rows } from "./rows";

const ids = new Set(rows.map(({ id }) => id));

describe("what the gateway decides without a proof", () => {
  it("is a table of questions", () => {
    expect(readOpenQuestions().length).to.be.greaterThan(30);
  });

  for (const { question, rows: settledBy } of readOpenQuestions()) {
    it(`is settled by rows that exist: ${question}`, () => {
      expect([settledBy.length > 0, settledBy.filter((id) => !ids.has(id))]).to.deep.equal([true, []]);
    });
  }

  it("holds every row that nobody has verified", () => {
    const named = new Set(readOpenQuestions().flatMap(({ rows: settledBy }) => settledBy));
    const unverified = rows.filter(({ source }) => source === "U").map(({ id }) => id);
    expect(unverified.filter((id) => !named.has(id))).to.deep.equal([]);
  });

  it("is asked of a deployed API by a request, not by a statement", () => {
    const named = new Set(readOpenQuestions().flatMap(({ rows: settledBy }) => settledBy));
    const statements = rows.filter(({ id, kind }) => named.has(id) && kind === "statement");
    expect(statements.map(({ id }) => id)).to.deep.equal([]);
  });
});
