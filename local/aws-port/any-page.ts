import type { IncomingMessage, ServerResponse } from "node:http";
import { operations } from "../cognito/operations";

/** What comes before the operation's name in `X-Amz-Target`. */
export const COGNITO = "AWSCognitoIdentityProviderService.";

/**
 * What Amplify and the AWS SDK send from a browser. `authorization` is not among them and never is: so no page signs a
 * request, and what needs a signature is out of reach for all of them.
 */
const headers = [
  "amz-sdk-invocation-id",
  "amz-sdk-request",
  "cache-control",
  "content-type",
  "x-amz-target",
  "x-amz-user-agent",
];

/** Whether a browser asks, for a page of another origin, what it may send to the AWS services (Fetch standard, CORS preflight). */
export function isPreflight({ method, headers: given }: IncomingMessage, path: string): boolean {
  return method === "OPTIONS" && path === "/" && given.origin !== undefined;
}

/** Says the same to all pages; which operations they may call is told with the call. */
export function answerPreflight(response: ServerResponse): void {
  response
    .writeHead(204, {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": headers.join(","),
      "access-control-max-age": "600",
      vary: "origin",
    })
    .end();
}

/**
 * Whether this is a call that any page may make, as on AWS: an operation of Cognito that needs no IAM, without a
 * signature. Then its answer is for the page to read.
 */
export function admitsAnyPage({ method, headers: given }: IncomingMessage, response: ServerResponse): boolean {
  if (method !== "POST" || given.origin === undefined) return false;
  if (given.authorization !== undefined) return false;
  const target = String(given["x-amz-target"] ?? "");
  if (!target.startsWith(COGNITO)) return false;
  if (operations.get(target.slice(COGNITO.length))?.access !== "public") return false;
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-expose-headers", "x-amzn-errortype,x-amzn-requestid");
  return true;
}
