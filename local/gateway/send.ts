import type { ServerResponse } from "node:http";
import type { Answer } from "./answer";

/**
 * Sends an answer whole, with the request's id, as API Gateway names it.
 *
 * @returns Length of the body, in bytes.
 */
export function send(response: ServerResponse, { status, headers, body }: Answer, requestId: string): number {
  const fields = headers.flat();
  fields.push("apigw-requestid", requestId);
  const bodiless = status === 204 || status === 304;
  const bytes = bodiless ? 0 : Buffer.byteLength(body);
  if (!bodiless) fields.push("content-length", String(bytes));
  response.writeHead(status, fields);
  response.end(bodiless ? undefined : body);
  return bytes;
}
