import fs from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { copyCheckout } from "/work/main/test/checkout";
import { apply } from "/work/main/test/sabotage/apply";
import { createTypeChecker } from "/work/main/test/sabotage/type-check";
import { components } from "/work/main/test/sabotage/components";
const words = process.argv.slice(2).join(" ");
const chosen = components.filter(({ rule, file }) => `${file} ${rule}`.includes(words));
const rules = components.map((c) => c.rule); console.log("dup", rules.filter((r, i) => rules.indexOf(r) !== i));
const copy = copyCheckout();
const checker = createTypeChecker(copy);
let ok = 0;
for (const p of chosen) {
  const file = path.join(copy, p.file); const text = fs.readFileSync(file, "utf8");
  let problem: string | undefined;
  try {
    const broken = apply(p, text);
    const before = checker.errorsWith(p.file, text); const errs = checker.errorsWith(p.file, broken).filter((e) => !before.includes(e));
    if (errs.length) problem = "types: " + errs[0];
    else {
      fs.writeFileSync(file, broken);
      const r = spawnSync(process.execPath, ["--import", "tsx", "node_modules/mocha/bin/mocha.js", "--no-package", "--require", "./test/setup.ts", "--reporter", "json", p.spec], { cwd: copy, encoding: "utf8" });
      const rep = JSON.parse(r.stdout.slice(r.stdout.indexOf('{\n  "stats"')));
      const f = rep.failures.find((x: { fullTitle: string }) => x.fullTitle === p.red);
      if (!f) problem = rep.passes.some((x: { fullTitle: string }) => x.fullTitle === p.red) ? "stayed green" : "no such test";
      else if (!/^AssertionError\b/.test(f.err.stack)) problem = "not by assertion " + f.err.stack.split("\n")[0];
    }
  } catch (e) { problem = String(e); }
  finally { fs.writeFileSync(file, text); }
  if (problem) console.log("PROBLEM", p.rule, "::", problem); else ok++;
}
fs.rmSync(copy, { recursive: true, force: true });
console.log(`${ok} of ${chosen.length}`);
