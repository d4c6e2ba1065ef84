import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { toTable } from "./scores";

/**
 * Runs the mutation test from the root of the repo: `npm run mutate`, or `npm run mutate -- gateway` for one of its parts, with
 * Stryker's own options behind it. What it needs has a package of its own here, so that nobody else installs it.
 */
const folder = path.join("test", "mutation");
const stryker = path.join(folder, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js");
const parts = ["components", "gateway"];

function main(): void {
  const [first = "", ...rest] = process.argv.slice(2);
  const isPart = parts.includes(first);
  const chosen = isPart ? [first] : parts;
  const options = isPart ? rest : process.argv.slice(2);
  install();
  const codes = chosen.map((part) =>
    run(process.execPath, [stryker, "run", path.join(folder, `${part}.config.mjs`), ...options], "."),
  );
  console.log(toTable(chosen.map((part) => path.join(folder, ".reports", `${part}.json`))));
  process.exitCode = Math.max(...codes);
}

function install(): void {
  if (fs.existsSync(stryker)) return;
  console.log(`installing what the mutation test needs into ${folder}`);
  const code = run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
  if (code !== 0) process.exit(code);
}

function run(command: string, args: string[], cwd: string): number {
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: "inherit",
    shell: command === "npm" && process.platform === "win32",
  });
  return status ?? 1;
}

main();
