import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

/** One part of the test command: a script of package.json, or a command of its own. */
interface Part {
  name: string;
  command: string;
  /** Reads what the part printed; a part that counts nothing is one check. */
  count?: (output: string) => Count;
}

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

interface Outcome extends Count {
  name: string;
  seconds: number;
}

const { scripts } = JSON.parse(fs.readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

/** Quick checks, two at a time; the tests have both cores to themselves, because some of them measure time-outs. */
const checks: Part[] = ["lint", "types", "imports", "exports"].map((name) => ({ name, command: scripts[name] ?? "" }));
const tests: Part = {
  name: "tests",
  command: ["mocha", "'test/**/*.spec.ts'", ...process.argv.slice(2)].join(" "),
  count: countTests,
};

async function main(): Promise<void> {
  const waiting = [...checks];
  const outcomes: Outcome[] = [];
  const lane = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) outcomes.push(await run(part));
  };
  await Promise.all([lane(), lane()]);
  outcomes.push(await run(tests));
  report(outcomes);
}

async function run(part: Part): Promise<Outcome> {
  const started = performance.now();
  const env = { ...process.env, PATH: ["node_modules/.bin", process.env["PATH"]].join(path.delimiter) };
  const child = spawn(part.command, { shell: true, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (part.count) process.stdout.write(text);
    });
  }
  const code = await new Promise<number>((resolve) => child.on("close", (exit) => resolve(exit ?? 1)));
  const count = part.count?.(output) ?? { passed: 0, failed: 0, skipped: 0 };
  if (code === 0 && !part.count) count.passed = 1;
  if (code !== 0 && count.failed === 0) count.failed = 1;
  if (code !== 0 && !part.count) console.log(`\n${part.name} failed:\n${output}`);
  return { name: part.name, seconds: (performance.now() - started) / 1000, ...count };
}

/** Reads mocha's closing lines; none at all means that it did not get that far. */
function countTests(output: string): Count {
  const text = stripVTControlCharacters(output);
  const read = (word: string) => Number(text.match(new RegExp(`^ *(\\d+) ${word}`, "m"))?.[1] ?? 0);
  const count = { passed: read("passing"), failed: read("failing"), skipped: read("pending") };
  return count.passed + count.failed > 0 ? count : { ...count, failed: 1 };
}

function report(outcomes: Outcome[]): void {
  const sum = (key: keyof Count) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const seconds = outcomes.map(({ name, seconds: part }) => `${name} ${part.toFixed(1)} s`).join(", ");
  console.log(`\ntime: ${seconds}`);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
}

void main();
