import fs from "node:fs";
import { findHandlerFile } from "./handler-file";
import { requirePythonModule } from "./python-handler";
import { isNode, isPython } from "./runtimes";
import type { FunctionSettings } from "./settings";

/**
 * Tells why a function cannot run here; the start stops on any.
 *
 * @returns One sentence a reason, each naming the function. Empty: it can run.
 */
export function findUnsupported(settings: FunctionSettings): string[] {
  return [findRuntimeProblem(settings), findCodeProblem(settings)]
    .filter((problem) => problem !== undefined)
    .map((problem) => `function "${settings.name}": ${problem}`);
}

function findRuntimeProblem({ runtime }: FunctionSettings): string | undefined {
  if (!isNode(runtime) && !isPython(runtime)) return `${runtime} functions do not run locally yet`;
  return undefined;
}

function findCodeProblem({ runtime, codeFolder, handler }: FunctionSettings): string | undefined {
  if (!isNode(runtime) && !isPython(runtime)) return undefined;
  if (!fs.existsSync(codeFolder)) return `its code is missing, "${codeFolder}" does not exist`;
  try {
    if (isPython(runtime)) requirePythonModule(codeFolder, handler);
    else findHandlerFile(codeFolder, handler);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
