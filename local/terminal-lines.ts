import type { RequestLogEntry } from "./gateway/gateway";
import type { FunctionLogLine } from "./lambda/functions";

/** A line of a function's log, for a terminal. */
export function toLogText({ functionName, level, text }: FunctionLogLine): string {
  return `[${functionName}] ${level} ${withoutControls(text)}`;
}

/** One line for a request that the gateway refused, with the reason that the caller was not told; undefined for the others. */
export function toRefusalText({ method, path, status, reason }: RequestLogEntry): string | undefined {
  if (reason === undefined) return undefined;
  // A reason may name what a function threw: it begins no line that looks like ours.
  return withoutControls(`${method} ${path} ${status}: ${reason}`).replace(/[\n\t]/g, " ");
}

/** What others sent may not steer the terminal, nor turn its text around. Line breaks and tabs of a log stay. */
export function withoutControls(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "?");
}
