import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { readSeedUsers } from "../../../local/project/seed-file";

describe("Users.<stack>.json", () => {
  let folder = "";
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-users-"));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  const write = (content: unknown) =>
    fs.writeFileSync(
      path.join(folder, "Users.dev.json"),
      typeof content === "string" ? content : JSON.stringify(content),
    );
  const refusalOf = (content: unknown) => {
    write(content);
    try {
      readSeedUsers(folder, "dev");
      return "none";
    } catch (error) {
      return error instanceof Error ? error.message : "";
    }
  };
  const alice = { username: "alice", password: "Correct-Horse-9" };

  it("need not be there", () => {
    expect(readSeedUsers(folder, "dev")).to.deep.equal([]);
  });

  it("is a list of users, whose attributes and groups may be left out", () => {
    write([alice, { ...alice, username: "bob", attributes: { email: "bob@example.com" }, groups: ["editors"] }]);
    expect(readSeedUsers(folder, "dev")).to.deep.equal([
      { ...alice, attributes: {}, groups: [] },
      { ...alice, username: "bob", attributes: { email: "bob@example.com" }, groups: ["editors"] },
    ]);
  });

  for (const [title, content, refusal] of [
    ["text that is no JSON", "[", "Users.dev.json is not valid JSON"],
    ["what is no list", alice, 'Users.dev.json must be a list: [{ "username": ..., "password": ... }]'],
    ["an entry that is no object", ["alice"], "Users.dev.json: entry 1 must be an object with username and password"],
    ["an entry without a username", [alice, { password: "p" }], "Users.dev.json: entry 2: username must be a text"],
    ["an entry without a password", [{ username: "alice" }], "Users.dev.json: entry 1: password must be a text"],
    [
      "a member that is not known",
      [{ ...alice, group: "editors" }],
      'Users.dev.json: entry 1: "group" is not known: write username, password, attributes, groups',
    ],
    [
      "attributes that are no texts",
      [{ ...alice, attributes: { a: 1 } }],
      "Users.dev.json: entry 1: attributes must be an object of texts",
    ],
    [
      "groups that are no list",
      [{ ...alice, groups: "editors" }],
      "Users.dev.json: entry 1: groups must be a list of texts",
    ],
    ["one username twice", [alice, alice], 'Users.dev.json: username "alice" stands there twice'],
  ] as const) {
    it(`is refused for ${title}`, () => {
      expect(refusalOf(content)).to.equal(refusal);
    });
  }
});
