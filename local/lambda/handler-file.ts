import fs from "node:fs";
import path from "node:path";

/** Where a function's handler is. */
export interface HandlerFile {
  /** Absolute path of the module. */
  file: string;

  /** Name under which the module exports the handler; dots lead into nested objects. */
  exportName: string;
}

/** Tried in this order, as Lambda's Node runtime does. */
const endings = ["", ".js", ".mjs", ".cjs"];

/**
 * Finds the module of a handler such as `index.handler` or `api/index.handler` in a function's code.
 *
 * @throws Error in words a person can act on, if the handler is malformed or no file fits.
 */
export function findHandlerFile(codeFolder: string, handler: string): HandlerFile {
  const parts = /^((?:[^/]+\/)*)([^./]+)\.([^/]+)$/.exec(handler);
  const [, folder, moduleName, exportName] = parts ?? [];
  if (folder === undefined || moduleName === undefined || exportName === undefined || handler.includes("..")) {
    throw new Error(`handler "${handler}" must look like "index.handler"`);
  }
  const stem = path.join(codeFolder, folder, moduleName);
  const file = endings.map((ending) => stem + ending).find(isFile);
  if (file === undefined) {
    const tried = endings.slice(1).map((ending) => `${folder}${moduleName}${ending}`);
    throw new Error(`handler "${handler}" needs one of ${tried.join(", ")} in its code`);
  }
  return { file, exportName };
}

function isFile(name: string): boolean {
  return fs.statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
}
