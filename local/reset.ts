import { existsSync, rmSync } from "node:fs";
import { lockProject } from "./project/project-lock";
import { locateState } from "./project/state-folder";

/**
 * Deletes everything a stack has on this machine. Nothing can start meanwhile.
 *
 * @returns false if there was nothing
 * @throws ProgramError while a server runs in the project
 */
export function resetStack(folder: string, stack: string): boolean {
  const state = locateState(folder, stack);
  if (!existsSync(state.root)) return false;
  const lock = lockProject(
    state.root,
    stack,
    ({ pid, stack: running }) => `a server of stack ${running} runs (pid ${pid}): end it first`,
  );
  try {
    const existed = existsSync(state.stack);
    rmSync(state.stack, { recursive: true, force: true });
    return existed;
  } finally {
    lock.release();
  }
}
