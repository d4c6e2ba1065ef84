import { spawn } from "node:child_process";

/** What became of one test. */
export interface TestOutcome {
  title: string;
  /** Undefined: it passed. */
  failure: string | undefined;
}

interface MochaTest {
  fullTitle: string;
  err: { stack?: string; message?: string };
}

interface MochaReport {
  passes: MochaTest[];
  failures: MochaTest[];
}

/**
 * Runs spec files of a checkout and tells what became of each test.
 *
 * @param title Only the test with this full title; all of them if left out.
 * @returns Empty if mocha did not get as far as a report.
 */
export async function runTests(root: string, specs: string[], title?: string): Promise<TestOutcome[]> {
  const only = title === undefined ? [] : ["--grep", `^${title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`];
  const args = ["node_modules/mocha/bin/mocha.js", "--reporter", "json", ...only, "--spec", ...specs];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "ignore"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  await new Promise((resolve) => child.on("close", resolve));
  const report = readReport(output);
  return [...(report?.passes ?? []), ...(report?.failures ?? [])].map(({ fullTitle, err }) => ({
    title: fullTitle,
    failure: err.stack ?? err.message,
  }));
}

/** Tests may print as well: the report is the JSON document that comes last. */
function readReport(output: string): MochaReport | undefined {
  const start = output.lastIndexOf('{\n  "stats"');
  return start < 0 ? undefined : (JSON.parse(output.slice(start, output.lastIndexOf("}") + 1)) as MochaReport);
}
