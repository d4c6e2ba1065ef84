import { readFacts } from "./facts";
import { factOf, type Row, type Source } from "./row";

/** How much the table covers. */
export interface Counts {
  facts: number;
  rows: number;
  /** Ids of facts without a row. */
  withoutRow: string[];
  /** Rows by how well their answer is known. */
  bySource: { [source in Source]: number };
}

export function countRows(rows: Row[]): Counts {
  const facts = readFacts();
  const covered = new Set(rows.map(factOf));
  const bySource = { D: 0, S: 0, M: 0, K: 0, U: 0 };
  for (const { source } of rows) bySource[source] += 1;
  return {
    facts: facts.length,
    rows: rows.length,
    withoutRow: facts.map(({ id }) => id).filter((id) => !covered.has(id)),
    bySource,
  };
}
