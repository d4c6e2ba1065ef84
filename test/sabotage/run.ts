import fs from "node:fs";
import path from "node:path";
import { copyCheckout } from "../checkout";
import { apply } from "./apply";
import { patches } from "./patches";
import { runTests } from "./run-test";
import type { Sabotage } from "./sabotage";
import { createTypeChecker } from "./type-check";

/**
 * Takes each security rule and each refusal out of a copy of the code, one at a time, and expects the test that is
 * named for it to go red by its own assertion. `npm run sabotage`, or with parts of a file's
 * name or of a rule to run only those.
 */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const isMeant = ({ rule, file }: Sabotage) => words.some((word) => `${file}: ${rule}`.includes(word));
  const chosen = words.length === 0 ? patches : patches.filter(isMeant);
  const copies = [copyCheckout(), copyCheckout()] as const;
  try {
    const problems = await findUselessTests(copies[0], chosen);
    const checker = createTypeChecker(copies[0]);
    const waiting = chosen.filter(({ rule }) => !problems.has(rule));
    const lane = async (copy: string) => {
      for (let patch = waiting.shift(); patch; patch = waiting.shift()) {
        const problem = await tryPatch(copy, patch, checker.errorsWith);
        if (problem) problems.set(patch.rule, problem);
        console.log(`${problem ? "NOT NOTICED" : "noticed"}  ${patch.file}: ${patch.rule}`);
      }
    };
    await Promise.all(copies.map(lane));
    for (const [rule, problem] of problems) console.log(`\n${rule}\n  ${problem}`);
    console.log(`\n${chosen.length - problems.size} of ${chosen.length}`);
    process.exitCode = problems.size > 0 ? 1 : 0;
  } finally {
    for (const copy of copies) fs.rmSync(copy, { recursive: true, force: true });
  }
}

/** A test that is missing, or red before anything was taken out, proves nothing. */
async function findUselessTests(copy: string, chosen: Sabotage[]): Promise<Map<string, string>> {
  const green = new Set<string>();
  for (const outcome of await runTests(copy, [...new Set(chosen.map(({ spec }) => spec))])) {
    if (outcome.failure === undefined) green.add(outcome.title);
  }
  const useless = chosen.filter(({ red }) => !green.has(red));
  return new Map(useless.map(({ rule, spec, red }) => [rule, `${spec} has no green test "${red}"`]));
}

async function tryPatch(
  copy: string,
  patch: Sabotage,
  errorsWith: (file: string, text: string) => string[],
): Promise<string | undefined> {
  const file = path.join(copy, patch.file);
  const text = fs.readFileSync(file, "utf8");
  try {
    const broken = apply(patch, text);
    if (/\.ts$/.test(patch.file)) {
      const errors = errorsWith(patch.file, broken);
      if (errors.length > 0) return `does not type-check: ${errors[0]}`;
    }
    fs.writeFileSync(file, broken);
    const outcomes = await runTests(copy, [patch.spec], patch.red);
    const failure = outcomes.find(({ title }) => title === patch.red)?.failure;
    if (failure === undefined) return `"${patch.red}" stayed green, or did not run`;
    return /^AssertionError\b/.test(failure)
      ? undefined
      : `went red, but not by an assertion: ${failure.split("\n")[0]}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    fs.writeFileSync(file, text);
  }
}

void main();
