import type { IncomingMessage } from "node:http";
import type { Clock } from "../clock";
import { Refusal } from "./answer";
import type { JwtContext } from "./authorizer";
import { requireOwnHost } from "./host";
import { type RequestHeaders, readHeaders } from "./request-headers";
import { createRequestId } from "./request-id";
import { parseTarget, type RequestTarget } from "./request-target";

/** The call of a route's function. */
export interface IntegrationCall {
  /** Milliseconds since 1970. */
  calledAt: number;
  /** Milliseconds since 1970; undefined if it could not be called, or did not end in time. */
  endedAt: number | undefined;
  /** Of the function's answer; undefined if it failed. */
  status: number | undefined;
}

/** A request on its way through the gateway; what can be undefined is filled in as it becomes known. */
export interface GatewayRequest {
  id: string;
  /** Milliseconds since 1970. */
  receivedAt: number;
  method: string;
  headers: RequestHeaders;
  target: RequestTarget | undefined;
  routeKey: string | undefined;
  /** Of the token that was accepted. */
  jwt: JwtContext | undefined;
  integration: IntegrationCall | undefined;
  /** Where the connection comes from. */
  sourceIp: string;
  /** For the body. */
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
    jwt: undefined,
    integration: undefined,
    sourceIp: message.socket.remoteAddress ?? "127.0.0.1",
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
  if (message.httpVersionMajor !== 1) throw new Refusal(400, "the request line names no version of HTTP/1");
  requireOwnHost(headers.values["host"], message.socket.localPort);
  const requestLine = `${method} ${url} HTTP/1.1`.length;
  if (requestLine + headers.bytes > maxHeadBytes) {
    throw new Refusal(431, `request line and header values are larger than ${maxHeadBytes} bytes`);
  }
  request.target = parseTarget(url);
  return request.target;
}
