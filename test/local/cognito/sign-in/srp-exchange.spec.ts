import { getDiffieHellman } from "node:crypto";
import { expect } from "chai";
import { createVerifier } from "../../../../local/cognito/sign-in/srp";
import { answerExchange, isSignatureOf, readPublicValue } from "../../../../local/cognito/sign-in/srp-exchange";
import { createSrpClient } from "../srp-client";
import { password, poolId } from "../start-cognito";

const prime = BigInt(`0x${getDiffieHellman("modp15").getPrime("hex")}`);
const now = Date.parse("2026-11-05T04:03:02Z");

/** Whether a client with this password and the server come to the same key. */
function agree(withPassword: string): boolean {
  const client = createSrpClient(poolId);
  const { salt, verifier } = createVerifier(poolId, "alice", password);
  const { publicValue, key } = answerExchange(readPublicValue(client.publicValue), verifier);
  const secretBlock = Buffer.from("a block");
  const parameters = {
    SALT: salt,
    SRP_B: publicValue,
    USER_ID_FOR_SRP: "alice",
    SECRET_BLOCK: secretBlock.toString("base64"),
  };
  const { PASSWORD_CLAIM_SIGNATURE = "", TIMESTAMP = "" } = client.answer(parameters, withPassword, now);
  const claim = { poolName: "Ab12Cd34E", userId: "alice", secretBlock, timestamp: TIMESTAMP };
  return isSignatureOf(PASSWORD_CLAIM_SIGNATURE, key, claim);
}

describe("SRP exchange", () => {
  it("comes to the client's key with the right password, and to another with a wrong one", () => {
    expect([agree(password), agree("Wrong-horse-1")]).to.deep.equal([true, false]);
  });

  it("is another one each time", () => {
    const client = readPublicValue(createSrpClient(poolId).publicValue);
    const { verifier } = createVerifier(poolId, "alice", password);
    const [one, other] = [answerExchange(client, verifier), answerExchange(client, verifier)];
    expect(one.publicValue).to.not.equal(other.publicValue);
    expect(one.key).to.not.equal(other.key);
  });

  for (const [what, value] of [
    ["0", "0"],
    ["the prime", prime.toString(16)],
    ["a multiple of the prime", (prime * 3n).toString(16)],
  ] as const) {
    it(`refuses ${what} as the client's value: the key would be known to everybody`, () => {
      expect(() => readPublicValue(value)).to.throw("SRP_A is not a valid public value");
    });
  }

  it("refuses a client's value that is no hexadecimal number, or longer than any", () => {
    for (const value of ["", "xyz", "-1", "0x12", "1 2", "f".repeat(1025)]) {
      expect(() => readPublicValue(value)).to.throw("SRP_A is not a hexadecimal number");
    }
  });

  it("binds the signature to pool, user, block and time", () => {
    const claim = { poolName: "pool", userId: "alice", secretBlock: Buffer.from("block"), timestamp: "now" };
    const key = "00112233445566778899aabbccddeeff";
    const signature = "2692W+j4y8FDisNx/VWSEPWy+JcIghMJS6PWi6Lj9k0=";
    const changes = [
      {},
      { poolName: "other" },
      { userId: "bob" },
      { secretBlock: Buffer.from("other") },
      { timestamp: "later" },
    ];
    expect(changes.map((change) => isSignatureOf(signature, key, { ...claim, ...change }))).to.deep.equal([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
