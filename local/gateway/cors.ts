import type { Answer } from "./answer";
import type { CorsSettings } from "./settings";

/** A preflight, as a browser sends it (Fetch standard, CORS-preflight request). */
export function isPreflight(method: string, headers: Record<string, string>): boolean {
  return method === "OPTIONS" && headers["origin"] !== undefined && headers[requestMethod] !== undefined;
}

const requestMethod = "access-control-request-method";

/**
 * The answer to a preflight: 204, with the API's CORS headers if both the origin and the method it asks for are allowed.
 */
export function answerPreflight(cors: CorsSettings, headers: Record<string, string>): Answer {
  const answer: Answer = { status: 204, headers: [], body: "" };
  const method = headers[requestMethod] ?? "";
  const origin = allowOrigin(cors, headers["origin"]);
  if (origin === undefined || !(cors.allowMethods.includes("*") || cors.allowMethods.includes(method))) return answer;
  answer.headers.push(...toCredentials(cors, origin), ["access-control-allow-methods", cors.allowMethods.join(",")]);
  if (cors.allowHeaders.length > 0) answer.headers.push(["access-control-allow-headers", cors.allowHeaders.join(",")]);
  if (cors.maxAgeSeconds !== undefined) answer.headers.push(["access-control-max-age", String(cors.maxAgeSeconds)]);
  return answer;
}

/**
 * An answer as the API's CORS settings want it: with the API's headers if the request's origin is allowed, and never
 * with CORS headers that the function sent ("Configuring CORS for HTTP APIs").
 *
 * @param origin The request's `origin` header.
 */
export function withCors(answer: Answer, cors: CorsSettings | undefined, origin: string | undefined): Answer {
  if (!cors) return answer;
  const headers = answer.headers.filter(([name]) => !name.toLowerCase().startsWith("access-control-"));
  const allowed = allowOrigin(cors, origin);
  if (allowed !== undefined) {
    headers.push(...toCredentials(cors, allowed));
    if (cors.exposeHeaders.length > 0) headers.push(["access-control-expose-headers", cors.exposeHeaders.join(",")]);
  }
  return { ...answer, headers };
}

/** The value of `access-control-allow-origin`; undefined if the origin is not allowed, or the request has none. */
function allowOrigin({ allowOrigins }: CorsSettings, origin: string | undefined): string | undefined {
  if (origin === undefined) return undefined;
  if (allowOrigins.includes("*")) return "*";
  return allowOrigins.some((allowed) => isSameOrigin(allowed, origin)) ? origin : undefined;
}

/** Exactly, or any of the scheme for `https://*` and `http://*`; no other wildcard is one. */
function isSameOrigin(allowed: string, origin: string): boolean {
  if (allowed === "https://*" || allowed === "http://*") return origin.startsWith(allowed.slice(0, -1));
  return allowed === origin;
}

function toCredentials(cors: CorsSettings, origin: string): Answer["headers"] {
  const headers: Answer["headers"] = [["access-control-allow-origin", origin]];
  if (cors.allowCredentials) headers.push(["access-control-allow-credentials", "true"]);
  return headers;
}
