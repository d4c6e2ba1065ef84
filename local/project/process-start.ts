import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * When a process was started, in the system's own words: with its pid it names one process for good, because a pid is
 * given to another program later.
 *
 * @returns undefined if there is no such process, or the system does not say
 */
export function readProcessStart(pid: number): string | undefined {
  try {
    if (process.platform === "linux") return readLinux(pid);
    if (process.platform === "win32") return undefined;
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Field 22 of `/proc/<pid>/stat`, counted after the command's name, which may hold anything but ends with the last `)`. */
function readLinux(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return ticks && `${boot}/${ticks}`;
}

/** Whether a process with that pid runs, of whatever program. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
