import { expect } from "chai";
import { parseResourceServers, requireDefined, toScopes } from "../../../components/checks/resource-servers";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) => parseResourceServers({ where: "resourceServers", value });
const refused = (value: unknown) => refusalOf(() => parse(value));
const server = { scopes: { read: "Read notes" } };
const numbered = <T>(count: number, value: T) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, value]));

describe("checks/resource-servers", () => {
  it("has none unless told otherwise", () => {
    expect(parse(undefined)).to.deep.equal([]);
  });

  it("takes identifiers that are URLs, and scopes with their descriptions", () => {
    expect(parse({ "https://api.org/notes": { scopes: { read: "Read", "write:all": "Write" } } })).to.deep.equal([
      {
        identifier: "https://api.org/notes",
        scopes: [
          { name: "read", description: "Read" },
          { name: "write:all", description: "Write" },
        ],
      },
    ]);
  });

  it("takes 25 servers, refuses more", () => {
    expect([refused(numbered(25, server)), refused(numbered(26, server))]).to.deep.equal([
      undefined,
      "resourceServers must be 25 at most, got 26: put scopes under one identifier",
    ]);
  });

  it("takes 100 scopes, refuses more", () => {
    const notes = (count: number) => ({ notes: { scopes: numbered(count, "a") } });
    expect([refused(notes(100)), refused(notes(101))]).to.deep.equal([
      undefined,
      'resourceServers["notes"].scopes must be 100 at most, got 101: leave some out',
    ]);
  });

  for (const scopes of [undefined, {}]) {
    it(`refuses a server with ${scopes ? "empty" : "no"} scopes`, () => {
      expect(refused({ notes: { scopes } })).to.equal(
        'resourceServers["notes"].scopes must hold a scope: write { read: "Read notes" }',
      );
    });
  }

  for (const identifier of ["my notes", 'a"b', "a\\b", "nötes", ""]) {
    it(`refuses the identifier ${JSON.stringify(identifier)}`, () => {
      expect(refused({ [identifier]: server })).to.equal(
        `resourceServers[${JSON.stringify(identifier)}] has an identifier with a character Cognito refuses: write no spaces, quotes or backslashes`,
      );
    });
  }

  for (const identifier of ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"]) {
    it(`refuses the identifier ${identifier}, a scope of Cognito's own`, () => {
      expect(refused({ [identifier]: server })).to.equal(
        `resourceServers["${identifier}"] has the name of a scope of Cognito's own: write another name`,
      );
    });
  }

  for (const identifier of ["group", "group/editors"]) {
    it(`refuses the identifier ${identifier}, which makes scopes of groups`, () => {
      expect(refused({ [identifier]: server })).to.equal(
        `resourceServers["${identifier}"] is reserved for the groups of users: write another name`,
      );
    });
  }

  it("takes an identifier that only holds a group's", () => {
    expect(refused({ groups: server, "my-group": server, "my/group/a": server })).to.equal(undefined);
  });

  for (const name of ["a/b", "a b", 'a"b', "a\\b", ""]) {
    it(`refuses the scope name ${JSON.stringify(name)}`, () => {
      expect(refused({ notes: { scopes: { [name]: "Read" } } })).to.equal(
        `resourceServers["notes"].scopes[${JSON.stringify(name)}] has a name with a character Cognito refuses: write no slashes, spaces, quotes or backslashes`,
      );
    });
  }

  it("refuses a scope that no route could ask for, because it has more than 64 characters", () => {
    const scopes = (length: number) => ({ notes: { scopes: { ["s".repeat(length - "notes/".length)]: "Read" } } });
    expect([refused(scopes(64)), refused(scopes(65))]).to.deep.equal([
      undefined,
      `resourceServers["notes"].scopes["${"s".repeat(59)}"] makes a scope of more than 64 characters, got 65: write a shorter name`,
    ]);
  });

  it("refuses a description of more than 256 characters", () => {
    const scopes = (length: number) => ({ notes: { scopes: { read: "d".repeat(length) } } });
    expect([refused(scopes(256)), refused(scopes(257))]).to.deep.equal([
      undefined,
      'resourceServers["notes"].scopes["read"] must have 256 characters at most, got 257 characters: write less',
    ]);
  });

  it("refuses an empty description", () => {
    expect(refused({ notes: { scopes: { read: "" } } })).to.equal(
      'resourceServers["notes"].scopes["read"] must not be empty: write a text, or leave it out',
    );
  });

  it("names scopes as tokens carry them", () => {
    const servers = {
      notes: { scopes: { read: "Read", write: "Write" } },
      "https://a.org": { scopes: { all: "All" } },
    };
    expect(toScopes(parse(servers))).to.deep.equal(["notes/read", "notes/write", "https://a.org/all"]);
  });

  const defined = ["openid", "notes/read"];
  const undefinedScope = (scope: string, known = defined) =>
    refusalOf(() => requireDefined(scope, "client.scopes[0]", known));

  it("takes a scope that is defined, and one that only holds a group's", () => {
    const known = [...defined, "groups/read", "notes/group", "my-group/read"];
    expect(known.filter((scope) => undefinedScope(scope, known) !== undefined)).to.deep.equal([]);
  });

  it("refuses a scope that is not defined, naming the nearest", () => {
    expect(undefinedScope("notes/raed")).to.equal(
      'client.scopes[0] is defined by no resource server, got "notes/raed": did you mean notes/read',
    );
  });

  it("refuses a scope where none is defined", () => {
    expect(undefinedScope("notes/read", [])).to.equal(
      'client.scopes[0] is defined by no resource server, got "notes/read": define it in resourceServers',
    );
  });

  for (const scope of ["group", "group/", "group/editors", "group/a/b"]) {
    it(`refuses the scope ${scope}, which is for groups, even where it is defined`, () => {
      expect(undefinedScope(scope, [scope])).to.equal(
        `client.scopes[0] is reserved for the groups of users, got "${scope}": write groups in the route, or another scope`,
      );
    });
  }

  it("refuses a list in place of scopes with descriptions", () => {
    expect(refused({ notes: { scopes: ["read"] } })).to.equal(
      'resourceServers["notes"].scopes must be a plain object, got a list: write it as { ... }',
    );
  });
});
