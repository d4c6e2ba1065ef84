import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseGroups } from "../../components/checks/groups";
import { parseGroupList, requireRouteGroups } from "../../components/groups";
import { parseRoutes } from "../../components/routes";
import { refusalOf } from "./checks/refusal-of";

const where = 'routes["GET /notes"].groups';
const parse = (value: unknown) => parseGroupList({ where, value });
const refused = (value: unknown) => refusalOf(() => parse(value));

function find(routes: unknown, groups?: unknown) {
  const known = groups === undefined ? undefined : parseGroups({ where: "users.groups", value: groups });
  return requireRouteGroups(parseRoutes({ where: "routes", value: routes }), known);
}

describe("groups", () => {
  it("of a route are none unless told otherwise", () => {
    expect(parse(undefined)).to.equal(undefined);
  });

  it("of a route are taken as written", () => {
    expect(parse(["editors", "admins"])).to.deep.equal(["editors", "admins"]);
  });

  it("refuse an empty list, which could mean open or closed", () => {
    expect(refused([])).to.equal(`${where} must hold a group: leave it out for any signed-in person`);
  });

  it("of a route are 10 at most", () => {
    const groups = Array.from({ length: 11 }, (_, index) => `g${index}`);
    expect([refused(groups.slice(0, 10)), refused(groups)]).to.deep.equal([
      undefined,
      `${where} must be 10 at most, got 11: leave some out`,
    ]);
  });

  it("refuse one that stands twice", () => {
    expect(refused(["editors", "editors"])).to.equal(`${where} holds a value twice, got "editors": write it once`);
  });

  for (const [kind, value, refusal] of [
    ["a text in place of a list", "editors", `${where} must be a plain list, got a string: write it as [...]`],
    ["an empty name", [""], `${where}[0] must not be empty: write a text, or leave it out`],
    ["a number", [1], `${where}[0] must be a text, got 1: write it in quotes`],
    [
      "a list that is an output",
      pulumi.output(["editors"]),
      `${where} must be a plain list, got an output or a promise: write it as [...]`,
    ],
    [
      "a group that is an output",
      [pulumi.output("editors")],
      `${where}[0] must be a text, got an output or a promise: write it in quotes`,
    ],
  ] as const) {
    it(`refuse ${kind}`, () => {
      expect(refused(value)).to.equal(refusal);
    });
  }

  it("that routes name stand once each, in one order", () => {
    const routes = {
      "GET /a": { groups: ["writers", "editors"] },
      "GET /b": {},
      "GET /c": { groups: ["admins", "editors"] },
    };
    expect(find(routes, { editors: {}, writers: {}, admins: {}, idle: {} })).to.deep.equal([
      "admins",
      "editors",
      "writers",
    ]);
  });

  it("that no route names make no trigger", () => {
    expect(find({ "GET /a": { scopes: ["openid"] } }, { editors: {} })).to.deep.equal([]);
  });

  it("refuse one that the pool does not have, naming the nearest", () => {
    const routes = { "GET /a": {}, "GET /notes": { groups: ["admins", "editor"] } };
    expect(refusalOf(() => find(routes, { editors: {}, admins: {} }))).to.equal(
      `${where}[1] is not in users.groups, got "editor": did you mean editors`,
    );
  });

  it("refuse one that is like no other, naming all", () => {
    expect(refusalOf(() => find({ "GET /notes": { groups: ["x"] } }, { editors: {}, admins: {} }))).to.equal(
      `${where}[0] is not in users.groups, got "x": write one of editors, admins`,
    );
  });

  it("refuse one in other capitals: Cognito tells them apart", () => {
    expect(refusalOf(() => find({ "GET /notes": { groups: ["Editors"] } }, { editors: {} }))).to.equal(
      `${where}[0] is not in users.groups, got "Editors": did you mean editors`,
    );
  });

  it("refuse one where the pool has none", () => {
    expect(refusalOf(() => find({ "GET /notes": { groups: ["editors"] } }, {}))).to.equal(
      `${where}[0] is not in users.groups, got "editors": declare it in users.groups`,
    );
  });

  it("refuse a name that every object inherits, unless the pool has it", () => {
    const routes = { "GET /notes": { groups: ["constructor"] } };
    expect([refusalOf(() => find(routes, { editors: {} })), find(routes, { constructor: {} })]).to.deep.equal([
      `${where}[0] is not in users.groups, got "constructor": write one of editors`,
      ["constructor"],
    ]);
  });

  it("refuse any where the pool is made elsewhere: nothing would put them into tokens", () => {
    expect(refusalOf(() => find({ "GET /notes": { groups: ["editors"] } }))).to.equal(
      `${where}[0] needs a pool of its own, got "editors": leave existingUserPool out, or write scopes instead`,
    );
  });

  it("are no matter where the pool is made elsewhere and no route names one", () => {
    expect(find({ "GET /notes": {} })).to.deep.equal([]);
  });
});
