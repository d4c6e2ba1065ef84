import { expect } from "chai";
import { makeTemporaryPassword, requirePolicy } from "../../../../local/cognito/users/password-policy";
import { pool, poolId, startCognito, stopCognitos } from "../start-cognito";

const policy = pool.passwordPolicy;

function refusal(password: string, change: Partial<typeof policy> = {}): string {
  try {
    requirePolicy({ ...policy, ...change }, password);
    return "taken";
  } catch (error) {
    return (error as Error).message;
  }
}

describe("password policy", () => {
  afterEach(stopCognitos);

  it("takes a password with everything it asks for", () => {
    expect(refusal("Correct-horse-1")).to.equal("taken");
  });

  const lacking: [string, string, string, Partial<typeof policy>][] = [
    ["length", "Short-horse1", "Password not long enough", { minimumLength: 13 }],
    ["lower case", "CORRECT-HORSE-1", "Password must have lowercase characters", {}],
    ["upper case", "correct-horse-1", "Password must have uppercase characters", {}],
    ["digits", "Correct-horse-x", "Password must have numeric characters", {}],
    ["symbols", "Correct1horse11", "Password must have symbol characters", {}],
  ];
  for (const [what, password, requirement, change] of lacking) {
    it(`asks for ${what}`, () => {
      expect(refusal(password, change)).to.equal(`Password did not conform with policy: ${requirement}`);
    });
  }

  it("asks for nothing that it does not say", () => {
    const off = { requireLowercase: false, requireUppercase: false, requireNumbers: false, requireSymbols: false };
    expect([refusal("111111111111", off), refusal("aaaaaaaaaaaa", off)]).to.deep.equal(["taken", "taken"]);
  });

  it("counts as symbols what Cognito counts, and no other character", () => {
    const symbols = [..."^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-"];
    expect(symbols.filter((symbol) => refusal(`Correct1horse${symbol}`) !== "taken")).to.deep.equal([]);
    const others = ["€", "ä", "§", "😀"];
    expect(others.filter((other) => refusal(`Correct1horse${other}`) === "taken")).to.deep.equal([]);
  });

  it("is met by the temporary passwords that are made up", () => {
    for (const minimumLength of [6, 12, 20, 99]) {
      const password = makeTemporaryPassword({ ...policy, minimumLength });
      expect([refusal(password, { minimumLength }), password.length]).to.deep.equal([
        "taken",
        Math.max(minimumLength, 12),
      ]);
    }
  });

  it("refuses as many passwords of before as it says, and no more", async () => {
    const { addUser, ok, refused } = await startCognito({
      pool: { passwordPolicy: { ...policy, passwordHistorySize: 2 } },
    });
    await addUser("alice");
    const set = (Password: string) => ({ UserPoolId: poolId, Username: "alice", Password, Permanent: true });
    await ok("AdminSetUserPassword", set("Second-horse-2"));
    const used = {
      __type: "PasswordHistoryPolicyViolationException",
      message: "Password has previously been used. Choose another one.",
    };
    expect(await refused("AdminSetUserPassword", set("Correct-horse-1"))).to.deep.equal(used);
    expect(await refused("AdminSetUserPassword", set("Second-horse-2"))).to.deep.equal(used);
    await ok("AdminSetUserPassword", set("Third-horse-3"));
    await ok("AdminSetUserPassword", set("Correct-horse-1"));
  });
});
