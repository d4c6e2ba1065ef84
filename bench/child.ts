import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A server in a process of its own. */
export interface Server {
  /** Address of the measured route. */
  url: string;

  pid: number;

  /** Ends the process and waits until it is gone. */
  end(): Promise<void>;
}

/**
 * Runs a TypeScript file that says its port in its first line.
 *
 * @throws Error if it ends before
 */
export async function startScript(file: string, ...args: string[]): Promise<Server> {
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const port = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once("line", resolve);
    child.once("exit", () => reject(new Error(`${file} ended before it listened`)));
  });
  return { url: `http://127.0.0.1:${port}/hello`, pid: child.pid ?? 0, end: () => end(child) };
}

/** Ends a process that was started here. */
export function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  return gone;
}
