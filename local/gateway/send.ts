import type { ServerResponse } from "node:http";
import type { Answer } from "./answer";
import { toWireName } from "./header-names";

/**
 * Sends an answer whole, with the request's id, as API Gateway names it.
 *
 * @returns Length of the body, in bytes.
 */
export function send(response: ServerResponse, { status, headers, body }: Answer, requestId: string): number {
  const fields: string[] = [];
  for (const [name, value] of headers) fields.push(toWireName(name), value);
  fields.push("Apigw-Requestid", requestId);
  const bodiless = status === 204 || status === 304;
  const bytes = bodiless ? 0 : Buffer.byteLength(body);
  if (!bodiless) fields.push("Content-Length", String(bytes));
  // Said here, Node.js adds no Keep-Alive header, which HTTP APIs do not send.
  if (response.shouldKeepAlive) fields.push("Connection", "keep-alive");
  response.writeHead(status, fields);
  response.end(bodiless ? undefined : body);
  return bytes;
}
