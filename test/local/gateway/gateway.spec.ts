import { expect } from "chai";
import { createGateway } from "../../../local/gateway/gateway";
import type { InvokeResult } from "../../../local/lambda/settings";
import { apiSettings, locked, open, withApi } from "./served-api";
import { accessClaims, now, nowSeconds, sign } from "./tokens";

/** Status, headers that the gateway chose, body. */
async function parts(response: Response) {
  const own = ["content-type", "www-authenticate"];
  const headers = Object.fromEntries([...response.headers].filter(([name]) => own.includes(name)));
  return { status: response.status, headers, body: await response.text() };
}

const json = { "content-type": "application/json" };
const failed = { status: 500, headers: json, body: '{"message":"Internal Server Error"}' };

describe("gateway", () => {
  it("answers 401 as AWS does: the challenge says the route's scopes", () =>
    withApi(apiSettings([locked("GET /scoped", ["notes/read", "notes/write"])]), async ({ fetch }) => {
      const expired = { headers: { authorization: `Bearer ${sign(accessClaims({ exp: nowSeconds - 10 }))}` } };
      expect([await parts(await fetch("/scoped")), await parts(await fetch("/scoped", expired))]).to.deep.equal([
        { status: 401, headers: { ...json, "www-authenticate": "Bearer" }, body: '{"message":"Unauthorized"}' },
        {
          status: 401,
          headers: {
            ...json,
            "www-authenticate":
              'Bearer scope="notes/read notes/write" error="invalid_token" error_description="the token has expired"',
          },
          body: '{"message":"Unauthorized"}',
        },
      ]);
    }));

  it("answers 401 to an empty header as to none", () =>
    withApi(apiSettings([locked("GET /a")]), async ({ fetch }) => {
      const response = await fetch("/a", { headers: { authorization: "" } });
      expect([response.status, response.headers.get("www-authenticate")]).to.deep.equal([401, "Bearer"]);
    }));

  it("answers 403 without a challenge", () =>
    withApi(apiSettings([locked("GET /scoped", ["x/y"])]), async ({ fetch }) => {
      const response = await fetch("/scoped", { headers: { authorization: `Bearer ${sign(accessClaims())}` } });
      expect(await parts(response)).to.deep.equal({ status: 403, headers: json, body: '{"message":"Forbidden"}' });
    }));

  it("answers 404 without a route, for an unknown method too", () =>
    withApi(apiSettings([locked("GET /a")]), async ({ fetch }) => {
      const notFound = { status: 404, headers: json, body: '{"message":"Not Found"}' };
      const answers = [await parts(await fetch("/b")), await parts(await fetch("/a", { method: "POST" }))];
      expect(answers).to.deep.equal([notFound, notFound]);
    }));

  it("answers 404 to HEAD without a HEAD route", () =>
    withApi(apiSettings([open("GET /a"), open("HEAD /b")]), async ({ fetch, called }) => {
      const statuses = [(await fetch("/a", { method: "HEAD" })).status, (await fetch("/b", { method: "HEAD" })).status];
      expect([statuses, called]).to.deep.equal([[404, 200], ["HEAD /b"]]);
    }));

  it("gives every answer an id of AWS's form, a new one each time", () =>
    withApi(apiSettings([open("GET /a")]), async ({ fetch, log }) => {
      const ids = [];
      for (const path of ["/a", "/a", "/b"]) ids.push((await fetch(path)).headers.get("apigw-requestid"));
      expect(ids).to.deep.equal(log.map(({ requestId }) => requestId));
      expect([new Set(ids).size, ids.every((id) => /^[A-Za-z0-9_-]{15}=$/.test(id ?? ""))]).to.deep.equal([3, true]);
    }));

  describe("stage", () => {
    it("with a name is the first part of the path", () =>
      withApi(apiSettings([open("GET /a"), open("GET /")], { stage: "dev" }), async ({ status }) => {
        const paths = ["/dev/a", "/dev", "/dev/", "/a", "/", "/prod/a", "/dev/dev/a", "/DEV/a", "//dev/a", "/devil/a"];
        expect(await Promise.all(paths.map((path) => status(path)))).to.deep.equal([
          200, 200, 200, 404, 404, 404, 404, 404, 404, 404,
        ]);
      }));

    it("of another name is not reached by $default either", () =>
      withApi(apiSettings([open("$default")], { stage: "dev" }), async ({ status }) => {
        expect([await status("/dev/x"), await status("/x")]).to.deep.equal([200, 404]);
      }));
  });

  describe("function", () => {
    const failures: [rule: string, result: InvokeResult][] = [
      ["throws", { ok: false, reason: "error", errorType: "TypeError", errorMessage: "secret detail" }],
      ["times out by itself", { ok: false, reason: "timeout", errorType: "Sandbox.Timedout", errorMessage: "secret" }],
      ["exits", { ok: false, reason: "exit", errorType: "Runtime.ExitError", errorMessage: "secret" }],
    ];
    for (const [rule, result] of failures) {
      it(`that ${rule} is 500, and the caller learns nothing of it`, () =>
        withApi(
          apiSettings([open("GET /a")]),
          async ({ fetch }) => {
            expect(await parts(await fetch("/a"))).to.deep.equal(failed);
          },
          async () => result,
        ));
    }

    it("that cannot be called is 500", () =>
      withApi(
        apiSettings([open("GET /a")]),
        async ({ fetch, log }) => {
          expect([await parts(await fetch("/a")), log[0]?.reason?.includes("secret")]).to.deep.equal([failed, false]);
        },
        async () => {
          throw new Error("secret detail");
        },
      ));

    it("that answers too late is 503, and nobody hears of its answer", () =>
      withApi(
        apiSettings([open("GET /a", { timeoutMs: 50 })]),
        async ({ fetch, log }) => {
          expect([await parts(await fetch("/a")), log[0]?.reason]).to.deep.equal([
            { status: 503, headers: {}, body: '{"message":"Service Unavailable"}' },
            "the function did not answer within 50 ms",
          ]);
        },
        () => new Promise((resolve) => setTimeout(() => resolve({ ok: true, payload: "late" }), 80)),
      ));
  });

  describe("limit", () => {
    it("is 10240 bytes for the request line and all header values", () =>
      withApi(apiSettings([open("GET /a")]), async ({ raw, port, log }) => {
        const host = `localhost:${port}`;
        const rest = "GET /a HTTP/1.1".length + host.length + "close".length;
        const answers = [];
        for (const bytes of [10_240 - rest, 10_241 - rest]) {
          answers.push(
            await raw("GET /a HTTP/1.1", `Host: ${host}`, "Connection: close", `X-Long: ${"a".repeat(bytes)}`),
          );
        }
        expect([answers.map((answer) => answer.slice(9, 12)), log[1]?.reason]).to.deep.equal([
          ["200", "431"],
          "request line and header values are larger than 10240 bytes",
        ]);
      }));
  });

  describe("log", () => {
    it("has one entry a request, with the path and without the query", () =>
      withApi(apiSettings([locked("GET /a/{id}")]), async ({ status, log }) => {
        const token = sign(accessClaims());
        await status("/a/b%20c?token=secret", `Bearer ${token}`);
        await status(`/a/1?token=${token}`);
        await status("/nowhere?token=secret");
        const same = { receivedAt: now, method: "GET", durationMs: 0, accessLog: undefined };
        expect(log.map(({ requestId: _, ...entry }) => entry)).to.deep.equal([
          { ...same, path: "/a/b%20c", routeKey: "GET /a/{id}", status: 200, reason: undefined },
          {
            ...same,
            path: "/a/1",
            routeKey: "GET /a/{id}",
            status: 401,
            reason: "no token in the authorization header",
          },
          { ...same, path: "/nowhere", routeKey: undefined, status: 404, reason: "no route for this method and path" },
        ]);
      }));

    it("holds no token that was sent in the path", () =>
      withApi(apiSettings([open("GET /a")]), async ({ status, log }) => {
        await status(`/${sign(accessClaims())}/b`);
        expect(log.map(({ path }) => path)).to.deep.equal(["/(token)/b"]);
      }));

    it("says how long a request took", () => {
      const slow = { wait: (_: number) => {} };
      return withApi(
        apiSettings([open("GET /a")]),
        async (api) => {
          slow.wait = api.wait;
          await api.status("/a");
          expect(api.log[0]?.durationMs).to.equal(1234);
        },
        async () => {
          slow.wait(1234);
          return { ok: true, payload: "" };
        },
      );
    });

    it("holds no path that could not be read", () =>
      withApi(apiSettings([open("GET /a")]), async ({ status, log }) => {
        await status("/%zz?token=secret");
        expect([log[0]?.status, log[0]?.path]).to.deep.equal([400, "-"]);
      }));
  });

  it("does not start with a route it cannot honour", () => {
    const settings = apiSettings([open("GET /a"), locked("GET /b", [], { identitySource: "$request.body.token" })]);
    const options = {
      invoke: async (): Promise<InvokeResult> => ({ ok: true, payload: "" }),
      jwks: () => undefined,
      clock: () => 0,
      log: () => {},
    };
    expect(() => createGateway(settings, options)).to.throw(
      'authorizer "users" of route "GET /b" reads its token from "$request.body.token"',
    );
  });

  it("does not start with an issuer that no local pool is", () => {
    const options = {
      invoke: async (): Promise<InvokeResult> => ({ ok: true, payload: "" }),
      jwks: () => undefined,
      clock: () => 0,
      log: () => {},
    };
    expect(() => createGateway(apiSettings([locked("GET /b")]), options)).to.throw("which no local user pool is");
  });
});
