import { createInstance, type InstanceSurroundings } from "./create-instance";
import { type FunctionChange, FunctionSet } from "./function-set";
import { InstancePool } from "./instance-pool";
import { isPython } from "./runtimes";
import type { FunctionSettings, InvokeResult } from "./settings";

export type { FunctionLogLine } from "./create-instance";
export type { FunctionChange } from "./function-set";
export { findUnsupported } from "./unsupported";

export interface FunctionsOptions extends InstanceSurroundings {
  /** Instances of one function at the same time; further requests wait. @default 10 */
  maxInstances?: number;

  /** Takes what a person has to know of the interpreters on this machine, one line each, once. @default - it is not said */
  note?(line: string): void;
}

export interface Functions {
  /**
   * Runs a function. Never rejects for what the function does.
   *
   * @param functionArn Of the function, or of a version or alias of it.
   * @param event Given to the handler as its JSON says.
   * @throws Error if no function has the ARN.
   */
  invoke(functionArn: string, event: unknown): Promise<InvokeResult>;

  /**
   * Brings the functions to these settings without failing a request. A function that is the same keeps its instances
   * with their state. Of a changed one the new code is loaded first; then the next request goes to it, and the old
   * instances are ended when they have answered what they work on. If the code of one does not load, no function
   * changes. Calls one after the other take effect in that order.
   *
   * @param alongside Done once all new code is loaded, and before a request goes to it. If it rejects, no function changes.
   * @returns What became of every function, once it is so. Rejects only as `alongside` does.
   */
  replace(settings: FunctionSettings[], alongside?: () => Promise<void>): Promise<FunctionChange[]>;

  /** Folders of code that may still be read: of what is served now, and of what was replaced and still works. */
  codeFolders(): string[];

  /** Loads every function's code now, so that the first request does not wait for it. Returns at once. */
  warm(): void;

  /** Ends every instance. */
  close(): Promise<void>;
}

/** About what a cold start takes: of a thread, and of a process. */
const patienceMs = { node: 20, python: 80 };

/** Functions in threads and processes of their own. No code is started before the first `invoke`, `warm` or `replace`. */
export function createFunctions(settings: FunctionSettings[], options: FunctionsOptions): Functions {
  const functions = new FunctionSet((each) => createPool(each, options));
  const note = createNotes(options);
  for (const each of settings) functions.add(each);
  void note(settings);
  return {
    async invoke(functionArn, event) {
      const pool = functions.find(functionArn);
      if (!pool) throw new Error(`no function has the ARN "${functionArn}"`);
      return pool.invoke({ event: JSON.stringify(event) ?? "{}", functionArn });
    },
    replace(all, alongside = async () => {}) {
      void note(all);
      return functions.replace(all, alongside);
    },
    codeFolders: () => functions.codeFolders(),
    warm() {
      for (const pool of functions.list()) void pool.warm();
    },
    close: () => functions.close(),
  };
}

/** Says each line once, however often the functions are replaced. */
function createNotes({ note, searchPath = process.env["PATH"] ?? "" }: FunctionsOptions) {
  const said = new Set<string>();
  return async (settings: FunctionSettings[]) => {
    if (!settings.some(({ runtime }) => isPython(runtime))) return;
    const { findPythonNotes } = require("./python-notes") as typeof import("./python-notes");
    for (const line of await findPythonNotes(settings, searchPath)) {
      if (!said.has(line)) note?.(line);
      said.add(line);
    }
  };
}

function createPool(settings: FunctionSettings, options: FunctionsOptions): InstancePool {
  return new InstancePool({
    create: () => createInstance(settings, options),
    refused: (text) => options.log({ functionName: settings.name, requestId: "", level: "ERROR", text }),
    maxInstances: Math.min(settings.maxInstances ?? Number.POSITIVE_INFINITY, options.maxInstances ?? 10),
    patienceMs: isPython(settings.runtime) ? patienceMs.python : patienceMs.node,
  });
}
