import type { Difference } from "../compare";
import { countRows } from "../counts";
import type { Row } from "../row";

/** What became of a row at one target. */
export interface Outcome {
  row: Row;
  /** Name of the target. */
  target: string;
  /** Why it was not run; undefined: it was. */
  notRun?: string | undefined;
  differences: Difference[];
}

/** The rows that differ, those that were not run and why, and both counts. */
export function toReport(outcomes: Outcome[], rows: Row[]): string {
  const { facts, rows: count, withoutRow, bySource } = countRows(rows);
  const sources = Object.entries(bySource).map(([source, number]) => `${source} ${number}`);
  return [
    ...outcomes.flatMap(toDifferences),
    ...toNotRun(outcomes),
    ...toTotals(outcomes),
    `${facts} facts, ${count} rows (${sources.join(", ")}), facts without a row: ${withoutRow.join(", ") || "none"}`,
  ].join("\n");
}

export function differs({ differences }: Outcome): boolean {
  return differences.length > 0;
}

function toDifferences(outcome: Outcome): string[] {
  const { row, target, differences } = outcome;
  if (!differs(outcome)) return [];
  const lines = differences.flatMap(({ what, got, expected }) => [
    `  ${what}`,
    `    ${target} answered ${show(got)}`,
    `    we say ${show(expected)}`,
  ]);
  return [`differs: ${row.id} (${row.source})`, ...lines];
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value).slice(0, 400);
}

/** Rows of one target and one reason stand together. */
function toNotRun(outcomes: Outcome[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { row, target, notRun } of outcomes) {
    if (notRun === undefined) continue;
    const reason = `not run at ${target}, because ${notRun}:`;
    groups.set(reason, [...(groups.get(reason) ?? []), row.id]);
  }
  return [...groups].map(([reason, ids]) => `${reason} ${ids.join(", ")}`);
}

function toTotals(outcomes: Outcome[]): string[] {
  const targets = [...new Set(outcomes.map(({ target }) => target))];
  return targets.map((name) => {
    const here = outcomes.filter(({ target }) => target === name);
    const run = here.filter(({ notRun }) => notRun === undefined);
    const different = run.filter(differs).length;
    return `${name}: ${run.length - different} rows as we say, ${different} differ, ${here.length - run.length} not run`;
  });
}
