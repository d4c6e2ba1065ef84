import type { JwtPayload } from "aws-jwt-verify/jwt-model";
import { expect } from "chai";
import fc from "fast-check";
import { toClaimTexts } from "../../local/gateway/claims";
import type { HttpApiEvent } from "../../local/gateway/event";
import { apiSettings, locked, open, withApi } from "../local/gateway/served-api";
import { accessClaims, sign } from "../local/gateway/tokens";
import { cases, text, timeLimit, wholeText } from "./cases";
import { checkEvent } from "./event-shape";
import { exchange } from "./exchange";
import { framed } from "./requests";

const routes = [
  locked("GET /hello/{id}"),
  locked("POST /hello/{id}", ["notes/read"]),
  open("GET /a"),
  open("ANY /b/{__proto__}/{rest+}"),
  open("$default"),
];

const claims = fc.dictionary(text, fc.jsonValue({ maxDepth: 2 }));

/** Printable ASCII, as header values may hold it, without white space at the ends. */
const headerValue = fc.string({ maxLength: 20 }).map((value) => value.trim());
const headerName = fc.constantFrom("X-A", "x-a", "X-B", "User-Agent", "Accept", "X-Forwarded-For", "Content-Type");

/** A request whose every part is known. */
const known = fc.record({
  id: wholeText.filter((each) => each !== ""),
  pairs: fc.array(fc.tuple(wholeText, wholeText), { maxLength: 4 }),
  headers: fc.array(fc.tuple(headerName, headerValue), { maxLength: 5 }),
  cookies: fc.array(fc.constantFrom("a=1", "b=2", "c=d=e", "d="), { maxLength: 3 }),
  body: fc.uint8Array({ maxLength: 40 }),
  // What reads tokens drops such members, wherever they stand.
  claims: claims.filter((each) => !/"(?:__proto__|constructor)":/.test(JSON.stringify(each))),
});

function isJson(value: unknown): boolean {
  if (typeof value !== "object" || value === null)
    return ["string", "boolean"].includes(typeof value) || Number.isFinite(value) || value === null;
  return Object.values(value).every(isJson);
}

/** Values of one name, joined. */
function join(pairs: [string, string][]): Record<string, string> {
  const joined: Record<string, string> = Object.create(null);
  for (const [name, value] of pairs) joined[name] = name in joined ? `${joined[name]},${value}` : value;
  return joined;
}

function bodyOf({ body = "", isBase64Encoded }: HttpApiEvent): Buffer {
  return Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
}

describe("properties of the event", function () {
  this.timeout(timeLimit);

  it("is of the documented shape and nothing but JSON, whatever the request", () =>
    withApi(apiSettings(routes), async (api) => {
      await fc.assert(
        fc.asyncProperty(framed(api.port), async ({ bytes }) => {
          api.events.length = 0;
          await exchange(api.port, bytes, bytes.toString("latin1").startsWith("CONNECT "));
          for (const event of api.events) expect([checkEvent(event, "event"), isJson(event)]).to.deep.equal([[], true]);
        }),
        cases(600),
      );
    }));

  it("holds what was sent: path, query, headers, cookies, body and claims", () =>
    withApi(apiSettings(routes), async (api) => {
      await fc.assert(
        fc.asyncProperty(known, async ({ id, pairs, headers, cookies, body, claims: more }) => {
          const token = sign({ ...more, ...accessClaims() });
          const query = pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
          const own: [string, string][] = [
            ...headers,
            ["Authorization", `Bearer ${token}`],
            ["Host", `localhost:${api.port}`],
          ];
          const lines = [
            `POST /hello/${encodeURIComponent(id)}?${query} HTTP/1.1`,
            ...own.map(([name, value]) => `${name}: ${value}`),
            ...(cookies.length > 0 ? [`Cookie: ${cookies.join("; ")}`] : []),
            `Content-Length: ${body.length}`,
            "Connection: close",
          ];
          const head = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`);
          api.events.length = 0;
          const received = await exchange(api.port, Buffer.concat([head, body]), false);
          const [event] = api.events;
          if (event === undefined) throw new Error(`no function was called: ${received.toString("latin1")}`);
          expect([checkEvent(event, "event"), isJson(event)]).to.deep.equal([[], true]);
          const sent = join(own.map(([name, value]) => [name.toLowerCase(), value]));
          const { "x-forwarded-for": _, ...others } = sent;
          expect(event.headers).to.include(others);
          expect({
            parameters: { ...event.pathParameters },
            query: { ...event.queryStringParameters },
            rawQuery: event.rawQueryString,
            cookies: event.cookies ?? [],
            body: bodyOf(event),
            claims: { ...event.requestContext.authorizer?.jwt.claims },
          }).to.deep.equal({
            parameters: { id },
            query: { ...join(pairs) },
            rawQuery: query,
            cookies,
            body: Buffer.from(body),
            claims: { ...toClaimTexts(JSON.parse(JSON.stringify({ ...more, ...accessClaims() }))) },
          });
        }),
        cases(300),
      );
    }));

  it("holds every claim as a string, whatever it is, except those that are null", () => {
    fc.assert(
      fc.property(claims, (payload) => {
        const texts = toClaimTexts(payload as JwtPayload);
        const names = Object.keys(payload).filter((name) => payload[name] !== null);
        expect(Object.keys(texts).sort()).to.deep.equal(names.sort());
        expect(Object.values(texts).filter((value) => typeof value !== "string")).to.deep.equal([]);
      }),
      cases(1000),
    );
  });
});
