import type { ChildProcess } from "node:child_process";
import fs from "node:fs";

/** Ends a process that needs more memory than it may. */
export interface MemoryLimit {
  /** Whether the process has work: only then can it come to need more. */
  watch(works: boolean): void;

  stop(): void;

  wasExceeded(): boolean;
}

/** How often a process that works is looked at, milliseconds. */
const lookMs = 50;

/**
 * Holds a process to its memory as Lambda does, by what is resident: address space says little, since libraries set far
 * more of it aside than they use. Linux only; what its own child processes need is not counted.
 */
export function limitMemory(child: ChildProcess, memoryMb: number): MemoryLimit {
  let timer: NodeJS.Timeout | undefined;
  let works = true;
  let exceeded = false;
  const look = () => {
    timer = undefined;
    if (readResidentKb(child.pid) > memoryMb * 1024) {
      exceeded = true;
      child.kill("SIGKILL");
    } else if (works) {
      timer = setTimeout(look, lookMs).unref();
    }
  };
  timer = setTimeout(look, lookMs).unref();
  return {
    watch(now) {
      works = now;
      if (works) timer ??= setTimeout(look, lookMs).unref();
    },
    stop: () => clearTimeout(timer),
    wasExceeded: () => exceeded,
  };
}

/** 0 where the system does not say. */
function readResidentKb(pid: number | undefined): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
