/** One measured figure. */
export interface Figure {
  what: string;
  /** One value a run. */
  runs: number[];
  unit: "ms" | "MB";
  /** What it should not be above. @default - no target */
  target?: number;
}

/** The figures as a Markdown table: median, range, number of runs, target. */
export function toTable(figures: Figure[]): string {
  const rows = figures.map(({ what, runs, unit, target }) => {
    const range = `${round(Math.min(...runs))} to ${round(Math.max(...runs))}`;
    const aim = target === undefined ? "" : `${target} ${unit}${median(runs) > target ? ", missed" : ""}`;
    return `| ${what} | ${round(median(runs))} ${unit} | ${range} | ${runs.length} | ${aim} |`;
  });
  return ["| what | median | range | runs | target |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

/** The middle value; of an even number of values the lower of the two. */
export function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value);
}
