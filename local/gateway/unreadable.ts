import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { Refusal, toAnswer } from "./answer";
import { toWireName } from "./header-names";
import { createRequestId } from "./request-id";

/** How long the rest of what a caller sends is let in, so that it can read the answer, milliseconds. */
const patienceMs = 1000;

/**
 * Answers what Node.js could not read as a request (a malformed line, a header, a chunk) as the gateway answers, and ends
 * the connection. Nothing of what was sent is repeated.
 */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET") socket.destroy();
  if (!socket.writable) return;
  const { status, headers, body } = toAnswer(new Refusal(toStatus(error.code), "the request cannot be read"));
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...headers.map(([name, value]) => `${toWireName(name)}: ${value}`),
    `Apigw-Requestid: ${createRequestId()}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Date: ${new Date().toUTCString()}`,
    "Connection: close",
  ];
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), patienceMs).unref();
}

function toStatus(code: string | undefined): Refusal["status"] {
  if (code === "HPE_HEADER_OVERFLOW") return 431;
  if (code === "HPE_CHUNK_EXTENSIONS_OVERFLOW") return 413;
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
}
