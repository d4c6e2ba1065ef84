/** One measured figure. */
export interface Figure {
  what: string;
  /** One value a run. */
  runs: number[];
  /** `x`: a ratio. */
  unit: "ms" | "µs" | "MB" | "req/s" | "x" | "answers";
  /** What it should be. @default - no target */
  target?: { atMost: number } | { atLeast: number };
}

/** The figures as a Markdown table: median, range, number of runs, target. */
export function toTable(figures: Figure[]): string {
  const rows = figures.map((figure) => {
    const { what, runs, unit } = figure;
    const range = `${round(Math.min(...runs), unit)} to ${round(Math.max(...runs), unit)}`;
    return `| ${what} | ${round(median(runs), unit)} ${unit} | ${range} | ${runs.length} | ${toAim(figure)} |`;
  });
  return ["| what | median | range | runs | target |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

/** Those that miss their target. */
export function findMissed(figures: Figure[]): Figure[] {
  return figures.filter(({ runs, target }) => {
    if (target === undefined) return false;
    return "atMost" in target ? median(runs) > target.atMost : median(runs) < target.atLeast;
  });
}

function toAim(figure: Figure): string {
  const { target, unit } = figure;
  if (target === undefined) return "";
  const words = "atMost" in target ? `at most ${target.atMost} ${unit}` : `at least ${target.atLeast} ${unit}`;
  return findMissed([figure]).length > 0 ? `${words}: missed` : words;
}

/** The middle value; of an even number of values the lower of the two. */
export function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** Ratios and small values to two digits, larger ones whole. */
function round(value: number, unit: Figure["unit"]): string {
  if (unit === "answers") return String(value);
  if (unit === "x" || Math.abs(value) < 10) return value.toFixed(2);
  return String(Math.round(value));
}
