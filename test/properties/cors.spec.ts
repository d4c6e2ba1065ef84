import { expect } from "chai";
import fc from "fast-check";
import { answerPreflight, isPreflight, withCors } from "../../local/gateway/cors";
import type { CorsSettings } from "../../local/gateway/settings";
import { cases, text, timeLimit } from "./cases";

const origin = fc.oneof(
  fc.constantFrom("https://app.example.com", "https://app.example.com.evil.org", "http://localhost:5173", "null"),
  fc.constantFrom(
    "https://APP.example.com",
    "https://app.example.com/",
    "https://*",
    "*",
    "http://*",
    "https://",
    "HTTPS://a",
  ),
  text,
);
const allowed = fc.uniqueArray(
  fc.constantFrom("https://app.example.com", "http://localhost:5173", "https://*", "http://*", "*"),
);

/** Credentials with the origin `*` do not start. */
const settings: fc.Arbitrary<CorsSettings> = fc
  .record({
    allowOrigins: allowed,
    allowMethods: fc.uniqueArray(fc.constantFrom("GET", "POST", "*", "DELETE")),
    allowHeaders: fc.uniqueArray(fc.constantFrom("authorization", "*", "x-a")),
    exposeHeaders: fc.uniqueArray(fc.constantFrom("x-b", "*")),
    allowCredentials: fc.boolean(),
    maxAgeSeconds: fc.option(fc.nat(86_400), { nil: undefined }),
  })
  .map((cors) => ({ ...cors, allowCredentials: cors.allowCredentials && !cors.allowOrigins.includes("*") }));

const headers = fc.array(
  fc.tuple(
    fc.constantFrom("content-type", "access-control-allow-origin", "Access-Control-Allow-Credentials", "x-b", "vary"),
    text,
  ),
);

/** What may be answered to an origin, by the page "Configuring CORS for HTTP APIs". */
function expectedOrigin({ allowOrigins }: CorsSettings, sent: string | undefined): string | undefined {
  if (sent === undefined) return undefined;
  if (allowOrigins.includes("*")) return "*";
  const isAllowed =
    (sent !== "*" && allowOrigins.includes(sent)) ||
    (allowOrigins.includes("https://*") && sent.startsWith("https://")) ||
    (allowOrigins.includes("http://*") && sent.startsWith("http://"));
  return isAllowed ? sent : undefined;
}

const valuesOf = (answer: { headers: [string, string][] }, name: string) =>
  answer.headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value);

describe("properties of CORS", function () {
  this.timeout(timeLimit);

  it("allows the origins that are named and no other, with credentials to those alone", () => {
    fc.assert(
      fc.property(settings, fc.option(origin, { nil: undefined }), headers, (cors, sent, own) => {
        const answer = withCors({ status: 200, headers: own, body: "" }, cors, sent);
        const right = expectedOrigin(cors, sent);
        expect([
          valuesOf(answer, "access-control-allow-origin"),
          valuesOf(answer, "access-control-allow-credentials"),
        ]).to.deep.equal([
          right === undefined ? [] : [right],
          right === undefined || !cors.allowCredentials ? [] : ["true"],
        ]);
      }),
      cases(2000),
    );
  });

  it("keeps every other header of the function, in its order", () => {
    fc.assert(
      fc.property(settings, origin, headers, (cors, sent, own) => {
        const isOwn = ([name]: [string, string]) => !name.toLowerCase().startsWith("access-control-");
        const answer = withCors({ status: 200, headers: own, body: "" }, cors, sent);
        expect(answer.headers.filter(isOwn)).to.deep.equal(own.filter(isOwn));
      }),
      cases(500),
    );
  });

  it("answers every preflight with 204, and with headers only to an allowed origin and method", () => {
    const method = fc.oneof(fc.constantFrom("GET", "POST", "PUT", "*", "get"), text);
    fc.assert(
      fc.property(settings, origin, method, (cors, sent, asked) => {
        const sentHeaders = { origin: sent, "access-control-request-method": asked };
        const answer = answerPreflight(cors, sentHeaders);
        const isAllowed =
          expectedOrigin(cors, sent) !== undefined &&
          (cors.allowMethods.includes("*") || cors.allowMethods.includes(asked));
        expect([isPreflight("OPTIONS", sentHeaders), answer.status, answer.headers.length > 0]).to.deep.equal([
          true,
          204,
          isAllowed,
        ]);
      }),
      cases(1000),
    );
  });
});
