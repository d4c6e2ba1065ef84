import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Largest body of any AWS service here, in bytes: a DynamoDB batch. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** An answer that is an error of AWS's JSON protocol. */
export class AwsError extends Error {
  constructor(
    readonly status: number,
    /** AWS's name of the error. */
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/** @throws AwsError 413 for a body that the service does not take, by default one that none takes */
export async function readBody(request: IncomingMessage, maxBytes = MAX_BODY_BYTES): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes)
      throw new AwsError(413, "RequestEntityTooLargeException", `the body is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Sends an error as AWS's JSON protocol has it; what is no AwsError is a fault of ours and said on stderr only. */
export function sendError(response: ServerResponse, error: unknown): void {
  const known = error instanceof AwsError ? error : new AwsError(500, "InternalErrorException", "the local run failed");
  if (known !== error) console.error(error);
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amzn-errortype": known.type };
  const body = { __type: known.type, message: known.message };
  sendJson(response, known.status, body, known.status === 413 ? { ...headers, connection: "close" } : headers);
}

/** Sends JSON with the headers every AWS answer has. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string>,
): void {
  const text = Buffer.from(JSON.stringify(body));
  const always = { "content-length": text.length, "cache-control": "no-store", "x-amzn-requestid": randomUUID() };
  response.writeHead(status, { ...headers, ...always }).end(text);
}
