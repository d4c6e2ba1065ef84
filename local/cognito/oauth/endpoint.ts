import { randomUUID } from "node:crypto";
import type { Hono } from "hono";
import { cors } from "hono/cors";
import { CognitoError, toAnswer } from "../errors";
import type { Services } from "../services";
import { OauthError } from "./oauth-error";

/** An endpoint that clients call by themselves, from any page too. */
export interface Endpoint {
  method: "GET" | "POST";
  path: string;

  /** @throws OauthError, or a CognitoError: what was given is good for no tokens */
  answer(request: Request): Promise<Response>;

  /** Of a refusal. @default 400, also for a client that did not prove who it is */
  statusOf?(error: OauthError): number;
}

const allowHeaders = ["authorization", "content-type", "x-amz-user-agent"];

/** Serves an endpoint: any page may ask, no answer is kept, and what is not understood is the caller's mistake. */
export function mountEndpoint(app: Hono, { note }: Pick<Services, "note">, endpoint: Endpoint): void {
  const { method, path, answer, statusOf = () => 400 } = endpoint;
  const refuse = (error: unknown) => {
    if (error instanceof OauthError || error instanceof CognitoError) note(`${method} ${path}: ${toReason(error)}`);
    return toRefusal(error, path, statusOf);
  };
  app.use(path, cors({ origin: "*", allowMethods: [method], allowHeaders, maxAge: 600 }));
  app.use(path, async (context, next) => {
    await next();
    context.res.headers.set("x-amz-cognito-request-id", randomUUID());
    context.res.headers.set("cache-control", "no-store");
    context.res.headers.set("pragma", "no-cache");
  });
  app.on(method, path, ({ req }) => answer(req.raw).catch(refuse));
  app.all(path, () => new Response(null, { status: 405, headers: { allow: method } }));
}

export function toJson(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json;charset=UTF-8", ...headers },
  });
}

/** Why, for the client's developer at this machine: the answer itself tells nobody. */
function toReason(error: OauthError | CognitoError): string {
  const { code, message } = error instanceof CognitoError ? toGrantError(error) : error;
  return `${code}: ${message}`;
}

/** A fault of our own is said on the console, without what it was about. */
function toRefusal(error: unknown, path: string, statusOf: (error: OauthError) => number): Response {
  const refusal = error instanceof CognitoError ? toGrantError(error) : error;
  if (refusal instanceof OauthError) {
    const { code, description } = refusal;
    return toJson(statusOf(refusal), {
      error: code,
      ...(description === undefined ? {} : { error_description: description }),
    });
  }
  return toJson(toAnswer(error, path).status, { error: "server_error" });
}

/** What a person's sign-in comes to that is refused, or whose trigger gives no answer. */
function toGrantError(error: CognitoError): OauthError {
  const fromTrigger = error.type.includes("Lambda");
  return new OauthError("invalid_grant", error.message, fromTrigger ? error.message : undefined);
}
