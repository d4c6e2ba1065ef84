import { findPython } from "./python-interpreter";
import type { FunctionSettings } from "./settings";

/** Whether a runtime's functions run in Python: `python3.9` and newer. */
export function isPython(runtime: string): boolean {
  return /^python3\.(9|[1-9]\d)$/.test(runtime);
}

/** That functions of a runtime cannot run, and what to do. */
export function toMissing(runtime: string): string {
  return `${runtime} functions cannot run here: neither ${runtime} nor python3 (3.9 or newer) is on PATH`;
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
