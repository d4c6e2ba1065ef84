import { failed, probe, returning } from "../requests";
import type { ContractRequest, Exchange, ExpectedAnswer, Source } from "../row";

/** A row about what becomes of a function's answer; the bare handler's is mapped in the same way. */
function row(id: string, source: Source, request: ContractRequest, answer: ExpectedAnswer): Exchange {
  return { kind: "exchange", id, source, request, answer, bare: true };
}

/** 200 of `application/json`. */
function json(body: string): ExpectedAnswer {
  return { status: 200, headers: { "content-type": "application/json" }, body };
}

const text = { "content-type": "text/plain; charset=utf-8" };
const head = { path: "/head", method: "HEAD" };

/** What becomes of a function's answer. */
export const responses: Exchange[] = [
  row("A7-01/json", "D", returning({ message: "Hello" }), json('{"message":"Hello"}')),
  row(
    "A7-02/whole",
    "S",
    returning({ statusCode: 201, headers: { "content-type": "text/csv", "x-a": "1" }, body: "a,b" }),
    { status: 201, headers: { "content-type": "text/csv", "x-a": "1" }, body: "a,b" },
  ),
  row("A7-02/no-content-type", "S", returning({ statusCode: 200, body: '{"a":1}' }), {
    status: 200,
    headers: text,
    body: '{"a":1}',
  }),
  row("A7-02/no-body", "S", returning({ statusCode: 200 }), { status: 200, headers: text, body: "" }),
  row("A7-02/redirect", "S", returning({ statusCode: 302, headers: { location: "/x" } }), {
    status: 302,
    headers: { location: "/x" },
  }),
  row("A7-02/204", "U", returning({ statusCode: 204 }), { status: 204, body: "" }),
  row("A7-02/503-of-the-function", "S", returning({ statusCode: 503, body: "later" }), {
    status: 503,
    headers: text,
    body: "later",
  }),
  row("A7-02/body-is-an-object", "U", returning({ statusCode: 200, body: { a: 1 } }), failed),
  row("A7-02/nulls", "U", returning({ statusCode: 200, headers: null, cookies: null, body: null }), {
    status: 200,
    headers: text,
    body: "",
  }),
  row("A7-03/fraction", "S", returning({ statusCode: 200.5 }), failed),
  row("A7-03/text", "S", returning({ statusCode: "200" }), failed),
  row("A7-03/true", "S", returning({ statusCode: true }), failed),
  row("A7-04/zero", "S", returning({ statusCode: 0 }), failed),
  row("A7-04/one-hundred", "U", returning({ statusCode: 100 }), failed),
  row("A7-04/six-hundred", "U", returning({ statusCode: 600 }), failed),
  row("A7-05/controls-in-the-body", "S", returning({ headers: { "x-a": "1" }, body: "text" }), {
    ...json('{"headers":{"x-a":"1"},"body":"text"}'),
    headers: { "content-type": "application/json", "x-a": undefined },
  }),
  row("A7-06/text", "S", returning("Hello"), json("Hello")),
  row("A7-06/text-with-quotes", "U", returning('say "Hello"'), json('say "Hello"')),
  row("A7-07/number", "S", returning(42), json("42")),
  row("A7-07/boolean", "S", returning(true), json("true")),
  row("A7-07/list", "S", returning([1, 2, 3]), json("[1,2,3]")),
  row("A7-08/empty", "S", returning(""), { ...json(""), headers: { "content-type": "application/json" } }),
  row("A7-10/null", "K", returning(null), json("null")),
  row("A7-10/nothing", "K", probe({ nothing: true }), json("null")),
  row("A7-11/error", "S", probe({ throws: "secret detail" }), failed),
  row("A7-12/cookies", "D", returning({ statusCode: 200, cookies: ["a=1; Path=/", "b=2"] }), {
    status: 200,
    headers: { "set-cookie": "a=1; Path=/\nb=2" },
  }),
  row("A7-12/values", "D", returning({ statusCode: 200, headers: { "x-number": 3, "x-boolean": false } }), {
    status: 200,
    headers: { "x-number": "3", "x-boolean": "false" },
  }),
  row("A7-12/value-that-is-a-list", "U", returning({ statusCode: 200, headers: { "x-list": ["a"] } }), failed),
  row("A7-12/comma", "S", returning({ statusCode: 200, headers: { "x-list": "a, b" } }), {
    status: 200,
    headers: { "x-list": "a, b" },
  }),
  {
    ...row("A7-12/names", "S", returning({ statusCode: 200, headers: { myheader: "1", "X-SOME-header": "2" } }), {
      status: 200,
      names: ["Apigw-Requestid", "Connection", "Content-Length", "Content-Type", "Date", "Myheader", "X-Some-Header"],
    }),
    bare: false,
  },
  row("A7-12/line-break", "U", returning({ statusCode: 200, headers: { "x-a": "1\r\nset-cookie: evil=1" } }), {
    ...failed,
    headers: { ...failed.headers, "set-cookie": undefined },
  }),
  row(
    "A7-13/bytes",
    "D",
    returning({ statusCode: 200, headers: { "content-type": "image/png" }, body: "AQIDBAU=", isBase64Encoded: true }),
    { status: 200, headers: { "content-type": "image/png" }, body: Buffer.from([1, 2, 3, 4, 5]) },
  ),
  row(
    "A7-13/whatever-the-caller-accepts",
    "D",
    {
      ...returning({ statusCode: 200, body: "AQIDBAU=", isBase64Encoded: true }),
      headers: [
        ["accept", "text/html"],
        ["x-probe", '{"returns":{"statusCode":200,"body":"AQIDBAU=","isBase64Encoded":true}}'],
      ],
    },
    { status: 200, body: Buffer.from([1, 2, 3, 4, 5]) },
  ),
  row("A7-13/no-base64", "U", returning({ statusCode: 200, body: "no base64!", isBase64Encoded: true }), failed),
  row("A7-14/request-id", "K", returning({ statusCode: 200, headers: { "apigw-requestid": "forged" } }), {
    status: 200,
    body: "",
  }),
  {
    ...row(
      "A7-14/request-id-is-the-gateways",
      "K",
      returning({ statusCode: 200, headers: { "apigw-requestid": "forged" } }),
      { status: 200, patterns: { "apigw-requestid": /^[A-Za-z0-9_-]{15}=$/ } },
    ),
    bare: false,
  },
  {
    ...row(
      "A7-14/connection",
      "K",
      returning({
        statusCode: 200,
        headers: { connection: "close", "transfer-encoding": "chunked", upgrade: "x" },
        body: "a",
      }),
      {
        status: 200,
        headers: { connection: "keep-alive", "transfer-encoding": undefined, upgrade: undefined },
        body: "a",
      },
    ),
    bare: false,
  },
  row("A7-14/content-length", "K", returning({ statusCode: 200, headers: { "content-length": "1" }, body: "long" }), {
    status: 200,
    body: "long",
  }),
  row("A7-15/too-large", "K", probe({ bytes: 6.1 * 1024 * 1024 }), failed),
  {
    ...row("A7-15/measured-as-lambda-gives-it", "K", probe({ bytes: 6_400_000, base64: true }), failed),
    bare: false,
  },
  row("A7-15/fits", "K", probe({ bytes: 5.9 * 1024 * 1024 }), { status: 200 }),
  {
    ...row(
      "A7-02/head",
      "K",
      { ...head, ...returning({ statusCode: 200, body: "abc" }, head) },
      { status: 200, headers: { "content-length": "3" }, body: "" },
    ),
    bare: false,
  },
  {
    ...row("A7-02/function-learns-of-head", "K", head, {
      status: 200,
      headers: { "content-type": "application/json" },
    }),
    bare: false,
  },
];
