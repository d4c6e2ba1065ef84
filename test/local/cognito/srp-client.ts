import { createHash, createHmac, getDiffieHellman, hkdfSync, randomBytes } from "node:crypto";

/** The client's half of SRP as Cognito's own clients do it, with plain numbers: slow, and by another way than the server. */
export interface SrpClient {
  /** `SRP_A`. */
  publicValue: string;

  /** The responses to a PASSWORD_VERIFIER challenge with these parameters. */
  answer(parameters: Record<string, string>, password: string, now: number): Record<string, string>;
}

const prime = BigInt(`0x${getDiffieHellman("modp15").getPrime("hex")}`);
const multiplier = fromBytes(sha256(toBytes(prime), toBytes(2n)));

/** @param poolId whose name the client signs for */
export function createSrpClient(poolId: string): SrpClient {
  const secret = fromBytes(randomBytes(128));
  const publicValue = power(2n, secret);
  const poolName = poolId.slice(poolId.indexOf("_") + 1);
  return {
    publicValue: publicValue.toString(16),
    answer: (parameters, password, now) => {
      const { SALT = "", SRP_B = "", USER_ID_FOR_SRP = "", SECRET_BLOCK = "" } = parameters;
      const serverValue = BigInt(`0x${SRP_B}`);
      const scrambler = fromBytes(sha256(toBytes(publicValue), toBytes(serverValue)));
      const identity = sha256(Buffer.from(`${poolName}${USER_ID_FOR_SRP}:${password}`));
      const x = fromBytes(sha256(toBytes(BigInt(`0x${SALT}`)), identity));
      const base = (((serverValue - multiplier * power(2n, x)) % prime) + prime) % prime;
      const shared = power(base, secret + scrambler * x);
      const key = hkdfSync("sha256", toBytes(shared), toBytes(scrambler), "Caldera Derived Key", 16);
      const TIMESTAMP = toTimestamp(now);
      const signed = createHmac("sha256", Buffer.from(key)).update(`${poolName}${USER_ID_FOR_SRP}`);
      return {
        USERNAME: USER_ID_FOR_SRP,
        PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
        PASSWORD_CLAIM_SIGNATURE: signed.update(Buffer.from(SECRET_BLOCK, "base64")).update(TIMESTAMP).digest("base64"),
        TIMESTAMP,
      };
    },
  };
}

/** `Sat Nov 21 12:00:00 UTC 2026`. */
export function toTimestamp(now: number): string {
  const [weekday = "", day = "", month = "", year = "", time = ""] = new Date(now).toUTCString().split(/,? /);
  return `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

/** The fewest bytes that hold the number and a sign bit of 0. */
function toBytes(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(Number.parseInt(even.slice(0, 2), 16) > 127 ? `00${even}` : even, "hex");
}

function fromBytes(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString("hex")}`);
}

function sha256(...parts: Buffer[]): Buffer {
  return parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
}
