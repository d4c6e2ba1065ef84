import fc from "fast-check";
import { accessClaims, idClaims, idKey, nowSeconds, sign } from "../local/gateway/tokens";
import { text, wholeText } from "./cases";

/** A request as it is written on the wire, and what is known of it. */
export interface WireRequest {
  bytes: Buffer;
  /** False if it breaks off, or may: then no answer is due. */
  isWhole: boolean;
  /** How a counterexample shows it. */
  [fc.toStringMethod]: () => string;
}

function toRequest(bytes: Buffer, isWhole: boolean): WireRequest {
  return { bytes, isWhole, [fc.toStringMethod]: () => JSON.stringify(bytes.toString("latin1")) };
}

/** Tokens that let in and such that do not. */
const tokens = [
  sign(accessClaims()),
  sign(idClaims(), idKey),
  sign(accessClaims({ scope: "x" })),
  sign(accessClaims({ "cognito:groups": ["a", "b"], n: null, o: { a: [1] }, __proto__: 1 })),
  sign(accessClaims({ exp: nowSeconds - 1 })),
  "a.b.c",
  "",
];

const method = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("GET", "GET", "GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH") },
  { weight: 2, arbitrary: fc.constantFrom("TRACE", "PROPFIND", "M-SEARCH", "QUERY", "PURGE", "get", "X", "CONNECT") },
  { weight: 1, arbitrary: text },
);

const pathPart = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("/hello", "/scoped", "/files", "/a", "/b", "/dev", "/", "%2F", "%00", "%c3%a9"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("%", "%zz", "%ff", "..", "//", ";", "#", "*", "http://a", "\u0000", " ", "\u00e9"),
  },
  { weight: 1, arbitrary: text },
  { weight: 1, arbitrary: wholeText.map((each) => `/${encodeURIComponent(each)}`) },
);
const queryPart = fc.oneof(
  fc.constantFrom("a=1", "a=2", "a", "=", "&", "%", "+", "__proto__=1", "token=x", "%00=%ff", "é"),
  fc.constantFrom(...tokens).map((token) => `token=${token}`),
  text,
);
const target = fc
  .tuple(fc.array(pathPart, { minLength: 1, maxLength: 4 }), fc.option(fc.array(queryPart, { maxLength: 4 })))
  .map(([path, query]) => path.join("") + (query ? `?${query.join("&")}` : ""));

const header = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...tokens).map((token) => `Authorization: Bearer ${token}`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "Origin: https://app.example.com",
      "Origin: null",
      "Access-Control-Request-Method: GET",
      "Cookie: a=1; =b; c",
      "Content-Type: image/png",
      "Content-Type: application/json",
      "Content-Encoding: gzip",
      "Expect: 100-continue",
      "Expect: something",
      "Upgrade: websocket",
      "Upgrade: h2c",
      "TE: trailers",
      "X-Forwarded-For: 1.2.3.4",
      "Connection: keep-alive, x",
      "__proto__: 1",
      "Range: bytes=0-1",
      "If-None-Match: *",
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("no colon", ": empty", " folded", "a\tb: 1", "X: \u0001", `X: ${"a".repeat(11_000)}`),
  },
  { weight: 2, arbitrary: fc.tuple(text, text).map(([name, value]) => `${name}: ${value}`) },
);

/** Lines of the head that say how long the body is, and the body. */
const framedBody = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ lines: [], body: "" }) },
  {
    weight: 3,
    arbitrary: text.map((body) => ({ lines: [`Content-Length: ${Buffer.byteLength(body)}`], body })),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(
        text.filter((each) => each !== ""),
        { maxLength: 3 },
      )
      .map((chunks) => ({
        lines: ["Transfer-Encoding: chunked"],
        body: `${chunks.map((each) => `${Buffer.byteLength(each).toString(16)}\r\n${each}\r\n`).join("")}0\r\n\r\n`,
      })),
  },
);

const brokenBody = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("5", "-1", "1e3", "0x5", "99999999999", "20000000", "", "5, 5", "5\r\nContent-Length: 6"),
      text,
    )
    .map(([length, body]) => ({ lines: [`Content-Length: ${length}`], body })),
  fc
    .tuple(fc.constantFrom("chunked", "gzip, chunked", "chunked, chunked", "x", "identity"), text)
    .map(([coding, body]) => ({
      lines: [`Transfer-Encoding: ${coding}`],
      body,
    })),
  fc
    .constantFrom("5\r\nab", "zz\r\n", "0\r\nX: 1\r\n\r\n", "1;a=b\r\nx\r\n0\r\n\r\n", "ffffffffff\r\n", "\r\n")
    .map((body) => ({
      lines: ["Transfer-Encoding: chunked"],
      body,
    })),
  text.map((body) => ({ lines: ["Transfer-Encoding: chunked", "Content-Length: 3"], body })),
);

function write(line: string, headers: string[], body: string): Buffer {
  return Buffer.from(`${[line, ...headers].join("\r\n")}\r\n\r\n${body}`);
}

/** A request whose frame is right: whatever it asks for, an answer is due. */
export const framed = (port: number): fc.Arbitrary<WireRequest> =>
  fc
    .record({ method, target, headers: fc.array(header, { maxLength: 5 }), framedBody })
    .map(({ method: verb, target: path, headers, framedBody: { lines, body } }) => {
      const all = [`Host: localhost:${port}`, ...headers, ...lines, "Connection: close"];
      return toRequest(write(`${verb} ${path} HTTP/1.1`, all, body), true);
    });

/** A request that may be broken anywhere: its frame, its lines, any byte of it. */
export const broken = (port: number): fc.Arbitrary<WireRequest> => {
  const wrongFrame = fc
    .record({
      method,
      target,
      version: fc.constantFrom("HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "", "HTTP/1.1 x"),
      headers: fc.array(header),
      brokenBody,
    })
    .map(({ method: verb, target: path, version, headers, brokenBody: { lines, body } }) =>
      write(`${verb} ${path} ${version}`, [`Host: localhost:${port}`, ...headers, ...lines], body),
    );
  const damaged = fc
    .tuple(framed(port), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }), fc.nat())
    .map(([{ bytes }, changes, length]) => {
      const copy = Buffer.from(bytes);
      for (const [at, byte] of changes) copy[at % copy.length] = byte;
      return copy.subarray(0, length % (copy.length + 1));
    });
  const noise = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes));
  return fc
    .oneof({ weight: 5, arbitrary: wrongFrame }, { weight: 4, arbitrary: damaged }, noise)
    .map((bytes) => toRequest(bytes, false));
};
