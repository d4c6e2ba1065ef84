import type { IncomingMessage } from "node:http";
import type { Clock } from "../clock";
import { Refusal } from "./answer";
import { requireOwnHost } from "./host";
import { type RequestHeaders, readHeaders } from "./request-headers";
import { createRequestId } from "./request-id";
import { parseTarget, type RequestTarget } from "./request-target";

/** A request on its way through the gateway; `target` and `routeKey` are filled in as they become known. */
export interface GatewayRequest {
  id: string;
  /** Milliseconds since 1970. */
  receivedAt: number;
  method: string;
  headers: RequestHeaders;
  target: RequestTarget | undefined;
  routeKey: string | undefined;
  /** For the body, and where the connection comes from. */
  message: IncomingMessage;
}

export function receive(message: IncomingMessage, clock: Clock): GatewayRequest {
  return {
    id: createRequestId(),
    receivedAt: clock(),
    method: message.method ?? "",
    headers: readHeaders(message.rawHeaders),
    target: undefined,
    routeKey: undefined,
    message,
  };
}

/** Quota of HTTP APIs for the request line and all header values together, in bytes. */
const maxHeadBytes = 10_240;

/**
 * Checks what is asked of every request, whatever its route, and reads its target.
 *
 * @throws Refusal 400, 403 for a foreign host, 431 over the quota for headers.
 */
export function requireReadable(request: GatewayRequest): RequestTarget {
  const { method, headers, message } = request;
  const url = message.url ?? "";
  requireOwnHost(headers.values["host"], message.socket.localPort);
  const requestLine = `${method} ${url} HTTP/1.1`.length;
  if (requestLine + headers.bytes > maxHeadBytes) {
    throw new Refusal(431, `request line and header values are larger than ${maxHeadBytes} bytes`);
  }
  request.target = parseTarget(url);
  return request.target;
}
