/** What goes back to the caller. */
export interface Answer {
  status: number;
  /** Name and value, in the order they are sent; a name may stand twice (`set-cookie`). */
  headers: [name: string, value: string][];
  body: string | Buffer;
}

/**
 * Says no to a request. Only `status`, and `challenge` where there is one, reach the caller; the message is for the
 * developer's request log and holds no token.
 */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 408 | 413 | 429 | 431 | 500 | 503,
    /** What is wrong with the request, in words. */
    reason: string,
    /** Value of the `www-authenticate` header. */
    readonly challenge?: string,
  ) {
    super(reason);
  }
}

const bodies = {
  400: '{"message":"Bad Request"}',
  401: '{"message":"Unauthorized"}',
  403: '{"message":"Forbidden"}',
  404: '{"message":"Not Found"}',
  408: '{"message":"Request Timeout"}',
  413: '{"message":"Request Entity Too Large"}',
  429: '{"message":"Too Many Requests"}',
  431: '{"message":"Request Header Fields Too Large"}',
  500: '{"message":"Internal Server Error"}',
  503: '{"message":"Service Unavailable"}',
} satisfies Record<Refusal["status"], string>;

/** The answer that API Gateway makes itself. A 503 carries no content type, as recorded from HTTP APIs. */
export function toAnswer(refusal: Refusal): Answer {
  const headers: Answer["headers"] = [];
  if (refusal.status !== 503) headers.push(["content-type", "application/json"]);
  if (refusal.challenge !== undefined) headers.push(["www-authenticate", refusal.challenge]);
  return { status: refusal.status, headers, body: bodies[refusal.status] };
}
