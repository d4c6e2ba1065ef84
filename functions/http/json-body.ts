import { BadRequestError } from "./errors";
import type { HttpEvent } from "./event";

/** What a JSON body may be. */
export interface JsonBodyLimits {
  /** Size, bytes. @default 131072 */
  maxBytes?: number | undefined;
}

/**
 * The JSON object in the request's body. Its keys are what the caller wrote, `__proto__` among them: read the ones you
 * know, and refuse the others.
 *
 * @throws BadRequestError if there is none, it is too large, not UTF-8, not JSON, or JSON but no object.
 */
export function readJsonObject(event: HttpEvent, limits: JsonBodyLimits = {}): Record<string, unknown> {
  const { maxBytes = 131072 } = limits;
  const bytes = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  if (bytes.length === 0) throw new BadRequestError("the body is empty: send a JSON object");
  if (bytes.length > maxBytes) {
    throw new BadRequestError(`the body has ${bytes.length} bytes: at most ${maxBytes} are taken`);
  }
  const value = parse(bytes);
  if (!isObject(value)) throw new BadRequestError("the body must be a JSON object");
  return value;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new BadRequestError("the body is not valid JSON in UTF-8");
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
