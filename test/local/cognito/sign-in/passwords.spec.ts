import { createDiffieHellman } from "node:crypto";
import { expect } from "chai";
import { passwordSignIn, poolId, startCognito, stopCognitos, type TestCognito } from "../start-cognito";

/** How often a verifier was derived, and what was written, while somebody tried to sign in. */
async function workOf(started: TestCognito, username: string): Promise<{ derivations: number; writes: number }> {
  const prototype = Object.getPrototypeOf(createDiffieHellman(Buffer.from("17", "hex"))) as {
    generateKeys(encoding: "hex"): string;
  };
  const { generateKeys } = prototype;
  let derivations = 0;
  prototype.generateKeys = function count(this: unknown, encoding) {
    derivations += 1;
    return generateKeys.call(this, encoding);
  };
  const before = JSON.stringify(await started.store.list("cognito/attempts/"));
  await started.refused("InitiateAuth", passwordSignIn(username, "wrong"));
  prototype.generateKeys = generateKeys;
  const after = JSON.stringify(await started.store.list("cognito/attempts/"));
  return { derivations, writes: before === after ? 0 : 1 };
}

describe("passwords", () => {
  afterEach(stopCognitos);

  it("take the same work for a name that nobody has as for a wrong password", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const known = await workOf(started, "alice");
    expect(known).to.deep.equal({ derivations: 1, writes: 1 });
    expect(await workOf(started, "nobody")).to.deep.equal(known);
  });

  it("are checked for the name that is a verified alias, and not for an unverified one", async () => {
    const started = await startCognito({ pool: { aliasAttributes: ["email", "preferred_username"] } });
    await started.addUser("alice", { email: "alice@example.com", preferred_username: "al" });
    await started.addUser("bob", { email: "bob@example.com", email_verified: "false" });
    expect((await started.signIn("alice@example.com")).TokenType).to.equal("Bearer");
    expect((await started.signIn("al")).TokenType).to.equal("Bearer");
    const request = passwordSignIn("bob@example.com", "Correct-horse-1");
    expect(await started.refused("InitiateAuth", request)).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "Incorrect username or password.",
    });
    expect((await started.signIn("bob")).TokenType).to.equal("Bearer");
  });

  it("are checked against what is kept when it is the attempt's turn, not when it came", async () => {
    const { cognito, addUser, ok } = await startCognito();
    await addUser("alice");
    const request = JSON.stringify(passwordSignIn("alice", "Correct-horse-1"));
    const waiting = Array.from({ length: 50 }, () => cognito.call("InitiateAuth", request, { signed: false }));
    let changed = false;
    const late = waiting.map(async (answer) => ((await answer).status === 200 && changed ? 1 : 0));
    await ok("AdminSetUserPassword", {
      UserPoolId: poolId,
      Username: "alice",
      Password: "Another-horse-2",
      Permanent: true,
    });
    changed = true;
    const signedInLate = (await Promise.all(late)).reduce<number>((sum, one) => sum + one, 0);
    // Those whose tokens were being signed by then had their turn before.
    expect(signedInLate).to.be.at.most(10);
  });
});
