import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import { measureEvaluation } from "./evaluation";
import { type Figure, toTable } from "./figures";
import { measureStart } from "./start";

/** Measures what the speed claims are made of, prints the table and keeps it in `bench/README.md`. */
async function main(): Promise<void> {
  const figures: Figure[] = [];
  for (const routes of [1, 10, 100]) figures.push(await measureEvaluation(routes));
  figures.push(...(await measureStart()));
  const page = [
    "# Figures",
    "",
    "Written by `npm run bench`; medians, with the smallest and the largest run behind them.",
    "",
    `${os.cpus()[0]?.model.trim()}, ${os.cpus().length} cores, ${os.platform()}, Node ${process.versions.node}, npm ${npmVersion()}, ${new Date().toISOString().slice(0, 10)}.`,
    "",
    toTable(figures),
    "",
  ].join("\n");
  fs.writeFileSync("bench/README.md", page);
  console.log(page);
}

function npmVersion(): string {
  return execFileSync("npm", ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}

void main();
