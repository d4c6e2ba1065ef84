import { expect } from "chai";
import type { CorsSettings } from "../../../local/gateway/settings";
import { apiSettings, locked, open, type ServedApi, withApi } from "./served-api";
import { accessClaims, sign } from "./tokens";

const origin = "https://app.example.com";
const cors: CorsSettings = {
  allowOrigins: [origin, "http://localhost:5173"],
  allowMethods: ["GET", "POST"],
  allowHeaders: ["authorization", "content-type"],
  exposeHeaders: ["x-next"],
  allowCredentials: true,
  maxAgeSeconds: 600,
};

function corsHeaders(response: Response): Record<string, string> {
  return Object.fromEntries([...response.headers].filter(([name]) => name.startsWith("access-control-")));
}

/** Status and CORS headers of a preflight. */
async function preflight(api: ServedApi, path: string, from = origin, method = "POST") {
  const headers = { origin: from, "access-control-request-method": method };
  const response = await api.fetch(path, { method: "OPTIONS", headers });
  return { status: response.status, body: await response.text(), headers: corsHeaders(response) };
}

const allowed = {
  status: 204,
  body: "",
  headers: {
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": "GET,POST",
    "access-control-allow-headers": "authorization,content-type",
    "access-control-max-age": "600",
  },
};
const notAllowed = { status: 204, body: "", headers: {} };

