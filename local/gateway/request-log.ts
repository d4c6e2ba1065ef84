/** What became of one request. Holds no token: of the request target only the path, never the query. */
export interface RequestLogEntry {
  requestId: string;
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
}
