import fs from "node:fs";
import path from "node:path";

/**
 * Checks that a handler such as `lambda_function.lambda_handler` or `api/notes.list` leads to a module of the function's code.
 *
 * @throws Error in words a person can act on, if the handler is malformed or no module fits.
 */
export function requirePythonModule(codeFolder: string, handler: string): void {
  const parts = handler.split(/[/.]/);
  const modulePath = parts.slice(0, -1).join("/");
  if (parts.length < 2 || parts.includes("") || !handler.includes(".", modulePath.length)) {
    throw new Error(`handler "${handler}" must look like "lambda_function.lambda_handler"`);
  }
  if (!isModule(path.join(codeFolder, modulePath))) {
    throw new Error(`handler "${handler}" needs ${modulePath}.py or ${modulePath}/__init__.py in its code`);
  }
}

/** A source file, a compiled one (`notes.cpython-312-x86_64-linux-gnu.so`), or a package. */
function isModule(stem: string): boolean {
  const isFile = (name: string) => fs.statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
  if (isFile(path.join(stem, "__init__.py"))) return true;
  const folder = path.dirname(stem);
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return names.some((name) => /\.(pyc?|pyd|so)$/.test(name) && name.startsWith(`${path.basename(stem)}.`));
}
