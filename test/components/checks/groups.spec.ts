import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseGroups, requireRoleArn, warnOfGroups } from "../../../components/checks/groups";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) => parseGroups({ where: "users.groups", value });
const refused = (value: unknown) => refusalOf(() => parse(value));
const roleArn = "arn:aws:iam::111122223333:role/teams/editor";
const none = { description: undefined, precedence: undefined, roleArn: undefined };

describe("checks/groups", () => {
  it("has none unless told otherwise", () => {
    expect(parse(undefined)).to.deep.equal([]);
  });

  it("takes groups with what was said of them, and computed roles", () => {
    const computed = pulumi.output(roleArn);
    const govRoleArn = roleArn.replace("aws", "aws-us-gov");
    const editors = { description: "Edit notes", precedence: 0, roleArn };
    expect(
      parse({ editors, "read/all:1": {}, admins: { roleArn: computed }, gov: { roleArn: govRoleArn } }),
    ).to.deep.equal([
      { name: "editors", ...editors },
      { name: "read/all:1", ...none },
      { name: "admins", ...none, roleArn: computed },
      { name: "gov", ...none, roleArn: govRoleArn },
    ]);
  });

  for (const name of ["my editors", 'a"b', "a\\b", "éditeurs", ""]) {
    it(`refuses the name ${JSON.stringify(name)}`, () => {
      expect(refused({ [name]: {} })).to.equal(
        `users.groups[${JSON.stringify(name)}] has a name that no scope can hold: write ASCII without spaces, quotes or backslashes`,
      );
    });
  }

  it("refuses a name that with group/ before it is no scope of a route, because it has more than 58 characters", () => {
    const named = (length: number) => refused({ ["g".repeat(length)]: {} });
    expect([named(58), named(59)]).to.deep.equal([
      undefined,
      `users.groups["${"g".repeat(59)}"] must have a name of 58 characters at most, got 59 characters: write a shorter one`,
    ]);
  });

  it("takes 10,000 groups, refuses more", () => {
    const numbered = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`g${index}`, {}]));
    expect([refused(numbered(10_000)), refused(numbered(10_001))]).to.deep.equal([
      undefined,
      "users.groups must be 10000 at most, got 10001: leave some out",
    ]);
  });

  it("refuses a description of more than 2048 characters", () => {
    const described = (length: number) => refused({ editors: { description: "d".repeat(length) } });
    expect([described(2048), described(2049)]).to.deep.equal([
      undefined,
      'users.groups["editors"].description must have 2048 characters at most, got 2049 characters: write less',
    ]);
  });

  it("refuses a precedence below 0", () => {
    expect(refused({ editors: { precedence: -1 } })).to.equal(
      'users.groups["editors"].precedence must be a whole number from 0 to 2147483647, got -1: write 0 or more',
    );
  });

  for (const given of [
    "editor",
    "arn:aws:iam::111122223333:user/editor",
    "arn:aws:iam::1:role/editor",
    `x${roleArn}`,
    `${roleArn} a`,
  ]) {
    it(`refuses ${given} for a role`, () => {
      expect(refused({ editors: { roleArn: given } })).to.equal(
        `users.groups["editors"].roleArn must be the ARN of an IAM role, got "${given}": write arn:aws:iam::<account>:role/<name>`,
      );
    });
  }

  it("refuses a computed role of another form once it is known, without quoting it", () => {
    const where = 'users.groups["editors"].roleArn';
    expect([requireRoleArn(roleArn, where), refusalOf(() => requireRoleArn("secret", where))]).to.deep.equal([
      roleArn,
      `${where} must be the ARN of an IAM role, got a string: write arn:aws:iam::<account>:role/<name>`,
    ]);
  });

  it("refuses a group that is known only later", () => {
    expect(refused({ editors: pulumi.output({}) })).to.equal(
      'users.groups["editors"] must be known while the program runs, got an output or a promise: write it as a plain object',
    );
  });
});

describe("checks/groups warnings", () => {
  const warnings = (value: unknown) => warnOfGroups(parse(value));
  const other = "arn:aws:iam::111122223333:role/reader";

  it("warns of two groups with the same precedence and different roles", () => {
    expect(warnings({ editors: { precedence: 1, roleArn }, readers: { precedence: 1, roleArn: other } })).to.deep.equal(
      [
        'users.groups "editors" and "readers" have roles and the same precedence: who is in both gets neither, write different ones',
      ],
    );
  });

  for (const [what, readers] of Object.entries({
    "another precedence": { precedence: 2, roleArn: other },
    "no precedence": { roleArn: other },
    "no role": { precedence: 1 },
    "the same role": { precedence: 1, roleArn },
  })) {
    it(`does not warn of ${what}`, () => {
      expect(warnings({ editors: { precedence: 1, roleArn }, readers })).to.deep.equal([]);
    });
  }

  it("does not warn of two groups without precedence", () => {
    expect(warnings({ editors: { roleArn }, readers: { roleArn: other } })).to.deep.equal([]);
  });
});
