/** Where in a URL an answer to a client stands: an answer with tokens never in the query (RFC 6749, 4.2.2). */
export type AnswerPart = "query" | "fragment";

/** Where the answer to an authorization request goes, and what goes back with every answer. */
export interface AnswerTarget {
  /** One of the client's callback URLs. */
  redirectUri: string;
  part: AnswerPart;
  /** As it was given; undefined: none was. */
  state: string | undefined;
}

/** Errors that the authorization endpoint hands to a client (Authorize endpoint, Negative responses). */
export type AuthorizationErrorCode =
  | "invalid_request"
  | "unauthorized_client"
  | "invalid_scope"
  | "server_error"
  | "login_required";

/** A refusal that goes to the client by way of the browser. */
export class RedirectError extends Error {
  /** @param message for the client's developer, `error_description`; nothing of the request stands in it */
  constructor(
    readonly target: AnswerTarget,
    readonly code: AuthorizationErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** The answer to an authorization request: a redirect that nobody keeps. Parameters that are undefined are left out. */
export function toAnswerRedirect(target: AnswerTarget, parameters: Record<string, string | undefined>): Response {
  return redirectTo(toAnswerUrl(target, parameters));
}

export function toErrorRedirect({ target, code, message }: RedirectError): Response {
  return toAnswerRedirect(target, { error: code, error_description: message });
}

/** @param location a whole URL, or a path here */
export function redirectTo(location: string, headers: Record<string, string> = {}): Response {
  const never = { "cache-control": "no-store", pragma: "no-cache", "referrer-policy": "no-referrer" };
  return new Response(null, { status: 302, headers: { location, ...never, ...headers } });
}

function toAnswerUrl({ redirectUri, part, state }: AnswerTarget, parameters: Record<string, string | undefined>) {
  const uri = toHeaderText(redirectUri);
  const given = Object.entries({ ...parameters, state }).filter((entry): entry is [string, string] => !!entry[1]);
  const answer = given.map(([name, value]) => `${name}=${escapeText(value)}`).join("&");
  if (part === "fragment") return `${uri}#${answer}`;
  return `${uri}${uri.includes("?") ? "&" : "?"}${answer}`;
}

/** A URL as a header can carry it: nothing in it ends the line. */
export function toHeaderText(url: string): string {
  return url.replace(/[^\x21-\x7e]+/g, escapeText);
}

/** Percent-encoded, a space too: what reads it as a form and what does not both get the same text. */
function escapeText(text: string): string {
  // A round trip through UTF-8 first: half a surrogate pair cannot be escaped.
  return encodeURIComponent(Buffer.from(text).toString());
}
