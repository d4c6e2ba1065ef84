import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  createFunctions,
  type FunctionLogLine,
  type Functions,
  type FunctionsOptions,
} from "../../../local/lambda/functions";
import type { FunctionSettings, InvokeResult } from "../../../local/lambda/settings";

/** A function with code in a folder of its own. */
export interface SampleFunction {
  invoke(event?: unknown): Promise<InvokeResult>;

  /** What it printed so far. */
  lines: FunctionLogLine[];

  functions: Functions;
}

export interface SampleChanges {
  settings?: Partial<FunctionSettings>;
  options?: Partial<FunctionsOptions>;
}

/** Settings of a function whose code is in the folder. */
export function sampleSettings(codeFolder: string, changes: Partial<FunctionSettings> = {}): FunctionSettings {
  return {
    arn: "arn:aws:lambda:eu-west-1:000000000000:function:hello",
    name: "hello",
    runtime: "nodejs24.x",
    handler: "index.handler",
    timeoutSeconds: 10,
    memoryMb: 128,
    environment: {},
    codeFolder,
    region: "eu-west-1",
    logGroup: "/aws/lambda/hello",
    credentials: { accessKeyId: "LOCALHELLO", secretAccessKey: "local" },
    ...changes,
  };
}

/** Writes files to a new folder, gives it to `use`, and takes it away. */
export async function withFolder<T>(files: Record<string, string>, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "function-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
    return await use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** @param code Text of `index.mjs`, or files by name. */
export async function withFunction<T>(
  code: string | Record<string, string>,
  use: (sample: SampleFunction) => Promise<T>,
  { settings, options }: SampleChanges = {},
): Promise<T> {
  return withFolder(typeof code === "string" ? { "index.mjs": code } : code, async (folder) => {
    const lines: FunctionLogLine[] = [];
    const all = [sampleSettings(folder, settings)];
    const functions = createFunctions(all, {
      endpointUrl: () => "http://127.0.0.1:9",
      clock: () => Date.UTC(2026, 4, 7),
      log: (line) => lines.push(line),
      ...options,
    });
    try {
      const { arn } = sampleSettings(folder, settings);
      return await use({ invoke: (event = {}) => functions.invoke(arn, event), lines, functions });
    } finally {
      await functions.close();
    }
  });
}

/** The handler's answer to one event. */
export async function invokeOnce(
  code: string | Record<string, string>,
  event: unknown = {},
  changes: SampleChanges = {},
): Promise<InvokeResult> {
  return withFunction(code, ({ invoke }) => invoke(event), changes);
}
