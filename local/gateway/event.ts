import type { JwtContext } from "./authorizer";
import type { EventBody } from "./body";
import { toLogTime } from "./log-time";
import type { RequestHeaders } from "./request-headers";
import { createTraceId } from "./request-id";
import type { RequestTarget } from "./request-target";
import type { ApiSettings } from "./settings";

/** What a function is called with: payload format 2.0 ("Working with AWS Lambda proxy integrations for HTTP APIs"). */
export interface HttpApiEvent {
  version: "2.0";
  routeKey: string;
  /** Percent-decoded, with the stage if it has a name. */
  rawPath: string;
  /** As sent, without the question mark. */
  rawQueryString: string;
  cookies?: string[];
  headers: Record<string, string>;
  queryStringParameters?: Record<string, string>;
  requestContext: {
    accountId: string;
    apiId: string;
    authorizer?: { jwt: JwtContext };
    domainName: string;
    domainPrefix: string;
    http: { method: string; path: string; protocol: "HTTP/1.1"; sourceIp: string; userAgent: string };
    requestId: string;
    routeKey: string;
    stage: string;
    /** `14/Apr/2025:22:13:56 +0000`. */
    time: string;
    /** Milliseconds since 1970. */
    timeEpoch: number;
  };
  body?: string;
  pathParameters?: Record<string, string>;
  isBase64Encoded: boolean;
  stageVariables?: Record<string, string>;
}

/** A request that has passed every check. */
export interface AdmittedRequest {
  api: ApiSettings;
  requestId: string;
  /** Milliseconds since 1970. */
  receivedAt: number;
  method: string;
  target: RequestTarget;
  headers: RequestHeaders;
  sourceIp: string;
  routeKey: string;
  pathParameters: Record<string, string> | undefined;
  /** Undefined on a route without an authorizer. */
  jwt: JwtContext | undefined;
  body: EventBody | undefined;
  /** Length of the body as sent, in bytes. */
  bodyBytes: number;
}

/** The event of a request that was admitted. Optional members are there only where they say something. */
export function toEvent(request: AdmittedRequest): HttpApiEvent {
  const { api, target, headers, routeKey, jwt, body, pathParameters } = request;
  const event: HttpApiEvent = {
    version: "2.0",
    routeKey,
    rawPath: target.path,
    rawQueryString: target.rawQuery,
    headers: toEventHeaders(request),
    requestContext: {
      accountId: api.accountId,
      apiId: api.id,
      domainName: `${api.id}.execute-api.${api.region}.amazonaws.com`,
      domainPrefix: api.id,
      http: {
        method: request.method,
        path: target.path,
        protocol: "HTTP/1.1",
        sourceIp: request.sourceIp,
        userAgent: headers.values["user-agent"] ?? "",
      },
      requestId: request.requestId,
      routeKey,
      stage: api.stage,
      time: toLogTime(request.receivedAt),
      timeEpoch: request.receivedAt,
    },
    isBase64Encoded: body?.isBase64Encoded ?? false,
  };
  if (headers.cookies.length > 0) event.cookies = headers.cookies;
  if (target.query) event.queryStringParameters = target.query;
  if (jwt) event.requestContext.authorizer = { jwt };
  if (body) event.body = body.text;
  if (pathParameters) event.pathParameters = pathParameters;
  if (api.stageVariables) event.stageVariables = api.stageVariables;
  return event;
}

/** The caller's headers and those that the gateway adds, as on AWS, where the caller always comes by https on 443. */
function toEventHeaders({ headers, sourceIp, receivedAt, bodyBytes }: AdmittedRequest): Record<string, string> {
  const values: Record<string, string> = Object.create(null);
  for (const name in headers.values) values[name] = headers.values[name] ?? "";
  const forwarded = values["x-forwarded-for"];
  values["content-length"] = String(bodyBytes);
  values["x-amzn-trace-id"] = createTraceId(receivedAt);
  values["x-forwarded-for"] = forwarded === undefined ? sourceIp : `${forwarded}, ${sourceIp}`;
  values["x-forwarded-port"] = "443";
  values["x-forwarded-proto"] = "https";
  return values;
}
