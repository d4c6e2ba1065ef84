import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A Python on this machine. */
export interface PythonInterpreter {
  /** For example `3.12.1`. */
  version: string;

  /** Absolute path: what a name on PATH leads to may be a script that needs the developer's environment. */
  executable: string;
}

const run = promisify(execFile);

const question = "import json, platform, sys; print(json.dumps([platform.python_version(), sys.executable]))";

/** Longer than any interpreter takes to start, milliseconds. */
const answerMs = 10_000;

const found = new Map<string, Promise<PythonInterpreter | undefined>>();

/**
 * Finds what runs functions of a runtime such as `python3.12`: that name on PATH, else `python3` (`python` on Windows)
 * if it is 3.9 or newer. Asked once for each.
 *
 * @param searchPath as the environment variable PATH has it
 */
export function findPython(runtime: string, searchPath: string): Promise<PythonInterpreter | undefined> {
  const key = JSON.stringify([runtime, searchPath]);
  const known = found.get(key) ?? search([runtime, process.platform === "win32" ? "python" : "python3"], searchPath);
  found.set(key, known);
  return known;
}

async function search(names: string[], searchPath: string): Promise<PythonInterpreter | undefined> {
  for (const name of names) {
    const interpreter = await ask(name, searchPath);
    if (interpreter && isNewEnough(interpreter)) return interpreter;
  }
  return undefined;
}

/** Isolated, so that nothing but the interpreter answers. */
async function ask(name: string, searchPath: string): Promise<PythonInterpreter | undefined> {
  try {
    const env = { ...process.env, PATH: searchPath };
    const { stdout } = await run(name, ["-I", "-c", question], { env, timeout: answerMs, windowsHide: true });
    const [version, executable] = JSON.parse(stdout) as [string, string];
    return { version, executable };
  } catch {
    return undefined;
  }
}

function isNewEnough({ version }: PythonInterpreter): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major === 3 && minor >= 9;
}
