import { createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { InvalidParameter } from "../errors";
import { sameSecret } from "../secrets";
import { fromHex, power, powerOfGenerator, prime, toPositiveBytes } from "./srp-group";

/** The server's half of an SRP exchange. */
export interface SrpExchange {
  /** `SRP_B`, in hex. */
  publicValue: string;

  /** What the claim is signed with, in hex: the client has the same if it has the password. */
  key: string;
}

/** The claim that a client signs. */
export interface PasswordClaim {
  poolName: string;
  /** `USER_ID_FOR_SRP`. */
  userId: string;
  secretBlock: Buffer;
  timestamp: string;
}

const multiplier = fromHex(
  createHash("sha256")
    .update(toPositiveBytes(prime.toString(16)))
    .update(Buffer.from([2]))
    .digest("hex"),
);

/**
 * Reads `SRP_A`. Of a multiple of the prime both sides' key would be known to everybody (RFC 5054, 2.5.4).
 *
 * @throws InvalidParameter
 */
export function readPublicValue(hex: string): bigint {
  if (!/^[0-9a-f]{1,1024}$/i.test(hex)) throw new InvalidParameter("SRP_A is not a hexadecimal number");
  const value = fromHex(hex);
  if (value % prime === 0n) throw new InvalidParameter("SRP_A is not a valid public value");
  return value;
}

/**
 * Answers the client's public value (RFC 5054, 2.5.3 and 2.6): `B = k*v + g^b`, `u = H(A, B)`, `S = (A * v^u)^b`, and the key
 * is 16 bytes of HKDF-SHA256 over S with u as salt, as Cognito's clients derive it.
 */
export function answerExchange(clientValue: bigint, verifier: string): SrpExchange {
  const secret = randomBytes(32);
  const kept = fromHex(verifier);
  const publicValue = ((multiplier * kept + fromHex(powerOfGenerator(secret))) % prime).toString(16);
  const scrambler = createHash("sha256")
    .update(toPositiveBytes(clientValue.toString(16)))
    .update(toPositiveBytes(publicValue))
    .digest();
  const shared = power((clientValue * power(kept, scrambler)) % prime, secret);
  const salt = toPositiveBytes(scrambler.toString("hex"));
  const key = hkdfSync("sha256", toPositiveBytes(shared.toString(16)), salt, "Caldera Derived Key", 16);
  return { publicValue, key: Buffer.from(key).toString("hex") };
}

/** Whether the signature is of this claim: `Base64(HMAC-SHA256(key, poolName + userId + secretBlock + timestamp))`. */
export function isSignatureOf(signature: string, key: string, claim: PasswordClaim): boolean {
  const expected = createHmac("sha256", Buffer.from(key, "hex"))
    .update(claim.poolName)
    .update(claim.userId)
    .update(claim.secretBlock)
    .update(claim.timestamp)
    .digest("base64");
  return sameSecret(signature, expected);
}
