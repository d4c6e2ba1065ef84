import { randomFillSync } from "node:crypto";

/** Random bytes for many ids: each call of the generator costs more than the bytes do. */
const random = Buffer.alloc(8192);
let used = random.length;

/** The next bytes, as text; none is given out twice. */
function take(bytes: number, encoding: "base64url" | "hex"): string {
  if (used + bytes > random.length) {
    randomFillSync(random);
    used = 0;
  }
  used += bytes;
  return random.toString(encoding, used - bytes, used);
}

/** A request id in API Gateway's form: 15 characters of base64url and `=`. */
export function createRequestId(): string {
  return `${take(11, "base64url")}=`;
}

/**
 * A trace id in X-Ray's form.
 *
 * @param now Milliseconds since 1970.
 */
export function createTraceId(now: number): string {
  const seconds = Math.floor(now / 1000).toString(16);
  return `Root=1-${seconds.padStart(8, "0")}-${take(12, "hex")}`;
}
