import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { Refusal, toAnswer } from "./answer";
import { toWireNames } from "./header-names";
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
  const fields = toWireNames([
    ...headers,
    ["apigw-requestid", createRequestId()],
    ["content-length", String(Buffer.byteLength(body))],
    ["date", new Date().toUTCString()],
    ["connection", "close"],
  ]);
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...fields.map((field) => field.join(": "))];
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), patienceMs).unref();
}

function toStatus(code: string | undefined): Refusal["status"] {
  if (code === "HPE_HEADER_OVERFLOW") return 431;
  if (code === "HPE_CHUNK_EXTENSIONS_OVERFLOW") return 413;
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
}
