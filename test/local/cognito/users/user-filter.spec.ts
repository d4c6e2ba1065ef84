import { expect } from "chai";
import type { UserRecord } from "../../../../local/cognito/records";
import { readFilter } from "../../../../local/cognito/users/user-filter";

const alice: UserRecord = {
  username: "alice",
  sub: "aaaa",
  status: "FORCE_CHANGE_PASSWORD",
  enabled: true,
  attributes: { email: 'al"ice@example.com', name: "Alice" },
  groups: [],
  password: { salt: "", verifier: "" },
  passwordSetAt: 0,
  previousPasswords: [],
  signOuts: 0,
  signedOutAt: 0,
  createdAt: 0,
  modifiedAt: 0,
};

describe("user filter", () => {
  it("matches the whole value with =, its start with ^=", () => {
    const filters = ['name = "Alice"', 'name="Al"', 'name ^= "Al"', '"name" ^= "lice"', 'username = "alice"'];
    expect(filters.map((filter) => readFilter(filter)(alice))).to.deep.equal([true, false, true, false, true]);
  });

  it("reads a quote that is escaped", () => {
    expect(readFilter('email = "al\\"ice@example.com"')(alice)).to.equal(true);
  });

  it("ignores case for the status of a user, and for nothing else", () => {
    const filters = ['cognito:user_status = "force_change_password"', 'name = "alice"', 'status = "Enabled"'];
    expect(filters.map((filter) => readFilter(filter)(alice))).to.deep.equal([true, false, true]);
  });

  it("matches everybody when it is empty or missing", () => {
    expect([readFilter("")(alice), readFilter(undefined)(alice)]).to.deep.equal([true, true]);
  });

  for (const filter of [
    "name",
    "name = Alice",
    'name != "Alice"',
    'custom:tier = "x"',
    'constructor = "x"',
    'password = "x"',
  ]) {
    it(`refuses ${filter}`, () => {
      expect(() => readFilter(filter)).to.throw("Error while parsing filter.");
    });
  }
});
