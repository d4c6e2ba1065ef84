import { expect } from "chai";
import { paths, type Statuses, underAttack, unharmed, valid } from "./attack-api";

const none: Statuses = [404, 404, 404];
const locked: Statuses = [401, 401, 401];
/** A greedy route takes what stands behind its beginning; the others are another path then. */
const behind: Statuses = [404, 404, 401];
const unread: Statuses = [400, 400, 400];

const first = (path: string) => path.slice(1, 2);
const hex = (text: string) => `%${text.charCodeAt(0).toString(16)}`;

/** Paths that look like those of locked routes, asked for without a token. */
const disguises: [name: string, disguise: (path: string) => string, statuses: Statuses][] = [
  ["as it is", (path) => path, locked],
  ["a query", (path) => `${path}?public=true`, locked],
  ["an empty query", (path) => `${path}?`, locked],
  ["another case", (path) => path.toUpperCase(), none],
  ["one letter in another case", (path) => `/${first(path).toUpperCase()}${path.slice(2)}`, none],
  ["a letter percent-encoded", (path) => `/${hex(first(path))}${path.slice(2)}`, locked],
  ["every letter percent-encoded", (path) => path.replace(/[a-z]/g, hex), locked],
  ["a letter percent-encoded twice", (path) => `/%25${hex(first(path)).slice(1)}${path.slice(2)}`, none],
  ["a trailing slash", (path) => `${path}/`, behind],
  ["a trailing slash, encoded", (path) => `${path}%2f`, behind],
  ["two slashes in front", (path) => `/${path}`, none],
  ["a slash in front, encoded", (path) => `/%2f${path.slice(1)}`, none],
  ["a backslash in front", (path) => `/\\${path.slice(1)}`, none],
  ["a backslash for the slash", (path) => `\\${path.slice(1)}`, unread],
  ["a full-width slash in front", (path) => `/%ef%bc%8f${path.slice(1)}`, none],
  ["a dot segment in front", (path) => `/.${path}`, none],
  ["a dot segment behind", (path) => `${path}/.`, behind],
  ["two dots in front", (path) => `/..${path}`, none],
  ["two dots behind another segment", (path) => `/public/..${path}`, none],
  ["two dots behind", (path) => `${path}/..`, behind],
  ["two dots and itself behind", (path) => `${path}/..${path}`, behind],
  ["encoded dots", (path) => `/public/%2e%2e${path}`, none],
  ["encoded dots and slash", (path) => `/public%2f..%2f${path.slice(1)}`, none],
  ["dots with a semicolon", (path) => `/public/..;${path}`, none],
  ["a path parameter", (path) => `${path};public=true`, behind],
  ["a path parameter in front", (path) => `/;x${path}`, none],
  ["a dot at the end", (path) => `${path}.`, behind],
  ["a suffix", (path) => `${path}.json`, behind],
  ["a tilde", (path) => `${path}~`, behind],
  ["a space at the end", (path) => `${path}%20`, behind],
  ["a plus at the end", (path) => `${path}+`, behind],
  ["a NUL at the end", (path) => `${path}%00`, behind],
  ["a NUL and a suffix", (path) => `${path}%00.css`, behind],
  ["a line break at the end", (path) => `${path}%0d%0aX-Injected:%20evil`, behind],
  ["a question mark, encoded", (path) => `${path}%3fpublic=true`, behind],
  ["a fragment", (path) => `${path}#public`, unread],
  ["a fragment, encoded", (path) => `${path}%23public`, behind],
  ["overlong UTF-8", (path) => `/%c0%af${path.slice(1)}`, unread],
  ["half a percent sign", (path) => `${path}%`, unread],
  ["no hexadecimal", (path) => `${path}%u002f`, unread],
  ["a byte that is no UTF-8", (path) => `${path}%ff`, unread],
  ["a letter outside ASCII", (path) => `${path}\u00e9`, unread],
  ["a stage in front", (path) => `/$default${path}`, none],
  ["another stage in front", (path) => `/prod${path}`, none],
  ["a host in front", (path) => `//localhost${path}`, none],
  ["an absolute URL", (path) => `http://localhost${path}`, unread],
  ["an absolute URL of another host", (path) => `http://evil.example.com${path}`, unread],
  ["no slash", (path) => path.slice(1), unread],
  ["a star", () => "*", unread],
];

