import type { HttpEvent } from "../../functions/http";

/** What a test says of a request; the rest is as API Gateway fills it in. */
export interface Request {
  routeKey: string;
  path?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
  base64?: boolean;
  /** Claims of the token in wire format. Undefined: a route without an authorizer. */
  claims?: Record<string, string> | undefined;
}

/** An event as an HTTP API sends it, payload format 2.0. */
export function toEvent(request: Request): HttpEvent {
  const { routeKey, claims } = request;
  const [method = "", rawPath = ""] = routeKey.split(" ");
  return {
    version: "2.0",
    routeKey,
    rawPath,
    rawQueryString: new URLSearchParams(request.query).toString(),
    headers: { host: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", ...request.headers },
    ...(request.query ? { queryStringParameters: request.query } : {}),
    ...(request.path ? { pathParameters: request.path } : {}),
    ...(request.body === undefined ? {} : { body: request.body }),
    isBase64Encoded: request.base64 ?? false,
    requestContext: {
      accountId: "123456789012",
      apiId: "a1b2c3d4e5",
      ...(claims ? { authorizer: { jwt: { claims, scopes: null } } } : {}),
      domainName: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
      domainPrefix: "a1b2c3d4e5",
      http: { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "203.0.113.7", userAgent: "curl/8.5.0" },
      requestId: "JKJaXmPLvHcESHA=",
      routeKey,
      stage: "$default",
      time: "14/Apr/2026:22:13:56 +0000",
      timeEpoch: 1_776_204_836_000,
    },
  };
}

export const alice = "a3c4f5d6-1111-4222-8333-444455556666";
export const bob = "b7e8f9a0-1111-4222-8333-444455556666";

/** Claims of an access token as they arrive from the gateway. */
export function accessClaims(sub: string): Record<string, string> {
  return {
    sub,
    iss: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E",
    version: "2",
    client_id: "7lhlkkfbfb4q5kpp90urffao00",
    origin_jti: "8f5b4c7e-9999-4222-8333-444455556666",
    event_id: "0d3b9c1e-9999-4222-8333-444455556666",
    token_use: "access",
    scope: "aws.cognito.signin.user.admin",
    auth_time: "1776204800",
    exp: "1776208400",
    iat: "1776204800",
    jti: "4d1e8b1a-9999-4222-8333-444455556666",
    username: sub,
  };
}

/** Claims of an ID token as they arrive from the gateway. */
export function idClaims(sub: string): Record<string, string> {
  return {
    sub,
    iss: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E",
    aud: "7lhlkkfbfb4q5kpp90urffao00",
    token_use: "id",
    "cognito:username": "alice",
    "cognito:groups": "[admins poweruser]",
    email: "alice@example.com",
    email_verified: "true",
    auth_time: "1776204800",
    exp: "1776208400",
    iat: "1776204800",
  };
}
