import { statSync } from "node:fs";
import path from "node:path";

/** File systems take the time from a clock that lags, milliseconds. */
const clockLagMs = 10;

/** So many evaluations in a row may be for what the one before wrote. */
const patience = 3;

/** A program may write files while it is evaluated. */
export interface OwnWrites {
  /** Notes when an evaluation ran, milliseconds since 1970. */
  evaluated(begunAt: number, endedAt: number): void;

  /** Without the files that the program writes anew, and otherwise, at each evaluation: they would have it evaluated for ever. */
  without(files: ReadonlySet<string>): ReadonlySet<string>;
}

/** @param print is told once of each file that is followed no more */
export function createOwnWrites(folder: string, print: (line: string) => void): OwnWrites {
  const written = new Map<string, number>();
  let last = { begunAt: 0, endedAt: 0 };
  const isOwn = (file: string) => {
    const savedAt = savedAtOf(file);
    return savedAt !== undefined && savedAt >= last.begunAt - clockLagMs && savedAt <= last.endedAt;
  };
  return {
    evaluated: (begunAt, endedAt) => {
      last = { begunAt, endedAt };
    },
    without: (files) => {
      const followed = [...files].filter((file) => {
        const times = isOwn(file) ? (written.get(file) ?? 0) + 1 : 0;
        written.set(file, times);
        if (times === patience + 1) {
          print(`${path.relative(folder, file)} is not followed: the program writes it at each evaluation`);
        }
        return times <= patience;
      });
      return new Set(followed);
    },
  };
}

function savedAtOf(file: string): number | undefined {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return undefined;
  }
}
