import { findPython, type PythonInterpreter } from "./python-interpreter";
import { isPython } from "./runtimes";
import type { FunctionSettings } from "./settings";

/**
 * The Python that runs functions of a runtime.
 *
 * @throws Error if there is none
 */
export async function requirePython(runtime: string, searchPath: string): Promise<PythonInterpreter> {
  const python = await findPython(runtime, searchPath);
  if (!python) throw new Error(toMissing(runtime));
  return python;
}

/** What a person has to know of the Python that runs these functions; a line for each runtime that is not there as declared. */
export async function findPythonNotes(settings: FunctionSettings[], searchPath: string): Promise<string[]> {
  const runtimes = [...new Set(settings.map(({ runtime }) => runtime))].filter(isPython);
  const notes = await Promise.all(runtimes.map((runtime) => findNote(runtime, searchPath)));
  return notes.filter((note) => note !== undefined);
}

async function findNote(runtime: string, searchPath: string): Promise<string | undefined> {
  const python = await findPython(runtime, searchPath);
  if (!python) return `${toMissing(runtime)}; their routes answer 500`;
  if (`python${python.version}`.startsWith(`${runtime}.`)) return undefined;
  return `${runtime} functions run on Python ${python.version} here: ${runtime} is not on PATH`;
}

function toMissing(runtime: string): string {
  return `${runtime} functions cannot run here: neither ${runtime} nor python3 (3.9 or newer) is on PATH`;
}
