import { spawnSync } from "node:child_process";
import { removeProject } from "./project";
import { toTable } from "./steps";

const hasPulumi = spawnSync("pulumi", ["version"]).status === 0;
let isSaid = false;

/** Tests that drive the real Pulumi CLI; skipped, and said so once, where there is none. */
export function describeEngine(title: string, tests: () => void): void {
  describe(title, function () {
    this.timeout(300_000);

    before(function () {
      if (hasPulumi) return;
      if (!isSaid) console.log("    skipped: pulumi is not on PATH");
      isSaid = true;
      this.skip();
    });

    tests();
  });
}

after(() => {
  const table = toTable();
  if (table) console.log(`\n${table}`);
  removeProject();
});
