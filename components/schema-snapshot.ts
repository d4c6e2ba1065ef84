import { readFileSync } from "node:fs";
import path from "node:path";
import { refuse } from "./checks/refusal";
import { parseSchemaFile } from "./checks/schema-file";
import type { SchemaSnapshot } from "./checks/schema-guard";

/**
 * Reads what is recorded of a stack's user pools, `Pulumi.<stack>.schema.json` in the folder that Pulumi runs the program
 * in: the one of Pulumi.yaml, or of its `main`.
 *
 * @param folder @default - the working folder
 * @returns no pools if there is no such file
 * @throws Refusal for a file that cannot be read or is of another form
 */
export function readSchemaSnapshot(stack: string, folder = process.cwd()): SchemaSnapshot {
  const file = `Pulumi.${stack}.schema.json`;
  const text = readIfThere(file, folder);
  return text === undefined ? { stack, file, pools: new Map() } : parseSchemaFile(file, stack, text);
}

function readIfThere(file: string, folder: string): string | undefined {
  try {
    return readFileSync(path.join(folder, file), "utf8");
  } catch (error) {
    // Not told by its class: a test runner may give the program a realm of its own.
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    refuse(file, `cannot be read (${code})`, "let this process read it, or put it back from version control");
  }
}
