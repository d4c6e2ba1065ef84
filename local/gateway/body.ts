import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { Refusal } from "./answer";

/** Payload quota of HTTP APIs, in bytes. */
export const maxBodyBytes = 10 * 1024 * 1024;

/** A request's body as a function gets it. */
export interface EventBody {
  text: string;
  isBase64Encoded: boolean;
}

/**
 * Reads the whole body.
 *
 * @returns Empty if there is none.
 * @throws Refusal 413 over 10 MB, by its declared length already; Error if the caller went away.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const length = request.headers["content-length"];
  if (length === undefined && request.headers["transfer-encoding"] === undefined) return Buffer.alloc(0);
  const tooLarge = new Refusal(413, `the body is larger than ${maxBodyBytes} bytes`);
  if (Number(length ?? 0) > maxBodyBytes) throw tooLarge;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const collect = (chunk: Buffer) => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes > maxBodyBytes) {
        request.off("data", collect).resume();
        reject(tooLarge);
      }
    };
    request.on("data", collect);
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => reject(new Error("the caller went away")));
  });
}

/**
 * A body as text if its content type says it is one, else as base64. A text that is not UTF-8, or that is compressed, is
 * base64 too, so that no byte is lost.
 *
 * @returns Undefined if the body is empty.
 */
export function toEventBody(body: Buffer, headers: Record<string, string>): EventBody | undefined {
  if (body.length === 0) return undefined;
  const encoded = (headers["content-encoding"] ?? "identity") !== "identity";
  const isText = !encoded && isTextType(headers["content-type"]) && isUtf8(body);
  return { text: body.toString(isText ? "utf8" : "base64"), isBase64Encoded: !isText };
}

const textType = /^(?:text\/.*|application\/(?:json|javascript|xml|.*\+json|.*\+xml))$/;

function isTextType(contentType: string | undefined): boolean {
  if (contentType === undefined) return true;
  return textType.test((contentType.split(";")[0] ?? "").trim().toLowerCase());
}
