import fc from "fast-check";
import { text } from "./cases";

const headerName = fc.oneof(
  fc.constantFrom(
    "Content-Type",
    "content-type",
    "X-A",
    "Set-Cookie",
    "Content-Length",
    "Connection",
    "Transfer-Encoding",
  ),
  fc.constantFrom("__proto__", "", "a b", "a:b", "é", "Trailer", "Date", "apigw-requestid", "Upgrade"),
  text,
);
const headerValue = fc.oneof(text, fc.double(), fc.boolean(), fc.constant(null), fc.jsonValue({ maxDepth: 1 }));
const status = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 200, max: 599 }) },
  {
    weight: 1,
    arbitrary: fc.oneof(fc.integer(), fc.double(), text, fc.constantFrom(0, 100, 101, 103, 199, 600, null, true)),
  },
);

const response = fc.record(
  {
    statusCode: status,
    headers: fc.oneof(fc.dictionary(headerName, headerValue), fc.jsonValue({ maxDepth: 1 })),
    cookies: fc.oneof(
      fc.array(fc.oneof({ weight: 5, arbitrary: text }, fc.jsonValue({ maxDepth: 1 }))),
      fc.jsonValue(),
    ),
    body: fc.oneof(text, fc.base64String(), fc.jsonValue({ maxDepth: 1 })),
    isBase64Encoded: fc.oneof({ weight: 5, arbitrary: fc.boolean() }, fc.jsonValue({ maxDepth: 1 })),
    multiValueHeaders: fc.jsonValue({ maxDepth: 1 }),
  },
  { requiredKeys: [] },
);
/** What a function may return: close to a response, any JSON value, or what no JSON can hold. */
export const payload = fc.oneof({ weight: 6, arbitrary: response }, fc.jsonValue(), fc.anything());