/** Methods, on routes of GET, of GET, and of ANY. 0: the connection is closed without an answer. */
const methods: [method: string, statuses: Statuses][] = [
  ...["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].map((method): [string, Statuses] => [method, behind]),
  ...[
    "TRACE",
    "PROPFIND",
    "PROPPATCH",
    "MKCOL",
    "COPY",
    "MOVE",
    "LOCK",
    "SEARCH",
    "PURGE",
    "LINK",
    "QUERY",
    "REPORT",
  ].map((method): [string, Statuses] => [method, none]),
  ...["get", "Get", "GETX", "ANY", "GE", "PRI", "G\u0000ET", "$default"].map((method): [string, Statuses] => [
    method,
    unread,
  ]),
  ["CONNECT", [0, 0, 0]],
];

/** Headers that other servers let change the method, the path or the caller. */
const overrides = [
  "X-HTTP-Method-Override: GET",
  "X-HTTP-Method: GET",
  "X-Method-Override: GET",
  "X-Original-Method: GET",
  "X-Original-URL: /hello",
  "X-Rewrite-URL: /hello",
  "X-Forwarded-Uri: /hello",
  "X-Forwarded-Path: /hello",
  "X-Forwarded-Prefix: /hello",
  "X-Forwarded-For: 127.0.0.1",
  "X-Forwarded-Host: localhost",
  "X-Real-IP: 127.0.0.1",
  "Forwarded: for=127.0.0.1;host=localhost;proto=https",
  "X-Amzn-Oidc-Identity: alice",
  "X-Amz-Invocation-Type: Event",
  "X-Apigateway-Event: {}",
  "X-Authenticated-User: alice",
  "X-Remote-User: alice",
  "X-Debug: true",
  "Access-Control-Request-Method: GET",
  "Upgrade: h2c",
];

describe("attack by paths", () => {
  it(`reaches no locked route by ${disguises.length} disguises of its path`, async () => {
    const answered: [name: string, statuses: number[]][] = [];
    const outcome = await underAttack(async ({ statusOf }) => {
      for (const [name, disguise] of disguises) {
        const statuses = [];
        for (const path of paths) statuses.push(await statusOf(`GET ${disguise(path)} HTTP/1.1`));
        answered.push([name, statuses]);
      }
    });
    expect(answered).to.deep.equal(disguises.map(([name, , statuses]) => [name, statuses]));
    expect(outcome).to.deep.equal(unharmed);
  });

  it(`reaches no locked route by ${methods.length} methods`, async () => {
    const answered: [method: string, statuses: number[]][] = [];
    const outcome = await underAttack(async ({ statusOf }) => {
      for (const [method] of methods) {
        const statuses = [];
        for (const path of paths) statuses.push(await statusOf(`${method} ${path} HTTP/1.1`));
        answered.push([method, statuses]);
      }
    });
    expect(answered).to.deep.equal(methods);
    expect(outcome).to.deep.equal(unharmed);
  });

  it("reaches no route of another method with a valid token", async () => {
    const statuses: number[] = [];
    const outcome = await underAttack(async ({ statusOf }) => {
      for (const [method] of methods.slice(0, 18)) {
        statuses.push(await statusOf(`${method} /hello?_method=GET HTTP/1.1`, `Authorization: Bearer ${valid}`));
      }
    });
    expect([new Set(statuses), outcome]).to.deep.equal([new Set([404]), unharmed]);
  });

  it(`reaches no locked route by ${overrides.length} headers that name another method, path or caller`, async () => {
    const answered: [header: string, statuses: number[]][] = [];
    const outcome = await underAttack(async ({ statusOf }) => {
      for (const header of overrides) {
        const locked = [];
        for (const path of paths) locked.push(await statusOf(`GET ${path} HTTP/1.1`, header));
        const otherwise = [
          await statusOf("GET /public HTTP/1.1", header),
          await statusOf("POST /hello HTTP/1.1", header),
        ];
        answered.push([header, [...locked, ...otherwise]]);
      }
    });
    expect(answered).to.deep.equal(overrides.map((header) => [header, [401, 401, 401, 404, 404]]));
    expect(outcome).to.deep.equal(unharmed);
  });
});
