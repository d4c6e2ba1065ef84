import fs from "node:fs";
import path from "node:path";
import type { FunctionChange, Functions } from "../../../local/lambda/functions";
import type { FunctionSettings, InvokeResult } from "../../../local/lambda/settings";
import { type SampleChanges, sampleSettings, withFolder, withFunction } from "./sample-function";

/** A function whose code is replaced by code in other folders. */
export interface ReplaceableFunction {
  invoke(event?: unknown): Promise<InvokeResult>;

  /** Writes code to a new folder. @returns Settings of the function with it. */
  write(code: string, changes?: Partial<FunctionSettings>): FunctionSettings;

  /** Replaces the function's code. */
  replace(code: string, changes?: Partial<FunctionSettings>): Promise<FunctionChange[]>;

  /** Texts that it printed. */
  printed(): string[];

  functions: Functions;
}

/** @param code Of the handler's file, to begin with. */
export async function withReplaceable(
  code: string,
  use: (sample: ReplaceableFunction) => Promise<void>,
  { settings, options }: SampleChanges = {},
  file = "index.mjs",
): Promise<void> {
  await withFolder({}, async (root) => {
    let folders = 0;
    const write = (text: string, changes: Partial<FunctionSettings> = {}) => {
      const folder = path.join(root, String(folders++));
      fs.mkdirSync(folder);
      fs.writeFileSync(path.join(folder, file), text);
      return sampleSettings(folder, { ...settings, ...changes });
    };
    const first = write(code);
    await withFunction(
      {},
      async ({ functions, invoke, lines }) => {
        const replace: ReplaceableFunction["replace"] = (text, changes) => functions.replace([write(text, changes)]);
        await use({ invoke, write, replace, printed: () => lines.map(({ text }) => text), functions });
      },
      { settings: first, ...(options && { options }) },
    );
  });
}
