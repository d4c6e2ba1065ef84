import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * A copy of this checkout in a temporary folder, sharing the installed packages: to be run beside a developer's own
 * server and state, or to be broken on purpose. What the copy starts is the copy's own code.
 *
 * @returns The folder; whoever asked removes it.
 */
export function copyCheckout(): string {
  const copy = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-")));
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" });
  for (const file of files.split("\n").filter((name) => name !== "" && fs.existsSync(name))) {
    fs.mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    fs.copyFileSync(file, path.join(copy, file));
  }
  const packages = path.join(copy, "node_modules");
  fs.mkdirSync(path.join(packages, ".bin"), { recursive: true });
  for (const entry of fs.readdirSync("node_modules").filter((name) => name !== ".bin")) {
    const target = entry === "secured-api-dev" ? path.join(copy, "local") : path.resolve("node_modules", entry);
    fs.symlinkSync(target, path.join(packages, entry));
  }
  for (const entry of fs.readdirSync("node_modules/.bin")) {
    fs.symlinkSync(fs.readlinkSync(path.join("node_modules/.bin", entry)), path.join(packages, ".bin", entry));
  }
  return copy;
}
