/**
 * What an HTTP API hands to a function: payload format 2.0, with the types that really arrive (API Gateway developer
 * guide, "Create AWS Lambda proxy integrations for HTTP APIs").
 */
export interface HttpEvent {
  /** Always `"2.0"`. */
  version: string;

  /** The route that matched, for example `GET /notes/{id}`. */
  routeKey: string;

  /** Path of the request, percent-decoded in spite of its name, with the stage unless that is `$default`. */
  rawPath: string;

  /** Query as the caller wrote it, without `?`; empty if there was none. */
  rawQueryString: string;

  /** One `name=value` a cookie. Absent if there were none. */
  cookies?: string[] | undefined;

  /** Names in lower case; what was sent twice is joined by commas. Written by the caller: no proof of who calls. */
  headers: Record<string, string>;

  /** Decoded; a name that was given twice has its values joined by commas. Absent without a query. */
  queryStringParameters?: Record<string, string> | undefined;

  /** Decoded values of the route's `{names}`. Absent if the route has none. */
  pathParameters?: Record<string, string> | undefined;

  /** Absent if the stage has none. */
  stageVariables?: Record<string, string> | undefined;

  /** What the gateway itself says of the request. */
  requestContext: HttpRequestContext;

  /** Absent if empty. */
  body?: string | undefined;

  /** True: `body` is base64, as it is for content types that the gateway does not take for text. */
  isBase64Encoded: boolean;
}

/** What the gateway says of the request: nothing in here is the caller's own word, except through the token it verified. */
export interface HttpRequestContext {
  /** Account that owns the API. */
  accountId: string;

  /** Id of the API. */
  apiId: string;

  /** Absent on routes without an authorizer. */
  authorizer?: { jwt: JwtAuthorization } | undefined;

  /** Host name the caller used. */
  domainName: string;

  /** First label of `domainName`. */
  domainPrefix: string;

  /** The request line, where it came from, and the caller's `User-Agent`. */
  http: { method: string; path: string; protocol: string; sourceIp: string; userAgent: string };

  /** The same id as in the access log and in the header `apigw-requestid`. */
  requestId: string;

  /** The route that matched. */
  routeKey: string;

  /** `$default` or the stage's name. */
  stage: string;

  /** For example `14/Apr/2025:22:13:56 +0000`. */
  time: string;

  /** Milliseconds since 1970. */
  timeEpoch: number;
}

/** The verified token, in the gateway's wire format. `readClaims` undoes it. */
export interface JwtAuthorization {
  /** Every value is a string: `"true"`, `"1787996002"`, `"[admin editor]"`. */
  claims: Record<string, string>;

  /** All scopes of the token on a route that asks for scopes; null on every other route, whatever the token carries. */
  scopes: string[] | null;
}

/** What a function hands back, payload format 2.0. */
export interface HttpResponse {
  /** HTTP status. */
  statusCode: number;

  /** The gateway says `text/plain` where no content type is given. */
  headers?: Record<string, string> | undefined;

  /** Text, or base64 if `isBase64Encoded`. */
  body?: string | undefined;

  /** One `set-cookie` header each. */
  cookies?: string[] | undefined;

  /** True: the gateway decodes `body`. @default false */
  isBase64Encoded?: boolean | undefined;
}

/** Answers one request. Throws an `HttpError` to refuse it. */
export type Operation = (event: HttpEvent) => HttpResponse | Promise<HttpResponse>;
