import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { Archive, type ArchiveValue, type AssetValue, type Value } from "../engine/evaluation";

/**
 * Files and folders on this machine that a function's code is taken from.
 *
 * @param from folder that relative paths of the program start at
 * @returns absolute paths; empty for code that is text alone
 */
export function codePathsOf(code: Value | undefined, from: string): string[] {
  return code instanceof Archive ? leavesOf(code.value).flatMap((leaf) => pathOf(leaf, from)) : [];
}

/**
 * Stands for the state of a function's code: equal for equal code, another one after a file was saved, made without
 * reading any.
 *
 * @param from folder that relative paths of the program start at
 * @returns 16 hexadecimal digits
 */
export async function fingerprintCode(code: Value | undefined, from: string): Promise<string> {
  const hash = createHash("sha256");
  if (code instanceof Archive) {
    hash.update(JSON.stringify(code.value));
    for (const file of codePathsOf(code, from)) hash.update(await describeFiles(file));
  }
  return hash.digest("hex").slice(0, 16);
}

function leavesOf(value: ArchiveValue | AssetValue): (ArchiveValue | AssetValue)[] {
  return value.kind === "assets" ? Object.values(value.assets).flatMap(leavesOf) : [value];
}

function pathOf(value: ArchiveValue | AssetValue, from: string): string[] {
  return value.kind === "path" || value.kind === "file" ? [path.resolve(from, value.path)] : [];
}

/** Name, size and time of every file below; what does not exist is described as nothing. */
async function describeFiles(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isDirectory()) return `${file} ${found?.size} ${found?.mtimeMs}\n`;
  const names = (await readdir(file)).sort();
  return (await Promise.all(names.map((name) => describeFiles(path.join(file, name))))).join("");
}
