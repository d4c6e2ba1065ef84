import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseHandlers } from "../../components/checks/handlers";
import { parseRoutes, planRoutes, warnOfRoutes } from "../../components/routes";
import { refusalOf } from "./checks/refusal-of";

const code = new pulumi.asset.FileArchive(".");
const rules = { otherwise: ["openid"], defined: ["openid"], obtainable: new Set(["openid"]) };
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
      { routeKey: "GET /notes", public: false, scopes: ["openid"], handler: "handler" },
    ]);
  });

  it("keep the order of the table and every choice that was made", () => {
    const routes = {
      "GET /health": { public: true, handler: "health" },
      "POST /notes": { scopes: ["openid"], public: false },
      $default: { handler: "constructor" },
    };
    expect(plan(routes, { code }, { health: { code }, constructor: { code } })).to.deep.equal([
      { routeKey: "GET /health", public: true, scopes: [], handler: "health" },
      { routeKey: "POST /notes", public: false, scopes: ["openid"], handler: "handler" },
      { routeKey: "$default", public: false, scopes: ["openid"], handler: "constructor" },
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

  for (const word of ["pubilc", "Public", "scope", "authorize"]) {
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
    expect(warnOfRoutes(parse({ "GET /health": { public: true }, "GET /{id}": {}, $default: {} }))).to.deep.equal([]);
  });
});
