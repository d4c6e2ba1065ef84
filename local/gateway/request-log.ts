import type { AccessLogFormat } from "./access-log-format";
import type { AnsweredRequest } from "./access-log-variables";
import { withoutTokens } from "./without-tokens";

/** What became of one request. Holds no token: of the request target only the path, never the query. */
export interface RequestLogEntry {
  requestId: string;
  /** Milliseconds since 1970. */
  receivedAt: number;
  method: string;
  /** As sent, without the query; `-` if the request target could not be read. */
  path: string;
  /** Undefined if no route was found. */
  routeKey: string | undefined;
  status: number;
  /** Why the gateway said no, in words for the developer; the caller never sees it. Undefined if it did not. */
  reason: string | undefined;
  /** From the request's arrival to its answer, in milliseconds. */
  durationMs: number;
  /** The line in the stage's own format; undefined if the stage declares no access log. */
  accessLog: string | undefined;
}

/** @param toAccessLine Undefined: the stage declares no access log. */
export function toLogEntry(answered: AnsweredRequest, toAccessLine: AccessLogFormat | undefined): RequestLogEntry {
  const { request, refusal } = answered;
  return {
    requestId: request.id,
    receivedAt: request.receivedAt,
    method: request.method,
    path: withoutTokens(request.target?.encodedPath ?? "-"),
    routeKey: request.routeKey,
    status: answered.status,
    reason: refusal?.message,
    durationMs: answered.answeredAt - request.receivedAt,
    accessLog: toAccessLine?.(answered),
  };
}

/** An entry as it is shown. */
export interface ShownRequest {
  id: string;
  /** ISO 8601. */
  time: string;
  method: string;
  path: string;
  routeKey: string | null;
  status: number;
  reason: string | null;
  durationMs: number;
  accessLog: string | null;
}

/** The last requests of all APIs. */
export interface RequestLog {
  /** Keeps an entry; the oldest one goes. */
  add(entry: RequestLogEntry): void;

  /** Newest first. */
  list(): ShownRequest[];
}

/** @param kept How many entries are kept. @default 500 */
export function createRequestLog(kept = 500): RequestLog {
  const entries: RequestLogEntry[] = [];
  let next = 0;
  return {
    add: (entry) => {
      entries[next] = entry;
      next = (next + 1) % kept;
    },
    list: () => [...entries.slice(next), ...entries.slice(0, next)].reverse().map(show),
  };
}

function show({ requestId, receivedAt, routeKey, reason, accessLog, ...rest }: RequestLogEntry): ShownRequest {
  return {
    id: requestId,
    time: new Date(receivedAt).toISOString(),
    method: rest.method,
    path: rest.path,
    routeKey: routeKey ?? null,
    status: rest.status,
    reason: reason ?? null,
    durationMs: rest.durationMs,
    accessLog: accessLog ?? null,
  };
}
