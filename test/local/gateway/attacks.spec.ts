import { expect } from "chai";
import { createGuardedRoutes } from "../../../local/gateway/guarded-routes";
import { parseTarget } from "../../../local/gateway/request-target";
import { refusalOf } from "./refused";
import { apiSettings, locked, open, type ServedApi, withApi } from "./served-api";
import { accessClaims, encode, idKey, jwks, now, sign, strangersKey } from "./tokens";

const valid = sign(accessClaims());

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function pick<T>(random: () => number, choices: readonly [T, ...T[]]): T {
  return choices[Math.floor(random() * choices.length)] ?? choices[0];
}

let findRoute: ReturnType<typeof createGuardedRoutes> | undefined;

/** The locked API's answer to a token: 200, or the status of its refusal. */
function statusOf(authorization: string): number {
  findRoute ??= createGuardedRoutes(
    apiSettings([locked("GET /hello")]),
    () => jwks,
    () => now,
  );
  const match = findRoute("GET", ["hello"]);
  return refusalOf(() => match?.route.authorize?.({ headers: { authorization }, query: undefined }))?.status ?? 200;
}

/** Sends a request line as it is and tells the status. */
async function statusOfLine({ raw, port }: ServedApi, line: string, ...headers: string[]): Promise<string> {
  return (await raw(line, `Host: localhost:${port}`, "Connection: close", ...headers)).slice(9, 12);
}

