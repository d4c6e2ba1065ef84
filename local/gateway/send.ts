import type { ServerResponse } from "node:http";
import type { Answer } from "./answer";

/** Sends an answer whole, with the request's id, as API Gateway names it. */
export function send(response: ServerResponse, { status, headers, body }: Answer, requestId: string): void {
  const fields = headers.flat();
  fields.push("apigw-requestid", requestId);
  const bodiless = status === 204 || status === 304;
  if (!bodiless) fields.push("content-length", String(Buffer.byteLength(body)));
  response.writeHead(status, fields);
  response.end(bodiless ? undefined : body);
}
