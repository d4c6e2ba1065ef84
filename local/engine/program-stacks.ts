import { findSourceMap } from "node:module";
import { fileURLToPath } from "node:url";

type PrepareStackTrace = (error: Error, sites: NodeJS.CallSite[]) => string;

/** Errors whose stack was written without source maps. */
const unmapped = new WeakSet<Error>();

/**
 * Writes stacks without source maps from now on. The SDK writes one for every promise it makes, and looking each line up
 * costs more than the rest of an evaluation.
 *
 * @returns puts back what was before
 */
export function writePlainStacks(): () => void {
  const holder = Error as { prepareStackTrace?: PrepareStackTrace | undefined };
  const before = holder.prepareStackTrace;
  holder.prepareStackTrace = (error, sites) => {
    unmapped.add(error);
    return [String(error), ...sites.map((site) => `    at ${site}`)].join("\n");
  };
  return () => {
    holder.prepareStackTrace = before;
  };
}

/** The lines of an error's stack that say where, in the files as they were written. */
export function readStack(error: Error): string[] {
  const lines = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return unmapped.has(error) ? lines.map(toSource) : lines;
}

const PLACE = /(?:file:\/\/)?(\/[^():]+|[A-Za-z]:[^():]+):(\d+):(\d+)\)?$/;

function toSource(line: string): string {
  const [place, file = "", row = "", column = ""] = line.match(PLACE) ?? [];
  const map = place === undefined ? undefined : findSourceMap(file);
  const entry = map?.findEntry(Number(row) - 1, Number(column) - 1);
  if (place === undefined || !entry || !("originalSource" in entry)) return line;
  const source = entry.originalSource.startsWith("file:") ? fileURLToPath(entry.originalSource) : entry.originalSource;
  const mapped = `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  return line.slice(0, -place.length) + mapped + (place.endsWith(")") ? ")" : "");
}
