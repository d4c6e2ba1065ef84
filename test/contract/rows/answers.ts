import {
  badRequest,
  bearer,
  event,
  failed,
  forbidden,
  get,
  noToken,
  notFound,
  probe,
  refused,
  returning,
  throttled,
  unauthorized,
} from "../requests";
import type { ContractRequest, Exchange, ExpectedAnswer, Source } from "../row";

function row(
  id: string,
  source: Source,
  request: ContractRequest,
  answer: ExpectedAnswer,
  rest: Partial<Exchange> = {},
): Exchange {
  return { kind: "exchange", id, source, request, answer, ...rest };
}

const requestId = /^[A-Za-z0-9_-]{15}=$/;
/** A REST API's, none of which an HTTP API sends. */
const noneOfRest = {
  "x-amzn-requestid": undefined,
  "x-amz-apigw-id": undefined,
  "x-amzn-trace-id": undefined,
  "x-amzn-errortype": undefined,
};
const names = ["Apigw-Requestid", "Connection", "Content-Length", "Content-Type", "Date"];
const unavailable: ExpectedAnswer = {
  status: 503,
  headers: { "content-type": undefined },
  body: '{"message":"Service Unavailable"}',
};
const tooLarge = refused(413, "Request Entity Too Large");
const megabyte = 1024 * 1024;

/** A POST of so many bytes. */
function post(bytes: number, type: string): ContractRequest {
  return {
    method: "POST",
    path: "/open",
    headers: [
      ["content-type", type],
      ["x-probe", '{"returns":"read"}'],
    ],
    body: Buffer.alloc(bytes, "a"),
  };
}

/** A request with a header of so many bytes. */
function headOf(bytes: number): ContractRequest {
  return get("/open", { "x-long": "a".repeat(bytes) });
}

