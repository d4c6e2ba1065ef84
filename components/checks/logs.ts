import type { LogsPlan } from "../plan";
import { type Option, readOptions } from "./options";
import { hide, isComputed, refuse, show } from "./refusal";
import { requireText, toInput } from "./values";

/** What CloudWatch Logs takes as `retentionInDays`; 0 keeps for ever. */
const retentions = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Reads `logs`. */
export function parseLogs(option: Option): LogsPlan {
  const given = readOptions(option.where, option.value, ["retentionDays", "kmsKeyArn"]);
  return { retentionDays: parseRetention(given.retentionDays), kmsKeyArn: parseKmsKeyArn(given.kmsKeyArn) };
}

/**
 * Reads how long logs are kept, days.
 *
 * @throws Refusal for a number that CloudWatch does not take.
 */
export function parseRetention({ where, value }: Option): number {
  const days = value === undefined ? 365 : retentions.find((candidate) => candidate === value);
  if (days === undefined) {
    refuse(where, "is not a number of days CloudWatch keeps", `write one of ${retentions.join(", ")}`, show(value));
  }
  return days;
}

function parseKmsKeyArn({ where, value }: Option): LogsPlan["kmsKeyArn"] {
  if (value === undefined) return undefined;
  return isComputed(value) ? toInput(where, value) : requireKmsKeyArn(value, where, show);
}

/**
 * Takes the ARN of a KMS key.
 *
 * @throws Refusal for a key id or an alias: CloudWatch Logs takes neither (CreateLogGroup, `kmsKeyId`).
 */
export function requireKmsKeyArn(value: unknown, where = "logs.kmsKeyArn", describe = hide): string {
  const arn = requireText(value, where, describe);
  if (!/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/.test(arn)) {
    refuse(where, "must be the ARN of a key", "write arn:aws:kms:<region>:<account>:key/<id>", describe(arn));
  }
  return arn;
}
