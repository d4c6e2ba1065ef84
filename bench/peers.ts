import { execFileSync } from "node:child_process";
import fs from "node:fs";

/** Where the packages are that the benchmarks compare with and measure by. */
export const peers = "bench/peers/node_modules";

/** Installs them if they are missing, as their lock file says and without scripts. */
export function installPeers(): void {
  if (fs.existsSync(peers)) return;
  console.log("installing what the benchmarks compare with: npm ci --ignore-scripts in bench/peers");
  execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: "bench/peers", stdio: ["ignore", "ignore", "inherit"] });
}
