import { randomBytes } from "node:crypto";

/** A request id in API Gateway's form: 15 characters of base64url and `=`. */
export function createRequestId(): string {
  return `${randomBytes(11).toString("base64url")}=`;
}

/**
 * A trace id in X-Ray's form.
 *
 * @param now Milliseconds since 1970.
 */
export function createTraceId(now: number): string {
  return `Root=1-${Math.floor(now / 1000)
    .toString(16)
    .padStart(8, "0")}-${randomBytes(12).toString("hex")}`;
}
