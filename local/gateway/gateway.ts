import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../clock";
import type { InvokeResult } from "../lambda/settings";
import { type AccessLogFormat, compileFormat } from "./access-log-format";
import { type Answer, Refusal, toAnswer } from "./answer";
import type { JwtContext } from "./authorizer";
import { readBody, toEventBody } from "./body";
import { answerPreflight, isPreflight, withCors } from "./cors";
import { type HttpApiEvent, toEvent } from "./event";
import { createGuardedRoutes, type GuardedRoute } from "./guarded-routes";
import { type CallFunction, createIntegration } from "./integration";
import { type GatewayRequest, receive, requireReadable } from "./request";
import { type RequestLogEntry, toLogEntry } from "./request-log";
import type { RequestTarget } from "./request-target";
import type { RouteMatch, Router } from "./router";
import { send } from "./send";
import type { ApiSettings, CorsSettings } from "./settings";
import { removeStage } from "./stage";
import { createThrottles } from "./throttle";
import type { FindKeys } from "./unsupported";

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
  /** Requests that are not answered yet. */
  underWay: number;
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
    underWay: 0,
  };
  return (message, response) => serve(gateway, receive(message, options.clock), response);
}

/*
 * The way of a request. It is taken thousands of times a second, so it is straight: what can be done at once is, nothing is
 * copied, and no promise is made but for what has to be waited for: the signature, a body, the function. Checking the
 * signature costs more than all the rest. One request after the other has it checked here, which is soonest; if several
 * are under way another thread checks theirs together, while this one goes on.
 */

/** So many requests may be under way before signatures are checked aside. */
const quiet = 2;

/** A request whose route is found. */
interface Routed extends RouteMatch<GuardedRoute> {
  target: RequestTarget;
  /** The API's rules, for a preflight that its route has to let through. */
  preflight: CorsSettings | undefined;
}

function serve(gateway: Gateway, request: GatewayRequest, response: ServerResponse): void {
  gateway.underWay += 1;
  try {
    const routed = findRoute(gateway, request);
    if ("status" in routed) {
      answer(gateway, request, response, routed);
      return;
    }
    const { route, target } = routed;
    const carrier = { headers: request.headers.values, query: target.query };
    const jwt = gateway.underWay > quiet ? route.authorize?.aside(carrier) : route.authorize?.(carrier);
    if (jwt instanceof Promise) {
      jwt.then(
        (late) => enter(gateway, request, response, routed, late),
        (error: unknown) => refuse(gateway, request, response, error),
      );
    } else enter(gateway, request, response, routed, jwt);
  } catch (error) {
    refuse(gateway, request, response, error);
  }
}

/**
 * What is asked of every request before its token is.
 *
 * @returns Its route, or the answer to a preflight.
 */
function findRoute(gateway: Gateway, request: GatewayRequest): Routed | Answer {
  const { settings } = gateway;
  const target = requireReadable(request);
  const headers = request.headers.values;
  const preflight = isPreflight(request.method, headers) ? settings.cors : undefined;
  const segments = removeStage(settings.stage, target.segments);
  const match = segments && gateway.findRoute(request.method, segments);
  if (!match && preflight) return answerPreflight(preflight, headers);
  if (!match) throw new Refusal(404, "no route for this method and path");
  request.routeKey = match.route.routeKey;
  if (!gateway.takeToken(match.route.routeKey)) throw new Refusal(429, "more requests than the throttle lets through");
  return { route: match.route, pathParameters: match.pathParameters, target, preflight };
}

/** Goes on with a request that its route lets in. Never throws. */
function enter(
  gateway: Gateway,
  request: GatewayRequest,
  response: ServerResponse,
  routed: Routed,
  jwt: JwtContext | undefined,
): void {
  const { headers, destroyed } = request.message;
  request.jwt = jwt;
  if (routed.preflight) {
    answer(gateway, request, response, answerPreflight(routed.preflight, request.headers.values));
  } else if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) {
    callRoute(gateway, request, response, routed, noBody);
  } else if (destroyed) {
    refuse(gateway, request, response, new Error("the caller went away"));
  } else {
    readBody(request.message).then(
      (body) => callRoute(gateway, request, response, routed, body),
      (error: unknown) => refuse(gateway, request, response, error),
    );
  }
}

const noBody = Buffer.alloc(0);

/** Calls the function of a request's route. Never throws. */
function callRoute(
  gateway: Gateway,
  request: GatewayRequest,
  response: ServerResponse,
  routed: Routed,
  body: Buffer,
): void {
  try {
    const { settings } = gateway;
    gateway.callFunction(routed.route, toEventOf(request, settings, routed, body), request).then(
      (made) => answer(gateway, request, response, withCors(made, settings.cors, request.headers.values["origin"])),
      (error: unknown) => refuse(gateway, request, response, error),
    );
  } catch (error) {
    refuse(gateway, request, response, error);
  }
}

function toEventOf(request: GatewayRequest, api: ApiSettings, routed: Routed, body: Buffer): HttpApiEvent {
  const { id, receivedAt, method, headers, sourceIp, jwt } = request;
  return toEvent({
    api,
    requestId: id,
    receivedAt,
    method,
    target: routed.target,
    headers,
    sourceIp,
    routeKey: routed.route.routeKey,
    pathParameters: routed.pathParameters,
    jwt,
    body: toEventBody(body, headers.values),
    bodyBytes: body.length,
  });
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

/** Sends the one answer of a request and logs it. Never throws. */
function answer(
  gateway: Gateway,
  request: GatewayRequest,
  response: ServerResponse,
  made: Answer,
  refusal?: Refusal,
): void {
  gateway.underWay -= 1;
  if (response.destroyed) return;
  try {
    const { settings, options, toAccessLine } = gateway;
    const responseBytes = send(response, made, request.id);
    const answered = {
      api: settings,
      request,
      status: made.status,
      responseBytes,
      refusal,
      answeredAt: options.clock(),
    };
    options.log(toLogEntry(answered, toAccessLine));
  } catch {
    response.destroy();
  }
}
