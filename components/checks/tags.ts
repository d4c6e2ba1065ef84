import type { ApiPlan } from "../plan";
import { type Entry, memberPath, type Option, readEntries } from "./options";
import { type Describe, hide, isComputed, refuse, show } from "./refusal";
import { toInput } from "./values";

/** Characters that AWS takes in keys and values of tags. */
const characters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Reads `tags`. */
export function parseTags(option: Option): ApiPlan["tags"] {
  const entries = readEntries(option);
  if (entries.length > 50) refuse(option.where, "must be 50 at most", "leave some out", `${entries.length}`);
  for (const { where, key } of entries) requireTagKey(key, where);
  requireDistinctKeys(entries);
  const tags = entries.map(({ key, where, value }) => [key, value === "" ? "" : toInput(where, value)] as const);
  requireTags(Object.fromEntries(tags), option.where, show);
  return Object.fromEntries(tags);
}

function requireTagKey(key: string, where: string): void {
  if (key.length < 1 || key.length > 128) refuse(where, "must have a key of 1 to 128 characters", "write another key");
  if (/^aws:/i.test(key))
    refuse(where, "has a key that AWS keeps for itself", "write a key that does not start with aws:");
  if (!characters.test(key))
    refuse(where, "has a key with a character AWS refuses", "write letters, digits and _.:/=+-@");
}

/** IAM does not tell capitals in keys. */
function requireDistinctKeys(entries: Entry[]): void {
  const keys = entries.map(({ key }) => key.toLowerCase());
  const twice = entries.find(({ key }, index) => keys.indexOf(key.toLowerCase()) !== index);
  if (twice)
    refuse(twice.where, "differs from another key in capitals alone, which IAM refuses", "leave one of them out");
}

/**
 * Checks the values of tags; computed ones are passed over.
 *
 * @throws Refusal for a value that AWS does not take.
 */
export function requireTags(tags: Readonly<Record<string, unknown>>, where = "tags", describe: Describe = hide): void {
  for (const [key, value] of Object.entries(tags))
    if (!isComputed(value)) requireTag(value, memberPath(where, key), describe);
}

function requireTag(value: unknown, where: string, describe: Describe): void {
  if (typeof value !== "string") refuse(where, "must be a text", "write it in quotes", describe(value));
  if (value.length > 256) refuse(where, "must have 256 characters at most", "write less", `${value.length} characters`);
  if (!characters.test(value))
    refuse(where, "has a character AWS refuses", "write letters, digits and _.:/=+-@", describe(value));
}
