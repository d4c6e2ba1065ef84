import { expect } from "chai";
import type { PoolSettings } from "../../../../local/cognito/settings";
import { readNewName } from "../../../../local/cognito/users/sign-in-names";
import { pool } from "../start-cognito";

/** What a new name is taken for in a pool, or why it is not. */
function read(change: Partial<PoolSettings>, ...names: string[]): string[] {
  return names.map((name) => {
    try {
      return readNewName({ ...pool, ...change }, name) ?? "username";
    } catch (error) {
      return (error as Error).message;
    }
  });
}

const names = ["alice", "alice@example.com", "+15551234567"];

describe("new names", () => {
  it("are usernames, whatever their form, where there are no attributes to sign in with", () => {
    expect(read({}, ...names)).to.deep.equal(["username", "username", "username"]);
  });

  it("must be e-mail addresses in an e-mail pool", () => {
    const refusal = "Username should be an email.";
    expect(read({ usernameAttributes: ["email"] }, ...names)).to.deep.equal([refusal, "email", refusal]);
  });

  it("must be phone numbers in a phone pool", () => {
    const refusal = "Username should be a phone number.";
    expect(read({ usernameAttributes: ["phone_number"] }, ...names)).to.deep.equal([refusal, refusal, "phone_number"]);
  });

  it("must be either in a pool of both", () => {
    expect(read({ usernameAttributes: ["email", "phone_number"] }, ...names)).to.deep.equal([
      "Username should be either an email or a phone number.",
      "email",
      "phone_number",
    ]);
  });

  it("may not look like an alias of the pool", () => {
    expect(read({ aliasAttributes: ["email", "phone_number"] }, ...names)).to.deep.equal([
      "username",
      "Username cannot be of email format, since user pool is configured for email alias.",
      "Username cannot be of phone number format, since user pool is configured for phone number alias.",
    ]);
  });

  it("are e-mail addresses and phone numbers in these forms alone", () => {
    const odd = ["a@b@c", "@example.com", "alice@", "a b@example.com", "15551234567", "+0123", "+1234567890123456"];
    expect(read({ usernameAttributes: ["email", "phone_number"] }, ...odd)).to.deep.equal(
      odd.map(() => "Username should be either an email or a phone number."),
    );
  });
});
