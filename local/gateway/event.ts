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

export function toEvent(request: AdmittedRequest): HttpApiEvent {
  const { api, target, headers, routeKey, jwt, body, pathParameters } = request;
  return {
    version: "2.0",
    routeKey,
    rawPath: target.path,
    rawQueryString: target.rawQuery,
    ...(headers.cookies.length > 0 && { cookies: headers.cookies }),
    headers: toEventHeaders(request),
    ...(target.query && { queryStringParameters: target.query }),
    requestContext: {
      accountId: api.accountId,
      apiId: api.id,
      ...(jwt && { authorizer: { jwt } }),
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
    ...(body && { body: body.text }),
    ...(pathParameters && { pathParameters }),
    isBase64Encoded: body?.isBase64Encoded ?? false,
    ...(api.stageVariables && { stageVariables: api.stageVariables }),
  };
}

/** The caller's headers and those that the gateway adds, as on AWS, where the caller always comes by https on 443. */
function toEventHeaders({ headers, sourceIp, receivedAt, bodyBytes }: AdmittedRequest): Record<string, string> {
  const forwarded = headers.values["x-forwarded-for"];
  return {
    ...headers.values,
    "content-length": String(bodyBytes),
    "x-amzn-trace-id": createTraceId(receivedAt),
    "x-forwarded-for": forwarded === undefined ? sourceIp : `${forwarded}, ${sourceIp}`,
    "x-forwarded-port": "443",
    "x-forwarded-proto": "https",
  };
}
