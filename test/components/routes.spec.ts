import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseHandlers } from "../../components/checks/handlers";
import { parseRoutes, planRoutes, warnOfRoutes } from "../../components/routes";
import { refusalOf } from "./checks/refusal-of";

const code = new pulumi.asset.FileArchive(".");
const rules = { otherwise: ["openid"], known: { defined: ["openid"], obtainable: new Set(["openid"]) } };
const parse = (value: unknown) => parseRoutes({ where: "routes", value });
const refused = (value: unknown) => refusalOf(() => parse(value));
const route = (settings: unknown) => refused({ "GET /notes": settings });
const numbered = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`GET /a${index}`, {}]));

function plan(routes: unknown, handler: unknown, handlers: unknown) {
  const functions = parseHandlers({ where: "handler", value: handler }, { where: "handlers", value: handlers });
  return planRoutes(parse(routes), functions, rules);
}

describe("routes", () => {
  it("are closed and served by the default handler unless told otherwise", () => {
    expect(plan({ "GET /notes": {} }, { code }, undefined)).to.deep.equal([
      { routeKey: "GET /notes", public: false, scopes: ["openid"], throttle: undefined, handler: "handler" },
    ]);
  });

  it("keep the order of the table and every choice that was made", () => {
    const routes = {
      "GET /health": { public: true, handler: "health", throttle: { requestsPerSecond: 1, burst: 2 } },
      "POST /notes": { scopes: ["openid"], public: false },
      "DELETE /notes": { groups: ["editors", "admins"], throttle: { requestsPerSecond: 1.5, burst: 1 } },
      $default: { handler: "constructor" },
    };
    expect(plan(routes, { code }, { health: { code }, constructor: { code } })).to.deep.equal([
      {
        routeKey: "GET /health",
        public: true,
        scopes: [],
        throttle: { requestsPerSecond: 1, burst: 2 },
        handler: "health",
      },
      { routeKey: "POST /notes", public: false, scopes: ["openid"], throttle: undefined, handler: "handler" },
      {
        routeKey: "DELETE /notes",
        public: false,
        scopes: ["group/editors", "group/admins"],
        throttle: { requestsPerSecond: 1.5, burst: 1 },
        handler: "handler",
      },
      { routeKey: "$default", public: false, scopes: ["openid"], throttle: undefined, handler: "constructor" },
    ]);
  });

  for (const routes of [undefined, {}]) {
    it(`refuse ${routes ? "an empty table" : "to be left out"}`, () => {
      expect(refused(routes)).to.equal('routes must hold a route: write one such as "GET /notes": {}');
    });
  }

  it("number 300 at most", () => {
    expect([refused(numbered(300)), refused(numbered(301))]).to.deep.equal([
      undefined,
      "routes must be 300 at most, got 301: use {name+}, or a second API",
    ]);
  });

  it("refuse a key that API Gateway does not take", () => {
    expect(refused({ "GET notes": {} })).to.equal(
      'routes["GET notes"] must look like "GET /notes": write method, one space and path, or $default',
    );
  });

  it("refuse a pair whose order AWS does not document", () => {
    expect(refused({ "GET /a/{x}/c": {}, "GET /a/b/{y}": { public: true } })).to.match(
      /^routes\["GET \/a\/b\/\{y\}"\] and "GET \/a\/\{x\}\/c" match the same calls/,
    );
  });

  for (const word of ["pubilc", "Public", "scope", "group", "authorize"]) {
    it(`refuse the unknown option ${word}`, () => {
      expect(route({ [word]: true })).to.match(new RegExp(`^routes\\["GET /notes"\\]\\.${word} is not an option: `));
    });
  }

  for (const value of ["true", "false", 1, null]) {
    it(`refuse ${JSON.stringify(value)} for public`, () => {
      expect(route({ public: value })).to.equal(
        `routes["GET /notes"].public must be true or false, got ${JSON.stringify(value)}: leave it out for false`,
      );
    });
  }

  it("refuse to be public and to ask for scopes", () => {
    expect(route({ public: true, scopes: ["openid"] })).to.equal(
      'routes["GET /notes"] is public and asks for scopes: leave one of the two out',
    );
  });

  it("refuse to be public and to ask for groups", () => {
    expect(route({ public: true, groups: ["editors"] })).to.equal(
      'routes["GET /notes"] is public and asks for groups: leave one of the two out',
    );
  });

  it("refuse to ask for scopes and groups, because an authorizer takes any of what it asks for", () => {
    expect(route({ scopes: ["openid"], groups: ["editors"] })).to.equal(
      'routes["GET /notes"] asks for scopes and groups: leave one of the two out',
    );
  });

  it("refuse an empty list of groups, which could mean open or closed", () => {
    expect(route({ groups: [] })).to.equal(
      'routes["GET /notes"].groups must hold a group: leave it out for any signed-in person',
    );
  });

  it("refuse an empty list of groups even beside public", () => {
    expect(route({ public: true, groups: [] })).to.equal(
      'routes["GET /notes"].groups must hold a group: leave it out for any signed-in person',
    );
  });

  it("refuse more than 10 groups", () => {
    expect(route({ groups: Array.from({ length: 11 }, (_, index) => `g${index}`) })).to.equal(
      'routes["GET /notes"].groups must be 10 at most, got 11: leave some out',
    );
  });

  it("refuse a limit that lets nothing through", () => {
    expect(route({ throttle: { requestsPerSecond: 0, burst: 1 } })).to.equal(
      'routes["GET /notes"].throttle.requestsPerSecond must be 1 or more, or nothing gets through, got 0: write 1 or more',
    );
  });

  it("refuse a limit of one number, whose other would count as 0", () => {
    expect(route({ public: true, throttle: { requestsPerSecond: 1 } })).to.equal(
      'routes["GET /notes"].throttle.burst must be a number, got nothing: write both numbers, 1 or more',
    );
  });

  it("refuse a number in place of a limit", () => {
    expect(route({ throttle: 10 })).to.equal(
      'routes["GET /notes"].throttle must be a plain object, got a number: write it as { ... }',
    );
  });

  it("refuse an empty list of scopes, which could mean open or closed", () => {
    expect(route({ scopes: [] })).to.equal(
      'routes["GET /notes"].scopes must hold a scope: leave it out for any signed-in person',
    );
  });

  for (const [kind, value, given] of [
    ["an output", pulumi.output({}), "an output or a promise"],
    ["a promise", Promise.resolve({}), "an output or a promise"],
  ] as const) {
    it(`refuse a route that is ${kind}, by name`, () => {
      expect(route(value)).to.equal(
        `routes["GET /notes"] must be known while the program runs, got ${given}: write it as a plain object`,
      );
    });
  }

  it("refuse a route that is undefined", () => {
    expect(route(undefined)).to.equal(
      'routes["GET /notes"] must not be undefined: give it a value, or leave the key out',
    );
  });

  it("refuse true in place of a route", () => {
    expect(route(true)).to.equal('routes["GET /notes"] must be a plain object, got a boolean: write it as { ... }');
  });

  it("refuse scopes that are an output", () => {
    expect(route({ scopes: pulumi.output(["openid"]) })).to.equal(
      'routes["GET /notes"].scopes must be a plain list, got an output or a promise: write it as [...]',
    );
  });

  it("take no setting from what a route inherits", () => {
    expect(parse({ "GET /notes": JSON.parse('{"scopes": ["openid"]}') })[0]?.public).to.equal(false);
    expect(route(Object.create({ public: true }))).to.equal(
      'routes["GET /notes"] must be a plain object, got an object: write it as { ... }',
    );
  });

  it("refuse the route __proto__", () => {
    expect(refused(JSON.parse('{"__proto__": {"public": true}}'))).to.equal(
      'routes["__proto__"] cannot be a name: write another name',
    );
  });

  it("refuse to be without a function", () => {
    expect(refusalOf(() => plan({ "GET /notes": {} }, undefined, { report: { code } }))).to.equal(
      'routes["GET /notes"] has no function: write handler, or name one of handlers in the route',
    );
  });

  it("refuse a function that does not exist, naming the nearest", () => {
    expect(refusalOf(() => plan({ "GET /notes": { handler: "reprot" } }, { code }, { report: { code } }))).to.equal(
      'routes["GET /notes"].handler names no function of handlers, got "reprot": did you mean report',
    );
  });

  it("refuse a name that every object inherits for a function", () => {
    expect(refusalOf(() => plan({ "GET /notes": { handler: "constructor" } }, { code }, undefined))).to.equal(
      'routes["GET /notes"].handler names no function of handlers, got "constructor": write one of handler',
    );
  });

  it("refuse a function that serves no route", () => {
    expect(refusalOf(() => plan({ "GET /notes": {} }, { code }, { report: { code } }))).to.equal(
      'handlers["report"] serves no route: name it in a route, or leave it out',
    );
  });

  it("refuse a default function that serves no route", () => {
    const routes = { "GET /notes": { handler: "report" } };
    expect(refusalOf(() => plan(routes, { code }, { report: { code } }))).to.equal(
      "handler serves no route: name it in a route, or leave it out",
    );
  });

  for (const wide of ["$default", "ANY /notes", "GET /{proxy+}"]) {
    it(`warn of the public ${wide} beside a locked route of the same function`, () => {
      const [warning, ...more] = warnOfRoutes(parse({ "GET /notes/{id}": {}, [wide]: { public: true } }));
      expect([warning, more]).to.deep.equal([
        `routes["${wide}"] is public and takes many calls: what misses "GET /notes/{id}" by a slash or a method may reach the same function without a token; give it a handler of its own, or let it look at routeKey`,
        [],
      ]);
    });

    it(`do not warn of the public ${wide} with a function of its own`, () => {
      expect(warnOfRoutes(parse({ "GET /a": {}, [wide]: { public: true, handler: "site" } }))).to.deep.equal([]);
    });
  }

  it("do not warn of a public route that takes one call, or of a wide one that is locked", () => {
    const narrow = { "GET /health": { public: true }, "GET /": { public: true } };
    expect(warnOfRoutes(parse({ ...narrow, "GET /{id}": {}, $default: {} }))).to.deep.equal([]);
  });
});
