import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { ProgramError } from "./engine/program-error";
import { findUnsupported } from "./lambda/functions";
import type { FunctionSettings } from "./lambda/settings";
import { fingerprintCode } from "./resources/code-sources";
import { unpackCode } from "./resources/function-code";
import type { PlannedFunction } from "./resources/program-settings";

/**
 * Unpacks every function's code into a folder of its own, another one for other code: what runs keeps what it was
 * started with.
 *
 * @param folder where those folders are
 * @param from folder that relative paths of the program start at
 * @throws ProgramError with a line for every function that cannot run here
 */
export async function prepareFunctions(
  planned: PlannedFunction[],
  folder: string,
  from: string,
): Promise<FunctionSettings[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Ends Node's search for one: the project's own would decide whether a function's `.js` files are modules.
  await writeFile(path.join(folder, "package.json"), "{}\n");
  const prepared = await Promise.all(planned.map((each) => prepare(each, folder, from)));
  const problems = prepared.flatMap(({ problems: own }) => own);
  if (problems.length > 0) throw new ProgramError(problems.join("\n"));
  return prepared.map(({ settings }) => settings);
}

async function prepare({ resource, settings: planned }: PlannedFunction, folder: string, from: string) {
  const code = resource.inputs["code"];
  try {
    const codeFolder = path.join(folder, `${resource.id}.${await fingerprintCode(code, from)}`);
    if (!existsSync(codeFolder)) await unpackCode(code, codeFolder, from);
    const settings = { ...planned, codeFolder };
    return { settings, problems: findUnsupported(settings) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { settings: { ...planned, codeFolder: "" }, problems: [`function "${resource.name}": ${reason}`] };
  }
}

/** Removes the code that is in none of these folders. */
export async function removeUnusedCode(folder: string, used: string[]): Promise<void> {
  const names = new Set(["package.json", ...used.map((each) => path.basename(each))]);
  const unused = (await readdir(folder)).filter((name) => !names.has(name));
  await Promise.all(unused.map((name) => rm(path.join(folder, name), { recursive: true, force: true })));
}
