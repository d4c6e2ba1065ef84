import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { ProgramError } from "./engine/program-error";
import { findUnsupported } from "./lambda/functions";
import type { FunctionSettings } from "./lambda/settings";
import { unpackCode } from "./resources/function-code";
import type { PlannedFunction } from "./resources/program-settings";

/**
 * Unpacks every function's code into a folder of its own.
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
  const codeFolder = path.join(folder, resource.id ?? "");
  const settings = { ...planned, codeFolder };
  try {
    await unpackCode(resource.inputs["code"], codeFolder, from);
    return { settings, problems: findUnsupported(settings) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { settings, problems: [`function "${resource.name}": ${reason}`] };
  }
}