describe("attack", () => {
  it("by any change of one character of a valid token lets nobody in", () => {
    const random = createRandom(1);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ,"\u0000\n';
    const admitted: string[] = [];
    // The last character of a signature of 256 bytes carries 4 bits that say nothing.
    for (let index = 0; index < valid.length - 1; index += 1) {
      const letter = alphabet[Math.floor(random() * alphabet.length)] ?? "A";
      const changed = valid.slice(0, index) + letter + valid.slice(index + 1);
      if (changed !== valid && statusOf(`Bearer ${changed}`) !== 401) admitted.push(changed);
    }
    expect(admitted).to.deep.equal([]);
  });

  it("by parts of several valid tokens lets nobody in but with a whole one", () => {
    const tokens = [valid, sign(accessClaims({ sub: "other" })), sign(accessClaims(), strangersKey), sign({}, idKey)];
    const parts = tokens.map((token) => token.split("."));
    const admitted = parts.flatMap(([header]) =>
      parts.flatMap(([, claims]) =>
        parts.map(([, , signature]) => `${header}.${claims}.${signature}`).filter((token) => statusOf(token) !== 401),
      ),
    );
    expect(new Set(admitted)).to.deep.equal(new Set(tokens.slice(0, 2)));
  });

  it("by random headers and claims without the key lets nobody in", () => {
    const random = createRandom(2);
    const values: [unknown, ...unknown[]] = [
      "RS256",
      "none",
      "HS256",
      "access-key",
      "id-key",
      null,
      1,
      true,
      [],
      {},
      ["RS256"],
    ];
    const names: [string, ...string[]] = [
      "alg",
      "kid",
      "typ",
      "jku",
      "jwk",
      "x5c",
      "crit",
      "b64",
      "__proto__",
      "constructor",
    ];
    const admitted: string[] = [];
    for (let round = 0; round < 1000; round += 1) {
      const header = Object.fromEntries(Array.from({ length: 4 }, () => [pick(random, names), pick(random, values)]));
      const signature = pick(random, [valid.split(".")[2] ?? "", "AA", encode("signature")]);
      const token = `${encode({ alg: "RS256", kid: "access-key", ...header })}.${encode(accessClaims({ n: round }))}.${signature}`;
      if (statusOf(`Bearer ${token}`) !== 401) admitted.push(token);
    }
    expect(admitted).to.deep.equal([]);
  });

  it("by random bytes as a token lets nobody in and breaks nothing", () => {
    const random = createRandom(3);
    const statuses = new Set<number>();
    for (let round = 0; round < 2000; round += 1) {
      const bytes = Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256));
      statuses.add(
        statusOf(`${pick(random, ["Bearer ", "", "Bearer ey"])}${Buffer.from(bytes).toString("latin1")}.e30.e30`),
      );
    }
    expect([...statuses]).to.deep.equal([401]);
  });

  it("by any path never reaches a locked route without a token, nor an open one under a locked one's name", () =>
    withApi(
      apiSettings([
        locked("GET /admin"),
        locked("ANY /admin/{proxy+}"),
        open("GET /public/{proxy+}"),
        open("$default"),
      ]),
      async (api) => {
        const disguises = [
          "/admin",
          "/%61dmin",
          "/%61%64%6d%69%6e",
          "/admin/users",
          "/admin/%75sers",
          "/admin/../admin",
          "/admin/./users",
          "/admin//users",
          "/admin/%2e%2e/public/x",
          "/admin/%2f",
          "/admin?x=/public/a",
        ];
        for (const path of disguises) {
          expect([path, await statusOfLine(api, `GET ${path} HTTP/1.1`)]).to.deep.equal([path, "401"]);
        }
        expect(api.called).to.deep.equal([]);
      },
    ));

  it("by any path never shows a function of an open route the path of a locked one", () =>
    withApi(
      apiSettings([
        locked("GET /admin"),
        locked("ANY /admin/{proxy+}"),
        open("GET /public/{proxy+}"),
        open("$default"),
      ]),
      async (api) => {
        const random = createRandom(4);
        const pieces: [string, ...string[]] = [
          "admin",
          "%61dmin",
          "public",
          "/",
          "%2f",
          "%2F",
          "%252f",
          "\\",
          "%5c",
          "..",
          "%2e%2e",
          ".",
          ";",
          "%00",
          "users",
        ];
        for (let round = 0; round < 150; round += 1) {
          const path = `/${Array.from({ length: 5 }, () => pick(random, pieces)).join("")}`;
          await statusOfLine(api, `GET ${path} HTTP/1.1`);
        }
        const shown = api.events.map(({ rawPath }) => rawPath);
        expect(shown.length).to.be.greaterThan(50);
        expect(shown.filter((path) => path === "/admin" || path.startsWith("/admin/"))).to.deep.equal([]);
      },
    ));

  it("by a request target that is no path reaches no route, not even an open $default", () =>
    withApi(apiSettings([locked("GET /admin"), open("$default")]), async (api) => {
      for (const line of [
        `GET http://localhost:${api.port}/admin HTTP/1.1`,
        "GET http://evil.example.com/admin HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "GET /a#/admin HTTP/1.1",
        "GET admin HTTP/1.1",
        "GET /%zz HTTP/1.1",
        "GET /caf\u00e9 HTTP/1.1",
      ]) {
        expect([line, await statusOfLine(api, line)]).to.deep.equal([line, "400"]);
      }
      expect(api.called).to.deep.equal([]);
    }));

  it("by another method, or by a header that names one, reaches no locked route", () =>
    withApi(apiSettings([locked("POST /admin"), open("GET /admin")]), async (api) => {
      const override = ["X-HTTP-Method-Override: POST", "X-HTTP-Method: POST", "X-Method-Override: POST"];
      expect(await statusOfLine(api, "GET /admin?_method=POST HTTP/1.1", ...override)).to.equal("200");
      for (const method of ["TRACE", "PROPFIND", "PURGE", "QUERY", "M-SEARCH"]) {
        expect([method, (await statusOfLine(api, `${method} /admin HTTP/1.1`)).slice(0, 1)]).to.deep.equal([
          method,
          "4",
        ]);
      }
      expect(api.called).to.deep.equal(["GET /admin"]);
    }));

  it("by a body of two lengths is refused before any route", () =>
    withApi(apiSettings([open("$default")]), async (api) => {
      const both = ["Content-Length: 4", "Transfer-Encoding: chunked"];
      const twice = ["Content-Length: 4", "Content-Length: 5"];
      expect([
        await statusOfLine(api, "POST /a HTTP/1.1", ...both),
        await statusOfLine(api, "POST /a HTTP/1.1", ...twice),
        api.called,
      ]).to.deep.equal(["400", "400", []]);
    }));

  it("by headers that name a proxy's view changes neither route nor caller", () =>
    withApi(apiSettings([locked("GET /admin"), open("GET /a")]), async (api) => {
      const headers = ["X-Original-URL: /a", "X-Rewrite-URL: /a", "X-Forwarded-Host: x", "Forwarded: for=1.1.1.1"];
      expect([await statusOfLine(api, "GET /admin HTTP/1.1", ...headers), api.called]).to.deep.equal(["401", []]);
    }));

  it("by a hop-by-hop Authorization header is answered as without a token", () =>
    withApi(apiSettings([locked("GET /hello")]), async (api) => {
      const headers = [
        `Authorization : Bearer ${valid}`,
        `Proxy-Authorization: Bearer ${valid}`,
        `Cookie: Authorization=${valid}`,
      ];
      const statuses = [];
      for (const header of headers) statuses.push(await statusOfLine(api, "GET /hello HTTP/1.1", header));
      expect([statuses, api.called]).to.deep.equal([["400", "401", "401"], []]);
    }));

  it("by a token of 8 KB of claims is no way in, and costs little", () => {
    const token = `${encode({ alg: "RS256", kid: "access-key" })}.${encode({ ...accessClaims(), x: "a".repeat(6000) })}.AA`;
    const start = performance.now();
    const statuses = new Set(Array.from({ length: 100 }, () => statusOf(token)));
    expect([[...statuses], performance.now() - start < 1000]).to.deep.equal([[401], true]);
  });

  it("by any percent-encoding never makes two segments of one, nor one of two", () => {
    const random = createRandom(5);
    for (let round = 0; round < 2000; round += 1) {
      const segments = Array.from({ length: 3 }, () =>
        Array.from({ length: 3 }, () => pick(random, ["a", "/", "%", ".", "?", "#", " ", "é", "%2f", "+"])).join(""),
      );
      const target = parseTarget(`/${segments.map((segment) => encodeURIComponent(segment)).join("/")}`);
      expect([target.segments, target.path.split("/").length]).to.deep.equal([segments, 4]);
    }
  });
});