/** What API Gateway answers itself. */
export const answers: Exchange[] = [
  row("A2-01/none", "M", get("/locked"), { ...noToken, patterns: { "apigw-requestid": requestId } }),
  row("A2-01/scoped-route", "M", get("/locked/scoped"), noToken),
  row("A2-01/empty-header", "U", get("/locked", { authorization: "" }), noToken),
  row("A2-01/empty-query-parameter", "U", get("/by-query?token="), noToken),
  row(
    "A2-02/another-client",
    "D",
    bearer("/locked", "strangers"),
    unauthorized("the token does not have a valid audience"),
  ),
  row(
    "A2-02/another-aud",
    "D",
    bearer("/own", "own-wrong-aud"),
    unauthorized("the token does not have a valid audience"),
  ),
  row(
    "A2-02/another-client-id",
    "D",
    bearer("/own", "own-wrong-client"),
    unauthorized("the token does not have a valid audience"),
  ),
  row("A2-03/unscoped", "M", bearer("/own", "own-expired"), unauthorized("the token has expired")),
  row(
    "A2-03/scoped",
    "M",
    bearer("/own/scoped", "own-expired"),
    unauthorized("the token has expired", "contract/read contract/write"),
  ),
  row(
    "A2-04/a-word",
    "M",
    get("/locked", { authorization: "Bearer garbage" }),
    unauthorized("token contains an invalid number of segments"),
  ),
  row(
    "A2-04/two-segments",
    "M",
    bearer("/locked", "two-segments"),
    unauthorized("token contains an invalid number of segments"),
  ),
  row(
    "A2-04/four-segments",
    "M",
    get("/locked", { authorization: "Bearer {{access}}.x" }),
    unauthorized("token contains an invalid number of segments"),
  ),
  row("A2-05/another-issuer", "M", bearer("/own", "own-issuer-other"), unauthorized("issuer does not match")),
  row("A2-05/another-issuers-key", "U", bearer("/locked", "other"), unauthorized()),
  row(
    "A2-06/unreachable",
    "M",
    bearer("/unreachable", "own"),
    {
      status: 401,
      body: '{"message":"Unauthorized"}',
      patterns: { "www-authenticate": /OIDC discovery endpoint communication error/ },
    },
    {
      notLocal: "a lock whose issuer is no local pool stops the start: A2-06/stops-the-start",
    },
  ),
  row("A2-07/signature", "U", bearer("/locked", "strangers-key"), unauthorized()),
  row("A2-07/kid", "U", bearer("/locked", "unknown-kid"), unauthorized()),
  row("A2-07/no-kid", "U", bearer("/locked", "without-kid"), unauthorized()),
  row("A2-07/algorithm", "U", bearer("/locked", "hs256"), unauthorized()),
  row("A2-07/not-json", "U", bearer("/locked", "not-json"), unauthorized()),
  row("A2-07/nbf", "U", bearer("/own", "own-nbf-ahead"), unauthorized()),
  row("A2-07/iat", "U", bearer("/own", "own-iat-ahead"), unauthorized()),
  row("A2-07/no-exp", "U", bearer("/own", "own-no-exp"), unauthorized()),
  row("A2-08/status-and-body", "M", bearer("/locked/scoped", "access"), {
    status: 403,
    body: '{"message":"Forbidden"}',
  }),
  row("A2-08/no-challenge", "U", bearer("/locked/scoped", "access"), forbidden),
  row("A2-09/no-route", "D", get("/nowhere"), notFound),
  row("A2-09/no-stage", "D", get("/open", {}, "bare"), notFound),
  row("A2-09/no-route-with-a-token", "D", bearer("/nowhere", "access"), notFound),
  row(
    "A2-10/post",
    "D",
    { method: "POST", path: "/get-only" },
    { ...notFound, headers: { ...notFound.headers, allow: undefined } },
  ),
  row("A2-10/head-without-a-route", "D", { method: "HEAD", path: "/get-only" }, { status: 404, body: "" }),
  row(
    "A2-10/head",
    "D",
    { method: "HEAD", path: "/head" },
    { status: 200, headers: { "content-type": "application/json" }, body: "" },
  ),
  row("A2-10/trace", "U", { method: "TRACE", path: "/open" }, notFound),
  row("A2-10/unknown-method", "U", { method: "PROPFIND", path: "/open" }, notFound),
  row("A2-11/throws", "D", probe({ throws: "secret detail" }), failed, { bare: true }),
  row("A2-11/no-permission", "D", get("/unpermitted"), failed),
  row("A2-11/malformed", "D", returning({ statusCode: "two hundred" }), failed, { bare: true }),
  row("A2-12/too-slow", "M", probe({ sleeps: 2500 }, { path: "/slow" }), unavailable),
  row("A2-13/functions-own-limit", "K", probe({ sleeps: 2500 }, { path: "/impatient" }), failed),
  row("A2-14/route", "M", { path: "/throttled", times: 20 }, throttled),
  row("A2-14/stage", "M", { api: "throttled", path: "/a", times: 20 }, throttled),
  row("A2-14/not-another-route", "U", get("/open"), { status: 200 }, { first: { path: "/throttled", times: 20 } }),
  row("A2-14/one-bucket-for-the-stage", "U", { api: "throttled", path: "/b" }, throttled, {
    first: { api: "throttled", path: "/a", times: 20 },
  }),
  row("A2-15/binary-that-grows", "S", post(4.8 * megabyte, "application/octet-stream"), tooLarge),
  row("A2-15/text", "S", post(6.5 * megabyte, "text/plain"), tooLarge),
  row("A2-15/just-fits", "U", post(4.4 * megabyte, "application/octet-stream"), { status: 200, body: "read" }),
  row("A2-15/over-10-mb", "U", post(10 * megabyte + 1, "text/plain"), tooLarge),
  row("A2-16/fits", "D", headOf(10_000), { status: 200 }),
  row("A2-16/too-large", "K", headOf(10_300), { status: 431 }),
  row("A2-16/text", "U", headOf(10_300), refused(431, "Request Header Fields Too Large")),
  row("A2-16/far-too-large", "U", headOf(40_000), refused(431, "Request Header Fields Too Large")),
  row(
    "A2-16/names-too",
    "U",
    { path: "/open", headers: Array.from({ length: 60 }, (_, index) => ["x".repeat(400) + index, "1"]) },
    refused(431, "Request Header Fields Too Large"),
  ),
  row("A2-18/not-found", "S", get("/nowhere"), { status: 404, headers: noneOfRest, body: '{"message":"Not Found"}' }),
  row("A2-18/failed", "S", probe({ throws: "x" }), {
    status: 500,
    headers: noneOfRest,
    body: '{"message":"Internal Server Error"}',
  }),
  row("A2-19/of-an-event", "S", get("/open"), {
    ...event({ "requestContext.requestId": requestId }),
    patterns: { "apigw-requestid": requestId },
  }),
  row("A2-19/of-a-refusal", "S", get("/nowhere"), { status: 404, patterns: { "apigw-requestid": requestId } }),
  row("A2-20/of-a-function", "S", get("/open"), {
    status: 200,
    names,
    headers: { connection: "keep-alive", ...noneOfRest },
  }),
  row("A2-20/of-the-gateway", "S", get("/nowhere"), {
    status: 404,
    names,
    headers: { connection: "keep-alive", ...noneOfRest },
  }),
  row("A2-20/unreadable-request-line", "U", { path: "", bytes: "GET /open\r\nhost: {{host}}\r\n\r\n" }, badRequest),
  row(
    "A2-20/unreadable-header",
    "U",
    { path: "", bytes: "GET /open HTTP/1.1\r\nhost: {{host}}\r\nno colon\r\n\r\n" },
    badRequest,
  ),
  row(
    "A2-20/two-lengths",
    "U",
    { path: "", bytes: "POST /open HTTP/1.1\r\nhost: {{host}}\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab" },
    badRequest,
  ),
  row(
    "A2-20/length-and-chunks",
    "U",
    {
      path: "",
      bytes:
        "POST /open HTTP/1.1\r\nhost: {{host}}\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    },
    badRequest,
  ),
  row(
    "A2-20/bad-chunk",
    "U",
    { path: "", bytes: "POST /open HTTP/1.1\r\nhost: {{host}}\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n" },
    badRequest,
  ),
  row("A2-20/no-version", "U", { path: "", bytes: "GET /open HTTP/0.9\r\nhost: {{host}}\r\n\r\n" }, badRequest),
  row("A2-20/connect", "U", { path: "", bytes: "CONNECT {{host}} HTTP/1.1\r\nhost: {{host}}\r\n\r\n" }, badRequest),
  row("A2-20/unknown-expectation", "U", get("/open", { expect: "something" }), event()),
  row("A2-20/no-host", "U", { path: "", bytes: "GET /open HTTP/1.1\r\n\r\n" }, forbidden),
  row(
    "A2-20/unreadable-has-the-names-too",
    "U",
    { path: "", bytes: "GET /open\r\nhost: {{host}}\r\n\r\n" },
    { status: 400, names, headers: { connection: "close" }, patterns: { "apigw-requestid": requestId } },
  ),
  row("A2-20/closed-if-asked", "K", get("/open", { connection: "close" }), {
    status: 200,
    headers: { connection: "close" },
  }),
];
