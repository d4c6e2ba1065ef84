import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../clock";
import type { InvokeResult } from "../lambda/settings";
import { type AccessLogFormat, compileFormat } from "./access-log-format";
import { type Answer, Refusal, toAnswer } from "./answer";
import { readBody, toEventBody } from "./body";
import { answerPreflight, isPreflight, withCors } from "./cors";
import { toEvent } from "./event";
import { createGuardedRoutes, type GuardedRoute } from "./guarded-routes";
import { type CallFunction, createIntegration } from "./integration";
import { type GatewayRequest, receive, requireReadable } from "./request";
import type { RequestLogEntry } from "./request-log";
import type { RequestTarget } from "./request-target";
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
  callFunction: CallFunction;
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
    callFunction: createIntegration(options),
  };
  return (message, response) => {
    const request = receive(message, options.clock);
    try {
      serve(gateway, request, response);
    } catch (error) {
      refuse(gateway, request, response, error);
    }
  };
}

/** Without a body, a request waits for nothing but its function. */
function serve(gateway: Gateway, request: GatewayRequest, response: ServerResponse): void {
  const admitted = admit(gateway, request);
  const { headers } = request.message;
  if ("status" in admitted) answer(gateway, request, response, admitted);
  else if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) {
    callRoute(gateway, request, response, admitted, noBody);
  } else {
    readBody(request.message)
      .then((body) => callRoute(gateway, request, response, admitted, body))
      .catch((error: unknown) => refuse(gateway, request, response, error));
  }
}

const noBody = Buffer.alloc(0);

/** A request that may go to its route. */
interface Admitted extends RouteMatch<GuardedRoute> {
  target: RequestTarget;
}

/**
 * Every check of a request, in the order of the cloud's.
 *
 * @returns The route it may go to, or the answer to a preflight.
 */
function admit(gateway: Gateway, request: GatewayRequest): Admitted | Answer {
  const { settings } = gateway;
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
  return { route: match.route, pathParameters: match.pathParameters, target };
}

function findRoute(gateway: Gateway, method: string, path: string[]): RouteMatch<GuardedRoute> | undefined {
  const segments = removeStage(gateway.settings.stage, path);
  return segments && gateway.findRoute(method, segments);
}

function callRoute(
  gateway: Gateway,
  request: GatewayRequest,
  response: ServerResponse,
  { route, pathParameters, target }: Admitted,
  body: Buffer,
): void {
  const { settings } = gateway;
  const { id: requestId, receivedAt, method, headers, sourceIp, jwt } = request;
  const event = toEvent({
    api: settings,
    requestId,
    receivedAt,
    method,
    target,
    headers,
    sourceIp,
    routeKey: route.routeKey,
    pathParameters,
    jwt,
    body: toEventBody(body, headers.values),
    bodyBytes: body.length,
  });
  gateway.callFunction(route, event, request).then(
    (result) => answer(gateway, request, response, withCors(result, settings.cors, request.headers.values["origin"])),
    (error: unknown) => refuse(gateway, request, response, error),
  );
}

/** The one place where a refusal, or what went wrong, becomes an answer. */
function refuse(gateway: Gateway, request: GatewayRequest, response: ServerResponse, error: unknown): void {
  const refusal = toRefusal(error);
  const made = withCors(toAnswer(refusal), gateway.settings.cors, request.headers.values["origin"]);
  answer(gateway, request, response, made, refusal);
}

/** What went wrong in the gateway itself is named by its kind and place: its message could hold what the caller sent. */
function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error)) return new Refusal(500, "the gateway failed");
  const place = error.stack?.split("\n").find((text) => /^\s+at /.test(text));
  return new Refusal(500, `the gateway failed: ${error.name}${place?.replace(/\s+/, " ") ?? ""}`);
}

/** Sends an answer and logs it. Never throws. */
function answer(
  gateway: Gateway,
  request: GatewayRequest,
  response: ServerResponse,
  made: Answer,
  refusal?: Refusal,
): void {
  if (response.destroyed) return;
  try {
    const responseBytes = send(response, made, request.id);
    logRequest(gateway, request, { status: made.status, responseBytes, refusal });
  } catch {
    response.destroy();
  }
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
