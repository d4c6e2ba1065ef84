import { expect } from "chai";
import { fromPayload } from "../../../local/gateway/response";
import { refusalOf } from "./refused";
import { apiSettings, open, withApi } from "./served-api";

const json = [["content-type", "application/json"]];
const text = [["content-type", "text/plain; charset=utf-8"]];

describe("response", () => {
  const rows: [rule: string, payload: unknown, answer: unknown][] = [
    ["a response", { statusCode: 201, body: "made" }, { status: 201, headers: text, body: "made" }],
    ["a response without a body", { statusCode: 204 }, { status: 204, headers: text, body: "" }],
    [
      "a response's own content type",
      { statusCode: 200, headers: { "Content-Type": "application/json" }, body: "{}" },
      { status: 200, headers: json, body: "{}" },
    ],
    [
      "headers that are numbers and booleans",
      { statusCode: 200, headers: { "Content-Type": "text/csv", "X-Count": 3, "x-last": false } },
      {
        status: 200,
        headers: [
          ["content-type", "text/csv"],
          ["x-count", "3"],
          ["x-last", "false"],
        ],
        body: "",
      },
    ],
    [
      "a header with a comma as one",
      { statusCode: 200, headers: { "content-type": "text/csv", "x-list": "a, b" } },
      {
        status: 200,
        headers: [
          ["content-type", "text/csv"],
          ["x-list", "a, b"],
        ],
        body: "",
      },
    ],
    [
      "headers, cookies and body that are null",
      { statusCode: 200, headers: null, cookies: null, body: null, isBase64Encoded: null },
      { status: 200, headers: text, body: "" },
    ],
    [
      "cookies, one header each",
      { statusCode: 200, headers: { "content-type": "text/csv" }, cookies: ["a=1; Path=/", "b=2"] },
      {
        status: 200,
        headers: [
          ["content-type", "text/csv"],
          ["set-cookie", "a=1; Path=/"],
          ["set-cookie", "b=2"],
        ],
        body: "",
      },
    ],
    [
      "base64",
      { statusCode: 200, headers: { "content-type": "image/png" }, body: "AQIDBAU=", isBase64Encoded: true },
      { status: 200, headers: [["content-type", "image/png"]], body: Buffer.from([1, 2, 3, 4, 5]) },
    ],
    [
      "an object without statusCode, all of it as JSON",
      { headers: { "x-a": "1" }, body: "text" },
      { status: 200, headers: json, body: '{"headers":{"x-a":"1"},"body":"text"}' },
    ],
    [
      "an object whose statusCode is undefined",
      { statusCode: undefined, a: 1 },
      { status: 200, headers: json, body: '{"a":1}' },
    ],
    ["a string without quotes", "Hello", { status: 200, headers: json, body: "Hello" }],
    ["an empty string", "", { status: 200, headers: json, body: "" }],
    ["a number", 42, { status: 200, headers: json, body: "42" }],
    ["a boolean", true, { status: 200, headers: json, body: "true" }],
    ["a list", [1, 2, 3], { status: 200, headers: json, body: "[1,2,3]" }],
    [
      "a list that has a statusCode in it",
      [{ statusCode: 500 }],
      { status: 200, headers: json, body: '[{"statusCode":500}]' },
    ],
    ["null", null, { status: 200, headers: json, body: "null" }],
    ["nothing", undefined, { status: 200, headers: json, body: "null" }],
  ];
  for (const [rule, payload, answer] of rows) {
    it(`sends ${rule}`, () => {
      expect(fromPayload(payload)).to.deep.equal(answer);
    });
  }

  it("drops headers that belong to the connection or to the gateway", () => {
    const headers = {
      "content-type": "text/csv",
      Connection: "close",
      "Transfer-Encoding": "chunked",
      "Content-Length": "3",
      "Apigw-Requestid": "forged",
      Upgrade: "x",
      "keep-alive": "x",
      trailer: "x",
    };
    expect(fromPayload({ statusCode: 200, headers, body: "long" }).headers).to.deep.equal([
      ["content-type", "text/csv"],
    ]);
  });

  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  const malformed: [rule: string, payload: unknown, reason: string][] = [
    ["statusCode 0", { statusCode: 0 }, "statusCode must be a whole number from 200 to 599"],
    ["statusCode 101", { statusCode: 101 }, "statusCode must be a whole number from 200 to 599"],
    ["statusCode 600", { statusCode: 600 }, "statusCode must be a whole number from 200 to 599"],
    ["statusCode 200.5", { statusCode: 200.5 }, "statusCode must be a whole number from 200 to 599"],
    ["statusCode NaN", { statusCode: Number.NaN }, "statusCode must be a whole number from 200 to 599"],
    ["a statusCode that is text", { statusCode: "200" }, "statusCode must be a whole number from 200 to 599"],
    ["a statusCode that is null", { statusCode: null }, "statusCode must be a whole number from 200 to 599"],
    ["headers that are a list", { statusCode: 200, headers: ["a"] }, "headers must be an object"],
    ["headers that are text", { statusCode: 200, headers: "a: b" }, "headers must be an object"],
    [
      "a header that is a list",
      { statusCode: 200, headers: { a: ["b"] } },
      "a header's value must be a string, a number or a boolean",
    ],
    ["cookies that are text", { statusCode: 200, cookies: "a=1" }, "cookies must be a list"],
    ["a cookie that is no text", { statusCode: 200, cookies: [1] }, "a cookie must be a string"],
    ["a body that is an object", { statusCode: 200, body: { a: 1 } }, "body must be a string"],
    ["a body that is a number", { statusCode: 200, body: 1 }, "body must be a string"],
    [
      "isBase64Encoded that is text",
      { statusCode: 200, body: "AQ==", isBase64Encoded: "true" },
      "isBase64Encoded must be true or false",
    ],
    [
      "a body that is not base64 though it says so",
      { statusCode: 200, body: "not base64!", isBase64Encoded: true },
      "body must be base64, as isBase64Encoded says",
    ],
    ["a value that is no JSON", circular, "it is no JSON value"],
    ["a body over 6 MB", { statusCode: 200, body: "a".repeat(6 * 1024 * 1024 + 1) }, "its body is larger than 6 MB"],
  ];
  for (const [rule, payload, reason] of malformed) {
    it(`is 500 for ${rule}`, () => {
      expect(refusalOf(() => fromPayload(payload))).to.deep.equal({
        status: 500,
        reason: `the function's answer cannot be sent: ${reason}`,
        challenge: undefined,
      });
    });
  }

  const injections: [where: string, payload: unknown][] = [
    ["a header's value", { headers: { location: "/x\r\nset-cookie: session=evil" } }],
    ["a header's value, by a line feed alone", { headers: { location: "/x\nset-cookie: session=evil" } }],
    ["a header's value, by a carriage return alone", { headers: { location: "/x\rset-cookie: session=evil" } }],
    ["a header's value, by NUL", { headers: { location: "/x\u0000" } }],
    [
      "a header's value, by a letter whose low byte is a line feed",
      { headers: { location: "/x\u010aset-cookie: a=b" } },
    ],
    ["a header's name", { headers: { "x-a: 1\r\nset-cookie": "session=evil" } }],
    ["a header's name, by a space", { headers: { "x a": "1" } }],
    ["a header's name, that is empty", { headers: { "": "1" } }],
    ["a cookie", { cookies: ["a=1\r\nset-cookie: session=evil"] }],
    ["a cookie, to a second answer", { cookies: ["a=1\r\n\r\nHTTP/1.1 200 OK"] }],
  ];
  for (const [where, response] of injections) {
    it(`injects nothing through ${where}: 500`, () =>
      withApi(
        apiSettings([open("GET /a")]),
        async ({ raw, port }) => {
          const answer = await raw("GET /a HTTP/1.1", `Host: localhost:${port}`, "Connection: close");
          expect([answer.split("\r\n")[0], answer.includes("evil"), answer.match(/set-cookie/gi)]).to.deep.equal([
            "HTTP/1.1 500 Internal Server Error",
            false,
            null,
          ]);
        },
        async () => ({ ok: true, payload: { statusCode: 302, ...(response as object) } }),
      ));
  }

  it("reaches the caller whole, with its length and the request's id", () =>
    withApi(
      apiSettings([open("GET /a")]),
      async ({ fetch, events }) => {
        const response = await fetch("/a");
        const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== "date"));
        expect([response.status, await response.text(), headers]).to.deep.equal([
          201,
          "é",
          {
            connection: "keep-alive",
            "content-length": "2",
            "content-type": "text/plain; charset=utf-8",
            "set-cookie": "b=2",
            "apigw-requestid": events[0]?.requestContext.requestId,
          },
        ]);
      },
      async () => ({ ok: true, payload: { statusCode: 201, body: "é", cookies: ["b=2"] } }),
    ));

  it("has no body with 204", () =>
    withApi(
      apiSettings([open("GET /a")]),
      async ({ raw, port }) => {
        const answer = await raw("GET /a HTTP/1.1", `Host: localhost:${port}`, "Connection: close");
        expect([answer.split("\r\n")[0], answer.split("\r\n\r\n")[1], /content-length/i.test(answer)]).to.deep.equal([
          "HTTP/1.1 204 No Content",
          "",
          false,
        ]);
      },
      async () => ({ ok: true, payload: { statusCode: 204, body: "never sent" } }),
    ));
});
