import { badRequest, event, get } from "../requests";
import type { ContractRequest, Exchange, Source } from "../row";

/** A row about the event; the bare handler gets the same. */
function row(id: string, source: Source, request: ContractRequest, members: { [path: string]: unknown }): Exchange {
  return { kind: "exchange", id, source, request, answer: event(members), bare: true };
}

/** A row about a request that is not let through. */
function refusal(id: string, source: Source, request: ContractRequest): Exchange {
  return { kind: "exchange", id, source, request, answer: badRequest };
}

const item = (path: string) => get(path, {}, "routing");
const twice: ContractRequest = {
  path: "/open",
  headers: [
    ["x-twice", "1"],
    ["X-Twice", "2"],
  ],
};
const binary = Buffer.from([1, 2, 3, 4, 5]);

function post(body: string | Buffer, headers: Record<string, string> = {}): ContractRequest {
  return { method: "POST", path: "/open", headers: Object.entries(headers), body };
}

/** What the function is called with. */
export const events: Exchange[] = [
  row("A6-01/bare", "S", get("/open"), {
    version: "2.0",
    routeKey: "ANY /open",
    rawPath: "/open",
    rawQueryString: "",
    cookies: undefined,
    queryStringParameters: undefined,
    pathParameters: undefined,
    stageVariables: undefined,
    body: undefined,
    isBase64Encoded: false,
    "requestContext.accountId": /^\d{12}$/,
    "requestContext.apiId": /^[a-z0-9]{10}$/,
    "requestContext.authentication": undefined,
    "requestContext.authorizer": undefined,
    "requestContext.domainName": /^[a-z0-9]{10}\.execute-api\.[a-z0-9-]+\.amazonaws\.com$/,
    "requestContext.domainPrefix": /^[a-z0-9]{10}$/,
    "requestContext.http.method": "GET",
    "requestContext.http.path": "/open",
    "requestContext.http.sourceIp": /^[0-9a-f.:]+$/,
    "requestContext.http.userAgent": "",
    "requestContext.requestId": /^[A-Za-z0-9_-]{15}=$/,
    "requestContext.routeKey": "ANY /open",
    "requestContext.stage": "$default",
    "requestContext.time": /^\d\d\/[A-Z][a-z][a-z]\/\d{4}:\d\d:\d\d:\d\d \+0000$/,
  }),
  row("A6-01/stage-variables", "D", get("/v1/items/1", {}, "stage"), { stageVariables: { color: "blue" } }),
  row("A6-01/user-agent", "S", get("/open", { "user-agent": "contract" }), {
    "requestContext.http.userAgent": "contract",
  }),
  row("A6-01/empty-body", "D", post(""), { body: undefined, isBase64Encoded: false }),
  row(
    "A6-01/get-with-a-body",
    "U",
    { path: "/open", headers: [["content-type", "text/plain"]], body: "a" },
    { body: "a" },
  ),
  row("A6-01/bare-question-mark", "U", get("/open?"), { rawQueryString: "", queryStringParameters: undefined }),
  row("A6-02/decoded", "S", item("/items/%E2%98%95%20Coffee"), {
    rawPath: "/items/☕ Coffee",
    "requestContext.http.path": "/items/☕ Coffee",
  }),
  row("A6-02/slash", "U", item("/items/a%2Fb"), {
    routeKey: "GET /items/{id}",
    rawPath: "/items/a%2Fb",
    "pathParameters.id": "a/b",
  }),
  row("A6-02/question-mark", "U", item("/items/a%3Fb"), { rawPath: "/items/a?b", "pathParameters.id": "a?b" }),
  row("A6-02/percent", "U", item("/items/a%2541"), { rawPath: "/items/a%41", "pathParameters.id": "a%41" }),
  row("A6-02/plus", "U", item("/items/a+b"), { rawPath: "/items/a+b", "pathParameters.id": "a+b" }),
  row("A6-02/matched-decoded", "U", item("/%73lash"), { routeKey: "GET /slash", rawPath: "/slash" }),
  refusal("A6-02/not-percent-encoded", "U", item("/items/%zz")),
  refusal("A6-02/not-utf-8", "U", item("/items/%ff")),
  refusal("A6-02/not-utf-8-in-the-query", "U", get("/open?a=%ff")),
  refusal("A6-02/no-path", "U", { path: "", bytes: "GET http://{{host}}/open HTTP/1.1\r\nhost: {{host}}\r\n\r\n" }),
  row("A6-03/raw", "S", get("/open?q=Hello%20World&tag=C%23%20Programming&tag=.NET%20Core"), {
    rawQueryString: "q=Hello%20World&tag=C%23%20Programming&tag=.NET%20Core",
  }),
  row("A6-03/decoded-and-joined", "S", get("/open?q=Hello%20World&tag=C%23%20Programming&tag=.NET%20Core"), {
    queryStringParameters: { q: "Hello World", tag: "C# Programming,.NET Core" },
  }),
  row("A6-03/empty-value", "U", get("/open?a=&b"), { queryStringParameters: { a: "", b: "" } }),
  row("A6-03/plus", "U", get("/open?a=b+c"), { rawQueryString: "a=b+c", queryStringParameters: { a: "b c" } }),
  row("A6-04/decoded", "S", item("/items/a%20b"), { pathParameters: { id: "a b" } }),
  row("A6-04/greedy", "S", item("/under/a%20b/c"), { pathParameters: { rest: "a b/c" } }),
  row("A6-05/split", "S", get("/open", { cookie: "a=1; b=2" }), {
    cookies: ["a=1", "b=2"],
    "headers.cookie": undefined,
  }),
  row("A6-05/without-a-name", "M", get("/open", { cookie: "=x; b=2" }), { cookies: ["b=2"] }),
  row("A6-05/without-a-value", "U", get("/open", { cookie: "a; b=" }), { cookies: ["a", "b="] }),
  row("A6-05/without-a-space", "U", get("/open", { cookie: "a=1;b=2" }), { cookies: ["a=1", "b=2"] }),
  row("A6-06/added", "S", get("/open"), {
    "headers.content-length": "0",
    "headers.host": /./,
    "headers.x-amzn-trace-id": /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/,
    "headers.x-forwarded-for": /^[0-9a-f.:]+$/,
    "headers.x-forwarded-port": "443",
    "headers.x-forwarded-proto": "https",
  }),
  row("A6-06/forwarded-for-is-kept", "U", get("/open", { "x-forwarded-for": "1.2.3.4" }), {
    "headers.x-forwarded-for": /^1\.2\.3\.4, [0-9a-f.:]+$/,
  }),
  row("A6-06/forwarded-proto-is-set", "U", get("/open", { "x-forwarded-proto": "gopher" }), {
    "headers.x-forwarded-proto": "https",
  }),
  row("A6-06/lower-case", "S", get("/open", { "X-Some-Header": "Value" }), { "headers.x-some-header": "Value" }),
  {
    kind: "exchange",
    id: "A6-06/body-in-chunks",
    source: "U",
    request: {
      path: "",
      bytes:
        "POST /open HTTP/1.1\r\nhost: {{host}}\r\ncontent-type: text/plain\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    },
    answer: event({ body: "abc", "headers.content-length": "3", "headers.transfer-encoding": undefined }),
  },
  row("A6-07/joined", "U", twice, { "headers.x-twice": "1,2" }),
  row("A6-07/joined-already", "S", get("/open", { "x-twice": "1, 2" }), { "headers.x-twice": "1, 2" }),
  row("A6-08/protocol", "D", get("/open"), { "requestContext.http.protocol": "HTTP/1.1" }),
  row("A6-09/open-route", "S", get("/open"), { "requestContext.accountId": /^\d{12}$/ }),
  row("A6-10/json", "K", post('{"a":"é"}', { "content-type": "application/json" }), {
    body: '{"a":"é"}',
    isBase64Encoded: false,
  }),
  row("A6-10/text", "K", post("é", { "content-type": "text/plain; charset=utf-8" }), {
    body: "é",
    isBase64Encoded: false,
  }),
  row("A6-10/javascript", "K", post("1", { "content-type": "application/javascript" }), {
    body: "1",
    isBase64Encoded: false,
  }),
  row("A6-10/xml", "K", post("<a/>", { "content-type": "application/xml" }), { body: "<a/>", isBase64Encoded: false }),
  row("A6-10/octet-stream", "S", post(binary, { "content-type": "application/octet-stream" }), {
    body: "AQIDBAU=",
    isBase64Encoded: true,
  }),
  row("A6-10/image", "S", post(binary, { "content-type": "image/png" }), { body: "AQIDBAU=", isBase64Encoded: true }),
  row("A6-10/pdf", "S", post(binary, { "content-type": "application/pdf" }), {
    body: "AQIDBAU=",
    isBase64Encoded: true,
  }),
  row("A6-10/form", "U", post("a=1", { "content-type": "application/x-www-form-urlencoded" }), {
    body: "YT0x",
    isBase64Encoded: true,
  }),
  row("A6-10/multipart", "U", post("a", { "content-type": "multipart/form-data; boundary=x" }), {
    body: "YQ==",
    isBase64Encoded: true,
  }),
  row("A6-10/json-suffix", "U", post("{}", { "content-type": "application/problem+json" }), {
    body: "{}",
    isBase64Encoded: false,
  }),
  row("A6-10/unknown-type", "U", post("a", { "content-type": "x/y" }), { body: "YQ==", isBase64Encoded: true }),
  row("A6-10/no-type", "U", post("a"), { body: "a", isBase64Encoded: false }),
  row("A6-10/not-utf-8", "U", post(Buffer.from([0xff]), { "content-type": "text/plain" }), {
    body: "/w==",
    isBase64Encoded: true,
  }),
  row("A6-10/compressed", "K", post("a", { "content-type": "text/plain", "content-encoding": "gzip" }), {
    body: "YQ==",
    isBase64Encoded: true,
  }),
];
