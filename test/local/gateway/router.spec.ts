import { expect } from "chai";
import { parseRouteKey } from "../../../local/gateway/route-key";
import { createRouter } from "../../../local/gateway/router";

/** The key of the route that a request goes to, and its path parameters. */
function find(routeKeys: string[], method: string, path: string) {
  const match = createRouter(routeKeys.map((routeKey) => ({ routeKey })))(method, path.slice(1).split("/"));
  return match && { key: match.route.routeKey, parameters: match.pathParameters && { ...match.pathParameters } };
}

function keyOf(routeKeys: string[], method: string, path: string): string | undefined {
  return find(routeKeys, method, path)?.key;
}

describe("router", () => {
  const pets = ["$default", "ANY /{proxy+}", "GET /pets/{proxy+}", "GET /pets/dog/{id}", "GET /pets/dog/1"];

  const precedence: [method: string, path: string, key: string][] = [
    ["GET", "/pets/dog/1", "GET /pets/dog/1"],
    ["GET", "/pets/dog/2", "GET /pets/dog/{id}"],
    ["GET", "/pets/cat/1", "GET /pets/{proxy+}"],
    ["POST", "/test/5", "ANY /{proxy+}"],
    ["GET", "/", "$default"],
  ];
  for (const [method, path, key] of precedence) {
    it(`sends ${method} ${path} to ${key}, whatever the order of the routes`, () => {
      expect([keyOf(pets, method, path), keyOf([...pets].reverse(), method, path)]).to.deep.equal([key, key]);
    });
  }

  it("prefers the method by name to ANY on the same path", () => {
    const routes = ["ANY /notes/{id}", "GET /notes/{id}", "ANY /notes", "GET /notes"];
    expect([
      keyOf(routes, "GET", "/notes/1"),
      keyOf(routes, "PUT", "/notes/1"),
      keyOf(routes, "GET", "/notes"),
      keyOf(routes, "PUT", "/notes"),
    ]).to.deep.equal(["GET /notes/{id}", "ANY /notes/{id}", "GET /notes", "ANY /notes"]);
  });

  it("prefers literals to variables from the left", () => {
    const routes = ["GET /{a}/b/c", "GET /a/{b}/{c}"];
    expect([keyOf(routes, "GET", "/a/b/c"), keyOf(routes, "GET", "/x/b/c")]).to.deep.equal([
      "GET /a/{b}/{c}",
      "GET /{a}/b/c",
    ]);
  });

  it("prefers a full match to a greedy one that has more literals", () => {
    expect(keyOf(["GET /a/b/{rest+}", "GET /{x}/{y}/{z}"], "GET", "/a/b/c")).to.equal("GET /{x}/{y}/{z}");
  });

  it("prefers the longer of two greedy routes", () => {
    expect(keyOf(["GET /{all+}", "GET /a/{rest+}"], "GET", "/a/b")).to.equal("GET /a/{rest+}");
  });

  it("takes the same route in whatever order the routes are declared", () => {
    const routes = [
      "GET /{a}/{b}",
      "GET /{a}",
      "GET /{a}/x",
      "ANY /{a}/x",
      "GET /x/{b}",
      "ANY /x/y/{c+}",
      "GET /{a}/{b}/{c+}",
      "GET /{all+}",
    ];
    const paths = ["/x/x", "/q/x", "/q/q", "/q", "/x/y/z", "/x/q/z", "/x/q/z/z", "/x/y"];
    const expected = ["GET /x/{b}", "GET /{a}/x", "GET /{a}/{b}", "GET /{a}", "ANY /x/y/{c+}", "GET /{a}/{b}/{c+}"];
    const orders = routes.flatMap((_, turn) => {
      const turned = [...routes.slice(turn), ...routes.slice(0, turn)];
      return [turned, [...turned].reverse()];
    });
    for (const order of orders) {
      expect(paths.map((path) => keyOf(order, "GET", path))).to.deep.equal([
        ...expected,
        "GET /{a}/{b}/{c+}",
        "GET /x/{b}",
      ]);
    }
  });

  it("gives path parameters, the greedy one without its plus", () => {
    expect(find(["GET /users/{user}/files/{proxy+}"], "GET", "/users/ann/files/a/b")).to.deep.equal({
      key: "GET /users/{user}/files/{proxy+}",
      parameters: { user: "ann", proxy: "a/b" },
    });
  });

  it("finds the root and paths that end with a slash", () => {
    const routes = ["GET /", "GET /a/", "GET /{x}/"];
    expect(["/", "/a/", "/b/", "/a"].map((path) => keyOf(routes, "GET", path))).to.deep.equal([...routes, undefined]);
  });

  it("gives no path parameters for a path without variables", () => {
    expect(find(["GET /a"], "GET", "/a")).to.deep.equal({ key: "GET /a", parameters: undefined });
  });

  const nowhere: [routeKeys: string[], method: string, path: string, rule: string][] = [
    [["GET /a"], "GET", "/a/", "a trailing slash is another path"],
    [["GET /a/"], "GET", "/a", "a missing trailing slash is another path"],
    [["GET /a"], "GET", "//a", "slashes are not merged"],
    [["GET /ab/c"], "GET", "/a/bc", "a slash stands where it stands"],
    [["GET /ab/{x}/c"], "GET", "/a/b/bc", "a slash stands where it stands, beside variables too"],
    [["GET /a/"], "GET", "//a", "an empty segment stands where it stands"],
    [["GET /{x}/b"], "GET", "//b", "a variable before a literal is not empty"],
    [["GET /{x}/{rest+}"], "GET", "//b", "a variable before a greedy one is not empty"],
    [["GET /a"], "GET", "/b/../a", "dot segments are not followed"],
    [["GET /a"], "GET", "/A", "case counts"],
    [["GET /a"], "POST", "/a", "the method counts"],
    [["GET /a"], "HEAD", "/a", "HEAD is a method of its own"],
    [["GET /a/{id}"], "GET", "/a/", "a variable is not empty"],
    [["GET /a/{id}"], "GET", "/a/b/c", "a variable is one segment"],
    [["GET /a/{rest+}"], "GET", "/a", "a greedy variable takes at least one segment"],
    [["GET /a/{rest+}"], "GET", "/a/", "a greedy variable is not empty"],
    [["ANY /{proxy+}"], "GET", "/", "a greedy variable at the root does not take the root"],
    [["ANY /{proxy+}", "$default"], "TRACE", "/a", "ANY and $default take no method that a route key cannot name"],
  ];
  for (const [routeKeys, method, path, rule] of nowhere) {
    it(`finds no route: ${rule}`, () => {
      expect(find(routeKeys, method, path)).to.equal(undefined);
    });
  }

  it("never takes a segment that looks like a list for several segments", () => {
    const route = createRouter([{ routeKey: "GET /a/b" }, { routeKey: 'GET /["a","b"]' }]);
    expect([route("GET", ["a/b"]), route("GET", ['["a","b"]'])?.route.routeKey]).to.deep.equal([
      undefined,
      'GET /["a","b"]',
    ]);
  });

  it("keeps a parameter named like a property of every object", () => {
    const match = createRouter([{ routeKey: "GET /{__proto__}" }])("GET", ["x"]);
    expect(Object.entries(match?.pathParameters ?? {})).to.deep.equal([["__proto__", "x"]]);
  });
});

describe("route key", () => {
  it("is a method and segments", () => {
    expect(parseRouteKey("PATCH /a/{b}/{c+}")).to.deep.equal({
      method: "PATCH",
      segments: [
        { kind: "literal", text: "a" },
        { kind: "parameter", name: "b" },
        { kind: "greedy", name: "c" },
      ],
    });
  });

  const unreadable = [
    "",
    "GET",
    "GET notes",
    "get /notes",
    "TRACE /notes",
    "CONNECT /notes",
    "GET  /notes",
    "GET /notes?x=1",
    "GET /no tes",
    "GET /a{b}",
    "GET /{a}{b}",
    "GET /{}",
    "GET /{a+}/b",
    "GET /{a}/{a}",
    "GET /a%2Fb",
    "GET /{a b}",
    "GET /a\n",
    " GET /notes",
    "xGET /notes",
  ];
  for (const key of unreadable) {
    it(`is not ${JSON.stringify(key)}`, () => {
      expect(parseRouteKey(key)).to.equal(undefined);
    });
  }
});
