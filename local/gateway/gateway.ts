import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../clock";
import type { InvokeResult } from "../lambda/settings";
import { type AccessLogFormat, compileFormat } from "./access-log-format";
import { type Answer, Refusal, toAnswer } from "./answer";
import { readBody, toEventBody } from "./body";
import { answerPreflight, isPreflight, withCors } from "./cors";
import { toEvent } from "./event";
import { createGuardedRoutes, type GuardedRoute } from "./guarded-routes";
import { callFunction } from "./integration";
import { type GatewayRequest, receive, requireReadable } from "./request";
import type { RequestLogEntry } from "./request-log";
import type { RouteMatch, Router } from "./router";
import { send } from "./send";
import type { ApiSettings } from "./settings";
import { removeStage } from "./stage";
import { createThrottles } from "./throttle";
import type { FindKeys } from "./unsupported";
import { withoutTokens } from "./without-tokens";

export type { RequestLogEntry } from "./request-log";
export { findUnsupported } from "./unsupported";

/** What a gateway needs from outside. */
export interface GatewayOptions {
  /** Calls a function and waits for its end. A rejection counts as a failed function. */
  invoke(functionArn: string, event: unknown): Promise<InvokeResult>;

  /** Public keys of a local pool by issuer; undefined for an issuer that no local pool has. Asked once, at the start. */
  jwks: FindKeys;

  clock: Clock;

  /** One entry a request, after the answer was sent; never holds a token. */
  log(entry: RequestLogEntry): void;
}

interface Gateway {
  settings: ApiSettings;
  options: GatewayOptions;
  findRoute: Router<GuardedRoute>;
  /** Takes one request out of the bucket of a route; false if it was empty. */
  takeToken: (routeKey: string) => boolean;
  /** Undefined: the stage declares no access log. */
  toAccessLine: AccessLogFormat | undefined;
}

/**
 * An HTTP API as a listener for `http.createServer`, which must listen on 127.0.0.1 only.
 *
 * @throws Error with a line for everything in the settings that cannot be honoured: `findUnsupported`, and issuers
 * without keys.
 */
export function createGateway(
  settings: ApiSettings,
  options: GatewayOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const gateway: Gateway = {
    settings,
    options,
    findRoute: createGuardedRoutes(settings, options.jwks, options.clock),
    takeToken: createThrottles(settings, options.clock),
    toAccessLine: settings.accessLog && compileFormat(settings.accessLog.format),
  };
  return (message, response) => {
    serve(gateway, receive(message, options.clock), response).catch(() => response.destroy());
  };
}

async function serve(gateway: Gateway, request: GatewayRequest, response: ServerResponse): Promise<void> {
  let refusal: Refusal | undefined;
  const answer = await answerRequest(gateway, request).catch((error: unknown) => {
    refusal = toRefusal(error);
    return withCors(toAnswer(refusal), gateway.settings.cors, request.headers.values["origin"]);
  });
  if (response.destroyed) return;
  const responseBytes = send(response, answer, request.id);
  logRequest(gateway, request, { status: answer.status, responseBytes, refusal });
}

function logRequest(
  { settings, options, toAccessLine }: Gateway,
  request: GatewayRequest,
  outcome: { status: number; responseBytes: number; refusal: Refusal | undefined },
): void {
  const answeredAt = options.clock();
  options.log({
    requestId: request.id,
    receivedAt: request.receivedAt,
    method: request.method,
    path: withoutTokens(request.target?.encodedPath ?? "-"),
    routeKey: request.routeKey,
    status: outcome.status,
    reason: outcome.refusal?.message,
    durationMs: answeredAt - request.receivedAt,
    accessLog: toAccessLine?.({ ...outcome, api: settings, request, answeredAt }),
  });
}

/** What went wrong in the gateway itself is named by its kind and place: its message could hold what the caller sent. */
function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error)) return new Refusal(500, "the gateway failed");
  const place = error.stack?.split("\n").find((text) => /^\s+at /.test(text));
  return new Refusal(500, `the gateway failed: ${error.name}${place?.replace(/\s+/, " ") ?? ""}`);
}

async function answerRequest(gateway: Gateway, request: GatewayRequest): Promise<Answer> {
  const { settings, options } = gateway;
  const target = requireReadable(request);
  const headers = request.headers.values;
  const preflight = isPreflight(request.method, headers) ? settings.cors : undefined;
  const match = findRoute(gateway, request.method, target.segments);
  if (!match && preflight) return answerPreflight(preflight, headers);
  if (!match) throw new Refusal(404, "no route for this method and path");
  request.routeKey = match.route.routeKey;
  if (!gateway.takeToken(match.route.routeKey)) throw new Refusal(429, "more requests than the throttle lets through");
  request.jwt = match.route.authorize?.({ headers, query: target.query });
  if (preflight) return answerPreflight(preflight, headers);
  const body = await readBody(request.message);
  const event = toEvent({
    ...request,
    api: settings,
    requestId: request.id,
    target,
    routeKey: match.route.routeKey,
    pathParameters: match.pathParameters,
    body: toEventBody(body, headers),
    bodyBytes: body.length,
  });
  const answer = await callFunction(match.route, event, options, request);
  return withCors(answer, settings.cors, headers["origin"]);
}

function findRoute(gateway: Gateway, method: string, path: string[]): RouteMatch<GuardedRoute> | undefined {
  const segments = removeStage(gateway.settings.stage, path);
  return segments && gateway.findRoute(method, segments);
}
