import type { Row } from "../row";
import { runExchange, runStatement } from "../run-row";
import type { Target } from "../targets/target";
import type { Outcome } from "./report";

/** Runs the rows one after the other, because some empty a bucket that others draw from. */
export async function runExchanges(rows: Row[], target: Target): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const row of rows) {
    if (row.kind !== "exchange") continue;
    const notRun = target.cannotRun(row);
    const differences = notRun === undefined ? await tolerate(() => runExchange(row, target)) : [];
    outcomes.push({ row, target: target.name, notRun, differences });
  }
  return outcomes;
}

/** Computes the statements of the table. */
export async function runStatements(rows: Row[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const row of rows) {
    if (row.kind !== "statement") continue;
    outcomes.push({ row, target: "the local run", differences: await tolerate(() => runStatement(row)) });
  }
  return outcomes;
}

/** No answer at all is a difference, and no reason to ask nothing else. */
async function tolerate(run: () => Promise<Outcome["differences"]>): Promise<Outcome["differences"]> {
  try {
    return await run();
  } catch (error) {
    return [{ what: "answer", got: error instanceof Error ? error.message : String(error), expected: "an answer" }];
  }
}
