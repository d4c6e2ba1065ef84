import { validateHeaderName, validateHeaderValue } from "node:http";
import { type Answer, Refusal } from "./answer";
import { hopByHop } from "./request-headers";

/** What Lambda may answer at most, in bytes. */
const maxAnswerBytes = 6 * 1024 * 1024;

const ownHeaders: ReadonlySet<string> = new Set([...hopByHop, "content-length", "apigw-requestid"]);

/**
 * What a function returned, as the answer to the caller (payload format 2.0). With `statusCode` it is a response; without,
 * all of it is the body.
 *
 * @throws Refusal 500 if it is a response that cannot be sent: the function's mistake, which the caller learns nothing of.
 */
export function fromPayload(payload: unknown): Answer {
  const answer = isResponse(payload) ? fromResponse(payload) : { status: 200, headers: json(), body: toText(payload) };
  if (Buffer.byteLength(answer.body) > maxAnswerBytes) throw malformed("its body is larger than 6 MB");
  return answer;
}

function malformed(reason: string): Refusal {
  return new Refusal(500, `the function's answer cannot be sent: ${reason}`);
}

function json(): Answer["headers"] {
  return [["content-type", "application/json"]];
}

/** A string goes out as it is, without quotes; nothing at all as `null`. */
function toText(payload: unknown): string {
  if (typeof payload === "string") return payload;
  try {
    return JSON.stringify(payload) ?? "null";
  } catch {
    throw malformed("it is no JSON value");
  }
}

interface FunctionResponse {
  statusCode: unknown;
  headers?: unknown;
  cookies?: unknown;
  body?: unknown;
  isBase64Encoded?: unknown;
}

function isResponse(payload: unknown): payload is FunctionResponse {
  return (
    typeof payload === "object" &&
    payload !== null &&
    !Array.isArray(payload) &&
    "statusCode" in payload &&
    payload.statusCode !== undefined
  );
}

function fromResponse({ statusCode, headers, cookies, body, isBase64Encoded }: FunctionResponse): Answer {
  if (typeof statusCode !== "number" || !Number.isInteger(statusCode) || statusCode < 200 || statusCode > 599) {
    throw malformed("statusCode must be a whole number from 200 to 599");
  }
  const fields = [...toHeaders(headers ?? {}), ...toSetCookies(cookies ?? [])];
  if (!fields.some(([name]) => name === "content-type")) fields.push(["content-type", "text/plain; charset=utf-8"]);
  for (const field of fields) requireSendable(field);
  return { status: statusCode, headers: fields, body: toBody(body ?? "", isBase64Encoded ?? false) };
}

/** Names in lower case, the last of equal names; without those that belong to the connection or to the gateway. */
function toHeaders(headers: unknown): Answer["headers"] {
  if (typeof headers !== "object" || headers === null || Array.isArray(headers)) {
    throw malformed("headers must be an object");
  }
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    if (value === null || value === undefined || ownHeaders.has(name.toLowerCase())) continue;
    if (!["string", "number", "boolean"].includes(typeof value)) {
      throw malformed("a header's value must be a string, a number or a boolean");
    }
    fields.set(name.toLowerCase(), String(value));
  }
  return [...fields];
}

function toSetCookies(cookies: unknown): Answer["headers"] {
  if (!Array.isArray(cookies)) throw malformed("cookies must be a list");
  return cookies.map((cookie: unknown) => {
    if (typeof cookie !== "string") throw malformed("a cookie must be a string");
    return ["set-cookie", cookie];
  });
}

/** A line break in a header would let data that a caller sent write headers of its own, or a second answer. */
function requireSendable([name, value]: [string, string]): void {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw malformed("a header or a cookie holds characters that no header may hold");
  }
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

function toBody(body: unknown, isBase64Encoded: unknown): string | Buffer {
  if (typeof body !== "string") throw malformed("body must be a string");
  if (typeof isBase64Encoded !== "boolean") throw malformed("isBase64Encoded must be true or false");
  if (!isBase64Encoded) return body;
  if (!base64.test(body)) throw malformed("body must be base64, as isBase64Encoded says");
  return Buffer.from(body, "base64");
}
