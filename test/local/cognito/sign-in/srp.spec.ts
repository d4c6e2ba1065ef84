import { createHash, getDiffieHellman } from "node:crypto";
import { expect } from "chai";
import { checkPassword, createVerifier } from "../../../../local/cognito/sign-in/srp";
import { startCognito, stopCognitos } from "../start-cognito";

const prime = BigInt(`0x${getDiffieHellman("modp15").getPrime("hex")}`);

function sha256(...parts: Buffer[]): Buffer {
  return createHash("sha256").update(Buffer.concat(parts)).digest();
}

/** g^x mod N by the book, for comparison. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % prime) {
    if (rest & 1n) result = (result * square) % prime;
  }
  return result;
}

describe("SRP verifier", () => {
  afterEach(stopCognitos);

  it("is g^H(salt, H(poolName + username + ':' + password)) in the 3072-bit group", () => {
    for (let round = 0; round < 8; round++) {
      const { salt, verifier } = createVerifier("eu-west-1_Ab12Cd34E", "alice", "Correct-horse-1");
      const digits = BigInt(`0x${salt}`).toString(16);
      const even = digits.length % 2 === 0 ? digits : `0${digits}`;
      const salted = Buffer.from(Number.parseInt(even.slice(0, 2), 16) > 127 ? `00${even}` : even, "hex");
      const identity = sha256(Buffer.from("Ab12Cd34Ealice:Correct-horse-1"));
      const x = BigInt(`0x${sha256(salted, identity).toString("hex")}`);
      expect(BigInt(`0x${verifier}`)).to.equal(power(2n, x));
      expect(verifier).to.have.length(768);
    }
  });

  it("tells the right password from a wrong one, another user and another pool", () => {
    const kept = createVerifier("eu-west-1_a", "alice", "right");
    expect([
      checkPassword("eu-west-1_a", "alice", "right", kept),
      checkPassword("eu-west-1_a", "alice", "wrong", kept),
      checkPassword("eu-west-1_a", "bob", "right", kept),
      checkPassword("eu-west-1_b", "alice", "right", kept),
    ]).to.deep.equal([true, false, false, false]);
  });

  it("is another one each time", () => {
    const one = createVerifier("eu-west-1_a", "alice", "right");
    const other = createVerifier("eu-west-1_a", "alice", "right");
    expect([one.salt === other.salt, one.verifier === other.verifier]).to.deep.equal([false, false]);
  });

  it("is all that is kept of a password", async () => {
    const { addUser, userOf, store } = await startCognito();
    await addUser("alice");
    expect(Object.keys((await userOf("alice")).password)).to.deep.equal(["salt", "verifier"]);
    expect(JSON.stringify(await store.list(""))).to.not.contain("Correct-horse-1");
  });
});
