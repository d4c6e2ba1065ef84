import type { HttpResponse } from "./event";

/**
 * An answer in JSON.
 *
 * The content type is always given, because the gateway would say `text/plain` where there is none.
 */
export function json(statusCode: number, body: unknown): HttpResponse {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** 204: done, and there is nothing to say. */
export function noContent(): HttpResponse {
  return { statusCode: 204 };
}
