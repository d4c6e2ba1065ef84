import path from "node:path";
import { LogFile } from "./log-file";

/** The access logs of all APIs, a file for each log group. */
export interface AccessLogs {
  /** Adds a line; returns at once. */
  append(logGroup: string, line: string): void;

  /** Writes what is left. */
  close(): Promise<void>;
}

/** Where access logs go. */
export interface AccessLogsOptions {
  folder: string;

  /** Takes one line for a person. */
  print(line: string): void;

  /** Length of a file in bytes, of which there are at most two for each log group. @default 10 MB */
  maxBytes?: number;
}

/** Nothing is made before the first line. */
export function openAccessLogs({ folder, print, maxBytes = 10 * 1024 * 1024 }: AccessLogsOptions): AccessLogs {
  const files = new Map<string, LogFile>();
  const open = (logGroup: string) => {
    const fail = (error: Error) => print(`note: access log ${logGroup} is no longer written: ${error.message}`);
    const file = new LogFile({ file: toFile(folder, logGroup), maxBytes, fail });
    files.set(logGroup, file);
    return file;
  };
  return {
    append: (logGroup, line) => (files.get(logGroup) ?? open(logGroup)).append(line),
    close: async () => {
      await Promise.all([...files.values()].map((file) => file.close()));
    },
  };
}

/** `/aws/http/notes` is `aws/http/notes.log` in the folder; no name of a log group leads out of it. */
export function toFile(folder: string, logGroup: string): string {
  const parts = logGroup.split("/").filter((part) => part !== "");
  const names = parts.map((part) => part.replace(/^\.+$|[^\w.#-]/g, "_"));
  return `${path.join(folder, ...(names.length > 0 ? names : ["_"]))}.log`;
}
