import { expect } from "chai";
import type { HttpApiEvent } from "../../../local/gateway/event";
import { apiSettings, locked, open, type ServedApi, withApi } from "./served-api";
import { accessClaims, issuer, now, nowSeconds, sign } from "./tokens";

function lastEvent({ events }: ServedApi): HttpApiEvent {
  const event = events.at(-1);
  if (!event) throw new Error("no function was called");
  return JSON.parse(JSON.stringify(event)) as HttpApiEvent;
}

describe("event", () => {
  it("is payload format 2.0, whole", () =>
    withApi(apiSettings([locked("POST /notes/{id}", ["notes/read"])]), async (api) => {
      const token = sign(accessClaims());
      await api.raw(
        "POST /notes/caf%C3%A9?q=a%20b&q=c HTTP/1.1",
        `Host: localhost:${api.port}`,
        "Connection: close",
        `Authorization: Bearer ${token}`,
        "Cookie: a=1; b=2",
        "X-Twice: 1",
        "x-twice: 2",
        "User-Agent: test",
        "Content-Type: application/json; charset=utf-8",
        "Content-Length: 7",
        "",
        '{"a":1}',
      );
      const event = lastEvent(api);
      const { requestId } = event.requestContext;
      const trace = event.headers["x-amzn-trace-id"] ?? "";
      expect(requestId).to.match(/^[A-Za-z0-9_-]{15}=$/);
      expect(trace).to.match(/^Root=1-69a42a40-[0-9a-f]{24}$/);
      expect(event).to.deep.equal({
        version: "2.0",
        routeKey: "POST /notes/{id}",
        rawPath: "/notes/café",
        rawQueryString: "q=a%20b&q=c",
        cookies: ["a=1", "b=2"],
        headers: {
          host: `localhost:${api.port}`,
          authorization: `Bearer ${token}`,
          "x-twice": "1,2",
          "user-agent": "test",
          "content-type": "application/json; charset=utf-8",
          "content-length": "7",
          "x-amzn-trace-id": trace,
          "x-forwarded-for": "127.0.0.1",
          "x-forwarded-port": "443",
          "x-forwarded-proto": "https",
        },
        queryStringParameters: { q: "a b,c" },
        requestContext: {
          accountId: "000000000000",
          apiId: "k3x9q2m7ad",
          authorizer: {
            jwt: {
              claims: {
                sub: "5d0e7c1a-1111-4222-8333-944455556666",
                iss: issuer,
                client_id: "4h57kj3s0u8bq1m2n6p9r7t5vw",
                token_use: "access",
                scope: "openid notes/read",
                iat: String(nowSeconds - 60),
                exp: String(nowSeconds + 3600),
                username: "5d0e7c1a-1111-4222-8333-944455556666",
              },
              scopes: ["openid", "notes/read"],
            },
          },
          domainName: "k3x9q2m7ad.execute-api.eu-west-1.amazonaws.com",
          domainPrefix: "k3x9q2m7ad",
          http: {
            method: "POST",
            path: "/notes/café",
            protocol: "HTTP/1.1",
            sourceIp: "127.0.0.1",
            userAgent: "test",
          },
          requestId,
          routeKey: "POST /notes/{id}",
          stage: "$default",
          time: "01/Mar/2026:12:00:00 +0000",
          timeEpoch: now,
        },
        body: '{"a":1}',
        pathParameters: { id: "café" },
        isBase64Encoded: false,
      });
    }));

  it("leaves out what a request does not have", () =>
    withApi(apiSettings([open("GET /a")]), async (api) => {
      await api.raw("GET /a HTTP/1.1", `Host: 127.0.0.1:${api.port}`, "Connection: close");
      const event = lastEvent(api);
      expect(Object.keys(event)).to.deep.equal([
        "version",
        "routeKey",
        "rawPath",
        "rawQueryString",
        "headers",
        "requestContext",
        "isBase64Encoded",
      ]);
      expect([
        event.rawQueryString,
        event.headers["content-length"],
        event.requestContext.http.userAgent,
      ]).to.deep.equal(["", "0", ""]);
      expect(event.requestContext).to.not.have.property("authorizer");
    }));

  it("has scopes null on a route that asks for none", () =>
    withApi(apiSettings([locked("GET /a")]), async (api) => {
      await api.status("/a", `Bearer ${sign(accessClaims())}`);
      expect(lastEvent(api).requestContext.authorizer?.jwt.scopes).to.equal(null);
    }));

  it("keeps the name of a stage in the path", () =>
    withApi(apiSettings([open("GET /a/{id}")], { stage: "dev" }), async (api) => {
      await api.status("/dev/a/1");
      const { rawPath, routeKey, pathParameters, requestContext } = lastEvent(api);
      expect([rawPath, requestContext.http.path, requestContext.stage, routeKey, pathParameters]).to.deep.equal([
        "/dev/a/1",
        "/dev/a/1",
        "dev",
        "GET /a/{id}",
        { id: "1" },
      ]);
    }));

  it("adds the caller's address to x-forwarded-for and sets its siblings itself", () =>
    withApi(apiSettings([open("GET /a")]), async (api) => {
      const headers = { "x-forwarded-for": "1.2.3.4", "x-forwarded-proto": "gopher", "x-amzn-trace-id": "forged" };
      await api.fetch("/a", { headers });
      const event = lastEvent(api);
      expect([
        event.headers["x-forwarded-for"],
        event.headers["x-forwarded-proto"],
        event.headers["x-amzn-trace-id"]?.slice(0, 7),
        event.requestContext.http.sourceIp,
      ]).to.deep.equal(["1.2.3.4, 127.0.0.1", "https", "Root=1-", "127.0.0.1"]);
    }));

  it("cannot be given an authorizer's context by the caller", () =>
    withApi(apiSettings([open("POST /a")]), async (api) => {
      await api.fetch("/a?requestContext=x", {
        method: "POST",
        headers: { "content-type": "application/json", requestcontext: "x", "x-amzn-requestcontext": "{}" },
        body: '{"requestContext":{"authorizer":{"jwt":{"claims":{"sub":"admin"}}}}}',
      });
      expect(lastEvent(api).requestContext).to.not.have.property("authorizer");
    }));
});
