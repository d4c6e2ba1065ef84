import { findPython } from "../../../local/lambda/python-interpreter";
import type { InvokeResult } from "../../../local/lambda/settings";
import { type SampleChanges, type SampleFunction, withFunction } from "./sample-function";

/** What makes the sample function one in Python, in a file of the name that AWS's console gives. */
export const pythonSettings = { runtime: "python3.12", handler: "lambda_function.lambda_handler" };

let isSaid = false;

/** Tests that need a Python on this machine. */
export function describePython(title: string, tests: (this: Mocha.Suite) => void): void {
  describe(title, function () {
    before(async function () {
      if (await findPython(pythonSettings.runtime, process.env["PATH"] ?? "")) return;
      if (!isSaid) console.log("    skipped: python3 is not on PATH");
      isSaid = true;
      this.skip();
    });
    tests.call(this);
  });
}

/** @param code Text of `lambda_function.py`, or files by name. */
export function withPython<T>(
  code: string | Record<string, string>,
  use: (sample: SampleFunction) => Promise<T>,
  { settings, options }: SampleChanges = {},
): Promise<T> {
  const files = typeof code === "string" ? { "lambda_function.py": code } : code;
  return withFunction(files, use, { settings: { ...pythonSettings, ...settings }, ...(options && { options }) });
}

/** The handler's answer to one event. */
export function invokePython(
  code: string | Record<string, string>,
  event: unknown = {},
  changes: SampleChanges = {},
): Promise<InvokeResult> {
  return withPython(code, ({ invoke }) => invoke(event), changes);
}

/** A handler that returns the value of an expression. */
export function returning(expression: string, before = ""): string {
  return `${before}\ndef lambda_handler(event, context):\n    return ${expression}\n`;
}
