import { bearer, event, forbidden, get, noToken, notFound, preflight, probe, returning, throttled } from "../requests";
import type { ContractRequest, Exchange, ExpectedAnswer, Source } from "../row";

function row(
  id: string,
  source: Source,
  request: ContractRequest,
  answer: ExpectedAnswer,
  rest: Partial<Exchange> = {},
): Exchange {
  return { kind: "exchange", id, source, request, answer, ...rest };
}

const origin = "https://app.example.com";
const none = {
  "access-control-allow-origin": undefined,
  "access-control-allow-credentials": undefined,
  "access-control-allow-methods": undefined,
  "access-control-allow-headers": undefined,
  "access-control-expose-headers": undefined,
  "access-control-max-age": undefined,
};
/** On an answer that is no preflight's. */
const added = {
  "access-control-allow-origin": origin,
  "access-control-allow-credentials": "true",
  "access-control-expose-headers": "x-next",
};
const ofPreflight = {
  "access-control-allow-origin": origin,
  "access-control-allow-credentials": "true",
  "access-control-allow-methods": "GET,POST",
  "access-control-allow-headers": "authorization,content-type",
  "access-control-max-age": "600",
};
const allowed: ExpectedAnswer = { status: 204, headers: ofPreflight, body: "" };
const notAllowed: ExpectedAnswer = { status: 204, headers: none, body: "" };
const ofFunction = { "Access-Control-Allow-Origin": "*", "access-control-allow-methods": "DELETE", "x-other": "kept" };

/** A request from a page. */
function from(page: string, request: ContractRequest): ContractRequest {
  return { ...request, headers: [...(request.headers ?? []), ["origin", page]] };
}

function withHeaders(answer: ExpectedAnswer, headers: { [name: string]: string | undefined }): ExpectedAnswer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** Who may read an answer. */
export const cors: Exchange[] = [
  row("A4-01/preflight", "D", preflight("cors", "/open"), { headers: ofPreflight, status: 204 }),
  row("A4-01/preflight-of-a-locked-route", "D", preflight("cors", "/locked"), { headers: ofPreflight, status: 204 }),
  row("A4-01/preflight-of-no-route", "U", preflight("cors", "/nowhere"), allowed),
  row("A4-01/added", "D", from(origin, get("/open", {}, "cors")), withHeaders(event(), added)),
  row(
    "A4-01/functions-own-are-dropped",
    "D",
    from(origin, returning({ statusCode: 200, headers: ofFunction }, { api: "cors" })),
    { status: 200, headers: { ...none, ...added, "x-other": "kept" } },
  ),
  row(
    "A4-01/functions-own-are-dropped-for-another-origin",
    "D",
    from("https://evil.example.com", returning({ statusCode: 200, headers: ofFunction }, { api: "cors" })),
    { status: 200, headers: { ...none, "x-other": "kept" } },
  ),
  row("A4-02/default-route", "D", preflight("corsDefault", "/anything"), {
    status: 401,
    body: '{"message":"Unauthorized"}',
  }),
  row("A4-02/open-options-route", "D", preflight("corsDefault", "/fixed/x"), { status: 204, headers: ofPreflight }),
  row(
    "A4-02/function-is-not-called",
    "U",
    {
      ...preflight("corsDefault", "/fixed/x"),
      headers: [...(preflight("corsDefault", "/").headers ?? []), ["x-probe", '{"throws":"called"}']],
    },
    allowed,
  ),
  row("A4-03/any-route", "M", preflight("corsDefault", "/any/x"), { status: 401, body: '{"message":"Unauthorized"}' }),
  row("A4-04/no-route", "K", preflight("main", "/get-only"), withHeaders(notFound, none)),
  row(
    "A4-04/any-route",
    "K",
    preflight("main", "/open"),
    withHeaders(event({ "requestContext.http.method": "OPTIONS" }), none),
  ),
  row("A4-04/nothing-added", "K", from(origin, get("/open")), withHeaders(event(), none)),
  row("A4-04/nothing-added-to-a-refusal", "K", from(origin, get("/locked")), withHeaders(noToken, none)),
  row(
    "A4-04/functions-own-are-kept",
    "K",
    from(origin, returning({ statusCode: 200, headers: ofFunction })),
    {
      status: 200,
      headers: {
        ...none,
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "DELETE",
        "x-other": "kept",
      },
    },
    { bare: true },
  ),
  row("A4-05/401", "K", from(origin, get("/locked", {}, "cors")), withHeaders(noToken, added)),
  row("A4-05/403", "K", from(origin, bearer("/locked/scoped", "access", "cors")), withHeaders(forbidden, added)),
  row("A4-05/404", "K", from(origin, get("/nowhere", {}, "cors")), withHeaders(notFound, added)),
  row("A4-05/500", "K", from(origin, probe({ throws: "x" }, { api: "cors" })), { status: 500, headers: added }),
  row("A4-05/429", "K", from(origin, { api: "cors", path: "/throttled", times: 20 }), withHeaders(throttled, added)),
  row("A4-06/allowed", "K", preflight("cors", "/open"), allowed),
  row("A4-06/another-origin", "K", preflight("cors", "/open", "https://evil.example.com"), notAllowed),
  row("A4-06/another-method", "U", preflight("cors", "/open", origin, "DELETE"), notAllowed),
  row(
    "A4-06/no-method-asked-for",
    "U",
    { api: "cors", method: "OPTIONS", path: "/open", headers: [["origin", origin]] },
    notFound,
  ),
  row(
    "A4-06/no-origin",
    "U",
    { api: "cors", method: "OPTIONS", path: "/open", headers: [["access-control-request-method", "GET"]] },
    notFound,
  ),
  row(
    "A4-08/the-other-one",
    "D",
    from("http://localhost:5173", get("/open", {}, "cors")),
    withHeaders(event(), { "access-control-allow-origin": "http://localhost:5173" }),
  ),
  row("A4-08/longer", "D", from(`${origin}.evil.com`, get("/open", {}, "cors")), withHeaders(event(), none)),
  row("A4-08/another-port", "D", from(`${origin}:8443`, get("/open", {}, "cors")), withHeaders(event(), none)),
  row("A4-08/another-case", "U", from("https://APP.example.com", get("/open", {}, "cors")), withHeaders(event(), none)),
  row("A4-08/null", "U", from("null", get("/open", {}, "cors")), withHeaders(event(), none)),
  row(
    "A4-08/https",
    "D",
    from("https://any.example.com", get("/open", {}, "corsSchemes")),
    withHeaders(event(), { "access-control-allow-origin": "https://any.example.com" }),
  ),
  row(
    "A4-08/not-http",
    "D",
    from("http://any.example.com", get("/open", {}, "corsSchemes")),
    withHeaders(event(), none),
  ),
  row(
    "A4-08/all",
    "D",
    from("http://any.example.com", get("/open", {}, "corsStar")),
    withHeaders(event(), { "access-control-allow-origin": "*" }),
  ),
  row("A4-09/all-methods", "D", preflight("corsSchemes", "/open", "https://any.example.com", "DELETE"), {
    status: 204,
    headers: { "access-control-allow-methods": "*", "access-control-allow-headers": "*" },
  }),
  row("A4-09/no-age", "U", preflight("corsSchemes", "/open", "https://any.example.com"), {
    status: 204,
    headers: { "access-control-max-age": "-1" },
  }),
];
