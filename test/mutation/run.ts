import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/**
 * Runs the mutation test of the checks and the locks, from the root of the repo. What it needs has a package of its own
 * here, so that nobody else installs it. Options go through: `npm run mutate -- --mutate components/routes.ts`.
 */
const folder = path.join("test", "mutation");
const stryker = path.join(folder, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js");

function run(command: string, args: string[], cwd: string): void {
  const { status } = spawnSync(command, args, { cwd, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
}

if (!fs.existsSync(stryker)) {
  console.log(`installing what the mutation run needs into ${folder}`);
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
}
run(process.execPath, [stryker, "run", path.join(folder, "stryker.config.mjs"), ...process.argv.slice(2)], ".");
