import { openAccessLogs } from "./gateway/access-logs";
import { createRequestLog, type RequestLogEntry, type ShownRequest } from "./gateway/request-log";
import type { ApiSettings } from "./gateway/settings";
import { toRefusalText } from "./terminal-lines";

/** What is kept of the requests to all APIs. */
export interface RequestLogs {
  /** Takes the entries of an API: a refusal is a line for a person, an access log line goes to its file. */
  of(api: ApiSettings): (entry: RequestLogEntry) => void;

  /** The last requests, newest first. */
  list(): ShownRequest[];

  /** Writes what is left. */
  close(): Promise<void>;
}

/** @param folder where access logs are written */
export function openRequestLogs(folder: string, print: (line: string) => void): RequestLogs {
  const latest = createRequestLog();
  const accessLogs = openAccessLogs({ folder, print });
  return {
    of: ({ accessLog }) => {
      return (entry) => {
        latest.add(entry);
        if (accessLog && entry.accessLog !== undefined) accessLogs.append(accessLog.logGroup, entry.accessLog);
        const line = toRefusalText(entry);
        if (line !== undefined) print(line);
      };
    },
    list: latest.list,
    close: accessLogs.close,
  };
}
