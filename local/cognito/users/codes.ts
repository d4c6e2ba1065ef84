import { CodeMismatch, ExpiredCode } from "../errors";
import type { CodeRecord } from "../records";
import { digest, randomText, sameSecret } from "../secrets";

const hour = 3_600_000;

/** How long codes are good, milliseconds (Quotas in Amazon Cognito). */
export const codeLife = { confirmation: 24 * hour, attribute: 24 * hour, passwordReset: hour } as const;

/** A code of six digits, and what is kept of it. */
export interface NewSentCode {
  code: string;
  record: CodeRecord;
}

export function makeCode(lifeMs: number, now: number): NewSentCode {
  const code = randomText(6, "0123456789");
  return { code, record: { codeDigest: digest(code), expiresAt: now + lifeMs } };
}

/** @throws ExpiredCode if none is waited for any more, CodeMismatch */
export function requireCode<T extends CodeRecord>(record: T | undefined, code: string, now: number): T {
  if (record === undefined) throw new ExpiredCode();
  if (now >= record.expiresAt) throw new ExpiredCode();
  if (!sameSecret(digest(code), record.codeDigest)) throw new CodeMismatch();
  return record;
}
