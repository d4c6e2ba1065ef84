import { execFileSync } from "node:child_process";
import type { Figure } from "./figures";

const runs = 5;

/** How long programs with one component of 1, 10 and 100 routes take to evaluate, packages loaded, under Pulumi's mocks. */
export function measureEvaluation(): Figure[] {
  return [1, 10, 100].map(measure);
}

function measure(routes: number): Figure {
  const once = () =>
    Number(
      execFileSync(process.execPath, ["--import", "tsx", "bench/evaluate.ts", String(routes)], { encoding: "utf8" }),
    );
  return { what: `evaluation, routes: ${routes}`, runs: Array.from({ length: runs }, once), unit: "ms" };
}