describe("CORS", () => {
  describe("preflight", () => {
    it("is answered with 204 and without a token, on a path without an OPTIONS route", () =>
      withApi(apiSettings([locked("POST /notes")], { cors }), async (api) => {
        expect([await preflight(api, "/notes"), api.called]).to.deep.equal([allowed, []]);
      }));

    it("gets no CORS headers for another origin", () =>
      withApi(apiSettings([locked("POST /notes")], { cors }), async (api) => {
        for (const other of [
          "https://evil.example.com",
          `${origin}.evil.com`,
          `${origin}:8443`,
          "http://app.example.com",
          "https://APP.example.com",
          "https://app.example.co",
          "null",
          "*",
        ]) {
          expect([other, await preflight(api, "/notes", other)]).to.deep.equal([other, notAllowed]);
        }
      }));

    it("gets no CORS headers for another method", () =>
      withApi(apiSettings([locked("POST /notes")], { cors }), async (api) => {
        expect(await preflight(api, "/notes", origin, "DELETE")).to.deep.equal(notAllowed);
      }));

    it("takes any method for *", () =>
      withApi(apiSettings([locked("POST /notes")], { cors: { ...cors, allowMethods: ["*"] } }), async (api) => {
        const { headers } = await preflight(api, "/notes", origin, "DELETE");
        expect(headers["access-control-allow-methods"]).to.equal("*");
      }));

    it("says nothing of what is not set", () => {
      const bare = { ...cors, allowHeaders: [], allowCredentials: false, maxAgeSeconds: undefined };
      return withApi(apiSettings([locked("POST /notes")], { cors: bare }), async (api) => {
        expect((await preflight(api, "/notes")).headers).to.deep.equal({
          "access-control-allow-origin": origin,
          "access-control-allow-methods": "GET,POST",
        });
      });
    });

    it("is a preflight only with an origin and a method", () =>
      withApi(apiSettings([locked("POST /notes")], { cors }), async ({ fetch }) => {
        const one = await fetch("/notes", { method: "OPTIONS", headers: { origin } });
        const other = await fetch("/notes", {
          method: "OPTIONS",
          headers: { "access-control-request-method": "POST" },
        });
        expect([one.status, other.status]).to.deep.equal([404, 404]);
      }));

    for (const routeKey of ["$default", "ANY /{proxy+}", "OPTIONS /notes"]) {
      it(`needs the token that ${routeKey} asks for`, () =>
        withApi(apiSettings([locked(routeKey)], { cors }), async (api) => {
          expect([(await preflight(api, "/notes")).status, api.called]).to.deep.equal([401, []]);
        }));

      it(`is answered without calling the function if ${routeKey} is open`, () =>
        withApi(apiSettings([open(routeKey)], { cors }), async (api) => {
          expect([await preflight(api, "/notes"), api.called]).to.deep.equal([allowed, []]);
        }));
    }

    it("is an ordinary request without CORS settings", () =>
      withApi(apiSettings([locked("POST /notes"), open("OPTIONS /open")]), async (api) => {
        expect([await preflight(api, "/notes"), (await preflight(api, "/open")).status, api.called]).to.deep.equal([
          { status: 404, body: '{"message":"Not Found"}', headers: {} },
          200,
          ["OPTIONS /open"],
        ]);
      }));
  });

  describe("answer", () => {
    const settings = apiSettings([open("GET /open"), locked("GET /locked"), locked("GET /scoped", ["x/y"])], { cors });
    const ofFunction = {
      "Access-Control-Allow-Origin": "*",
      "access-control-allow-credentials": "false",
      "Access-Control-Anything": "x",
      "x-other": "kept",
    };
    const invoke = async () => ({ ok: true as const, payload: { statusCode: 200, headers: ofFunction } });
    const added = {
      "access-control-allow-origin": origin,
      "access-control-allow-credentials": "true",
      "access-control-expose-headers": "x-next",
    };

    it("carries the API's CORS headers, never the function's", () =>
      withApi(
        settings,
        async ({ fetch }) => {
          const response = await fetch("/open", { headers: { origin } });
          expect([corsHeaders(response), response.headers.get("x-other")]).to.deep.equal([added, "kept"]);
        },
        invoke,
      ));

    it("carries no CORS headers for another origin or for none, not even the function's", () =>
      withApi(
        settings,
        async ({ fetch }) => {
          const other = await fetch("/open", { headers: { origin: "https://evil.example.com" } });
          expect([corsHeaders(other), corsHeaders(await fetch("/open"))]).to.deep.equal([{}, {}]);
        },
        invoke,
      ));

    it("carries the function's CORS headers if the API has no CORS settings", () =>
      withApi(
        apiSettings([open("GET /open")]),
        async ({ fetch }) => {
          expect(corsHeaders(await fetch("/open", { headers: { origin } }))).to.deep.equal({
            "access-control-allow-origin": "*",
            "access-control-allow-credentials": "false",
            "access-control-anything": "x",
          });
        },
        invoke,
      ));

    it("carries them on 401, 403 and 404 too, so that a browser may read why", () =>
      withApi(settings, async ({ fetch }) => {
        const authorization = `Bearer ${sign(accessClaims())}`;
        const responses = await Promise.all([
          fetch("/locked", { headers: { origin } }),
          fetch("/scoped", { headers: { origin, authorization } }),
          fetch("/nowhere", { headers: { origin } }),
        ]);
        expect(responses.map((response) => [response.status, corsHeaders(response)])).to.deep.equal([
          [401, added],
          [403, added],
          [404, added],
        ]);
      }));

    const wildcards: [origins: string[], from: string, answered: string | undefined][] = [
      [["*"], origin, "*"],
      [["*"], "null", "*"],
      [["https://*"], origin, origin],
      [["https://*"], "http://app.example.com", undefined],
      [["https://*"], "xhttps://app.example.com", undefined],
      [["http://*"], "http://localhost:5173", "http://localhost:5173"],
      [["http://*"], origin, undefined],
    ];
    for (const [allowOrigins, from, answered] of wildcards) {
      it(`allows ${allowOrigins} to ${from}: ${answered}`, () => {
        const wild = { ...cors, allowOrigins, allowCredentials: false, exposeHeaders: [] };
        return withApi(apiSettings([open("GET /open")], { cors: wild }), async ({ fetch }) => {
          expect(corsHeaders(await fetch("/open", { headers: { origin: from } }))).to.deep.equal(
            answered === undefined ? {} : { "access-control-allow-origin": answered },
          );
        });
      });
    }
  });
});
