import { expect } from "chai";
import { findUnsupported } from "../../../local/gateway/gateway";
import type { ApiSettings, CorsSettings, RouteSettings } from "../../../local/gateway/settings";
import { apiSettings, locked, open } from "./served-api";
import { idKey, issuer, jwks } from "./tokens";

const cors: CorsSettings = {
  allowOrigins: ["https://app.example.com"],
  allowMethods: ["GET"],
  allowHeaders: [],
  exposeHeaders: [],
  allowCredentials: true,
  maxAgeSeconds: undefined,
};

const full = apiSettings(
  [
    open("GET /health"),
    locked("ANY /notes/{id}", ["notes/read"]),
    locked("GET /{proxy+}", [], { identitySource: "$request.querystring.token" }),
    locked("GET /notes/{id}/{rest+}"),
    open("GET /notes/{id}/{part}"),
    open("GET /notes/"),
    open("PUT /slow", { timeoutMs: 50 }),
    open("POST /slow", { timeoutMs: 30_000 }),
    locked("$default"),
  ],
  { cors, throttle: { requestsPerSecond: 0, burst: 0 }, stage: "dev-1_a" },
);

describe("unsupported", () => {
  it("is nothing of an API that can be served", () => {
    expect([findUnsupported(full), findUnsupported(full, () => jwks)]).to.deep.equal([[], []]);
  });

  const routes: [rule: string, routes: RouteSettings[], line: string][] = [
    [
      "a route key",
      [open("GET notes")],
      'route key "GET notes" cannot be honoured; write it like "GET /notes/{id}", "ANY /{proxy+}" or "$default"',
    ],
    [
      "scopes without an authorizer",
      [open("GET /a", { scopes: ["a/b"] })],
      'route "GET /a" asks for scopes but has no authorizer; give it a JWT authorizer',
    ],
    [
      "an empty scope",
      [locked("GET /a", [""])],
      'route "GET /a" asks for a scope that no token can carry; a scope is printable characters without a space, a quote or a backslash',
    ],
    [
      "a scope with a space",
      [locked("GET /a", [" a/b"])],
      'route "GET /a" asks for a scope that no token can carry; a scope is printable characters without a space, a quote or a backslash',
    ],
    [
      "a scope with a quote",
      [locked("GET /a", ["a/b", 'a" error="']).valueOf() as RouteSettings],
      'route "GET /a" asks for a scope that no token can carry; a scope is printable characters without a space, a quote or a backslash',
    ],
    ["no function", [open("GET /a", { functionArn: "" })], 'route "GET /a" has no function; give it an integration'],
    [
      "a timeout that is too short",
      [open("GET /a", { timeoutMs: 49 })],
      'route "GET /a" waits 49 ms; the timeout must be between 50 ms and 30000 ms',
    ],
    [
      "a timeout that is too long",
      [open("GET /a", { timeoutMs: 30_001 })],
      'route "GET /a" waits 30001 ms; the timeout must be between 50 ms and 30000 ms',
    ],
    [
      "a timeout that is no number",
      [open("GET /a", { timeoutMs: Number.NaN })],
      'route "GET /a" waits NaN ms; the timeout must be between 50 ms and 30000 ms',
    ],
    [
      "a route twice",
      [open("GET /a"), locked("GET /a")],
      'route "GET /a" is for the same requests as "GET /a"; keep one of them',
    ],
    [
      "routes that differ only in a variable's name",
      [locked("GET /a/{id}/{x+}"), open("GET /a/{petId}/{y+}")],
      'route "GET /a/{petId}/{y+}" is for the same requests as "GET /a/{id}/{x+}"; keep one of them',
    ],
    [
      "an identity source",
      [locked("GET /a", [], { identitySource: "$context.token" })],
      'authorizer "users" of route "GET /a" reads its token from "$context.token"; write "$request.header.<name>" or "$request.querystring.<name>"',
    ],
    [
      "no audience",
      [locked("GET /a", [], { audience: [] })],
      'authorizer "users" of route "GET /a" must name at least one audience, none of them empty',
    ],
    [
      "an empty audience",
      [locked("GET /a", [], { audience: ["x", ""] })],
      'authorizer "users" of route "GET /a" must name at least one audience, none of them empty',
    ],
    [
      "an issuer that is no https URL",
      [locked("GET /a", [], { issuer: "http://127.0.0.1" })],
      'authorizer "users" of route "GET /a" trusts "http://127.0.0.1"; an issuer must be an https URL',
    ],
  ];
  for (const [rule, given, line] of routes) {
    it(`is ${rule}`, () => {
      expect(findUnsupported(apiSettings(given))).to.deep.equal([line]);
    });
  }

  const settings: [rule: string, changes: Partial<ApiSettings>, line: string][] = [
    ["a stage name", { stage: "dev/1" }, 'stage "dev/1" must be "$default" or up to 128 letters, digits, "-" and "_"'],
    [
      "credentials for every origin",
      { cors: { ...cors, allowOrigins: ["*"] } },
      'CORS cannot allow credentials for the origin "*"; name the origins',
    ],
    [
      "an origin with another wildcard",
      { cors: { ...cors, allowOrigins: ["https://*.example.com"] } },
      'CORS origin "https://*.example.com" holds a wildcard; only "*", "https://*" and "http://*" are known',
    ],
    [
      "a route's throttle that is no number",
      { routes: [open("GET /a", { throttle: { requestsPerSecond: 1, burst: Number.NaN } })] },
      "throttle 1 a second, burst NaN: both must be numbers from 0",
    ],
    [
      "a throttle that is no number",
      { throttle: { requestsPerSecond: Number.NaN, burst: 1 } },
      "throttle NaN a second, burst 1: both must be numbers from 0",
    ],
    [
      "a negative throttle",
      { throttle: { requestsPerSecond: 1, burst: -1 } },
      "throttle 1 a second, burst -1: both must be numbers from 0",
    ],
  ];
  for (const [rule, changes, line] of settings) {
    it(`is ${rule}`, () => {
      expect(findUnsupported(apiSettings([open("GET /a")], changes))).to.deep.equal([line]);
    });
  }

  it("is each of several routes for the same requests as the first", () => {
    const routes = ["GET /{a}", "GET /{b}", "GET /{c}"].map((key) => open(key));
    expect(findUnsupported(apiSettings(routes))).to.deep.equal([
      'route "GET /{b}" is for the same requests as "GET /{a}"; keep one of them',
      'route "GET /{c}" is for the same requests as "GET /{a}"; keep one of them',
    ]);
  });

  it("is no CORS setting that AWS takes", () => {
    const allowOrigins = ["*", "https://*", "http://*", "https://app.example.com"];
    const allowMethods = ["*", "A", "M".repeat(64)];
    const changes = { cors: { ...cors, allowOrigins, allowMethods, allowCredentials: false } };
    expect(findUnsupported(apiSettings([open("GET /a")], changes))).to.deep.equal([]);
  });

  for (const origin of ["https://a.example.com:*", "a*", "*a", "ftp://*"]) {
    it(`is the origin ${origin}`, () => {
      const changes = { cors: { ...cors, allowOrigins: [origin] } };
      expect(findUnsupported(apiSettings([open("GET /a")], changes))).to.deep.equal([
        `CORS origin "${origin}" holds a wildcard; only "*", "https://*" and "http://*" are known`,
      ]);
    });
  }

  for (const method of ["", "M".repeat(65)]) {
    it(`is a CORS method of ${method.length} characters`, () => {
      const changes = { cors: { ...cors, allowMethods: ["GET", method] } };
      expect(findUnsupported(apiSettings([open("GET /a")], changes))).to.deep.equal([
        `CORS method "${method}" must be 1 to 64 characters`,
      ]);
    });
  }

  it("is no issuer of which one key can verify", () => {
    const keys = { keys: [{ ...idKey.jwk, use: "enc" }, idKey.jwk] };
    expect(findUnsupported(apiSettings([locked("GET /a")]), () => keys)).to.deep.equal([]);
  });

  for (const [rule, keys] of [
    ["an issuer without keys", undefined],
    ["an issuer without a key that can verify", { keys: [{ ...idKey.jwk, use: "enc" }] }],
  ] as const) {
    it(`is ${rule}`, () => {
      expect(findUnsupported(apiSettings([locked("GET /a")]), () => keys)).to.deep.equal([
        `authorizer "users" of route "GET /a" trusts "${issuer}", which no local user pool is; use a pool of this program`,
      ]);
    });
  }
});
