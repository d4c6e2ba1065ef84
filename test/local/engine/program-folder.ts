import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** A Pulumi project in a temporary folder, with this checkout's installed packages. */
export interface ProgramFolder {
  folder: string;
  remove(): void;
}

const made: ProgramFolder[] = [];

/**
 * Makes a project of the given files.
 *
 * @param files path in the project to text; what is missing of Pulumi.yaml and Pulumi.dev.yaml is filled in
 */
export function makeProgram(files: Record<string, string>): ProgramFolder {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-program-")));
  const all = {
    "package.json": "{}",
    "index.ts": "",
    "Pulumi.yaml": "name: proj\nruntime: nodejs\nmain: index.ts\n",
    "Pulumi.dev.yaml": "config:\n  aws:region: eu-west-1\n",
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  fs.symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
  const program = { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
  made.push(program);
  return program;
}

/** Removes every project that was made so far. */
export function removePrograms(): void {
  for (const program of made.splice(0)) program.remove();
}
