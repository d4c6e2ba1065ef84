import { execFileSync } from "node:child_process";
import type { Figure } from "./figures";

const runs = 5;

/** How long a program with one component of so many routes takes to evaluate, packages loaded, under Pulumi's mocks. */
export async function measureEvaluation(routes: number): Promise<Figure> {
  const once = () =>
    Number(
      execFileSync(process.execPath, ["--import", "tsx", "bench/evaluate.ts", String(routes)], { encoding: "utf8" }),
    );
  return { what: `evaluation, routes: ${routes}`, runs: Array.from({ length: runs }, once), unit: "ms" };
}
