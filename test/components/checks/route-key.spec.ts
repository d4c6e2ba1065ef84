import { expect } from "chai";
import { parseRouteKey } from "../../../components/checks/route-key";
import { refusalOf } from "./refusal-of";

const where = (key: string) => `routes[${JSON.stringify(key)}]`;
const refused = (key: string) => refusalOf(() => parseRouteKey(key, where(key)));

describe("checks/route-key", () => {
  it("reads method, literals and variables", () => {
    expect(parseRouteKey("GET /notes/v1.2_a~b-c/{id}/{proxy+}", "routes")).to.deep.equal({
      method: "GET",
      path: [
        { kind: "literal", name: "notes" },
        { kind: "literal", name: "v1.2_a~b-c" },
        { kind: "variable", name: "id" },
        { kind: "greedy", name: "proxy" },
      ],
    });
  });

  it("takes a literal that stands twice, and one named like a variable", () => {
    expect(parseRouteKey("GET /a/a/id/{id}", "routes").path?.map(({ name }) => name)).to.deep.equal([
      "a",
      "a",
      "id",
      "id",
    ]);
  });

  it("reads the root path and $default", () => {
    expect([parseRouteKey("POST /", "routes"), parseRouteKey("$default", "routes")]).to.deep.equal([
      { method: "POST", path: [] },
      { method: "ANY", path: undefined },
    ]);
  });

  it("takes every method of API Gateway", () => {
    const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY"];
    expect(methods.map((method) => parseRouteKey(`${method} /`, "routes").method)).to.deep.equal(methods);
  });

  for (const [key, right] of [
    ["GET notes", "GET /notes"],
    ["get /notes", "GET /notes"],
    ["Get /notes", "GET /notes"],
    ["/notes", "GET /notes"],
    ["notes", "GET /notes"],
    ["GET/notes", "GET /GET/notes"],
    ["GET  /notes", "GET /notes"],
    [" GET /notes", "GET /notes"],
    ["GET /notes ", "GET /notes"],
    ["GET /my notes", "GET /mynotes"],
    ["GET", "GET /"],
    ["", "GET /"],
    ["$Default", "GET /$Default"],
  ] as const) {
    it(`refuses ${JSON.stringify(key)}`, () => {
      expect(refused(key)).to.equal(
        `${where(key)} must look like ${JSON.stringify(right)}: write method, one space and path, or $default`,
      );
    });
  }

  for (const method of ["TRACE", "CONNECT", "FETCH"]) {
    it(`refuses the method ${method}`, () => {
      expect(refused(`${method} /notes`)).to.equal(
        `routes["${method} /notes"] has a method that HTTP APIs do not know: write one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, ANY`,
      );
    });
  }

  for (const [key, right] of [
    ["GET /notes/", "GET /notes"],
    ["GET /notes//", "GET /notes"],
    ["GET //", "GET /"],
  ] as const) {
    it(`refuses ${key}, which ends with a slash`, () => {
      expect(refused(key)).to.equal(`${where(key)} ends with a slash, which makes it another path: write "${right}"`);
    });
  }

  it("refuses an empty part", () => {
    expect(refused("GET /notes//a")).to.equal('routes["GET /notes//a"] has an empty part: write one slash');
  });

  for (const part of [".", ".."]) {
    it(`refuses the part ${part}, which callers resolve before they call`, () => {
      expect(refused(`GET /notes/${part}/a`)).to.equal(
        `routes["GET /notes/${part}/a"] has the part "${part}", which callers resolve: write the path it means`,
      );
    });
  }

  for (const part of [
    "*",
    ":id",
    "{id",
    "id}",
    "a{id}",
    "{id}a",
    "{}",
    "{+}",
    "{1d}",
    "{a.b}",
    "a%20b",
    "ä",
    "a?b",
    "{__proto__}",
  ]) {
    it(`refuses the part ${part}`, () => {
      expect(refused(`GET /notes/${part}`)).to.equal(
        `routes["GET /notes/${part}"] has the part "${part}": write letters, digits and -._~, {name}, or {name+} at the end`,
      );
    });
  }

  it("refuses a greedy variable before the end", () => {
    expect(refused("GET /{proxy+}/a")).to.equal(
      'routes["GET /{proxy+}/a"] has a greedy variable before its end: write {name+} as the last part',
    );
  });

  it("refuses a variable that stands twice", () => {
    expect([refused("GET /{id}/a/{id}"), refused("GET /{id}/{id+}")]).to.deep.equal([
      'routes["GET /{id}/a/{id}"] has the variable {id} twice: write two names',
      'routes["GET /{id}/{id+}"] has the variable {id} twice: write two names',
    ]);
  });
});
