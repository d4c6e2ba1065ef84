import fs from "node:fs";

/** What a report of Stryker says (mutation testing report schema), as far as it is read here. */
interface Report {
  files: Record<string, { mutants: { status: string }[] }>;
}

const columns = ["Killed", "Timeout", "Survived", "NoCoverage"] as const;

type Counts = Record<(typeof columns)[number], number>;

/** A row for each file of these reports and one for all of them, as Markdown: score, killed, timed out, survived, not reached. */
export function toTable(reports: string[]): string {
  const files = reports.flatMap((report) =>
    Object.entries((JSON.parse(fs.readFileSync(report, "utf8")) as Report).files),
  );
  const rows = files.map(([file, { mutants }]): [string, Counts] => [file, count(mutants)]);
  const all = count(files.flatMap(([, { mutants }]) => mutants));
  const head = [
    "| file | score | killed | timed out | survived | not reached |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
  ];
  return [...head, ...[...rows, ["all", all] as const].map(([file, counts]) => toRow(file, counts))].join("\n");
}

function count(mutants: { status: string }[]): Counts {
  const of = (status: string) => mutants.filter((mutant) => mutant.status === status).length;
  return { Killed: of("Killed"), Timeout: of("Timeout"), Survived: of("Survived"), NoCoverage: of("NoCoverage") };
}

function toRow(file: string, counts: Counts): string {
  const found = counts.Killed + counts.Timeout;
  const score = (100 * found) / (found + counts.Survived + counts.NoCoverage);
  return `| ${[file, score.toFixed(2), ...columns.map((column) => counts[column])].join(" | ")} |`;
}
