import { AttributeType } from "../args/users";
import type { AttributePlan } from "../plan";
import { standardAttributes } from "./attribute-names";
import { type Entry, type Option, readEntries, readOptions } from "./options";
import { refuse, show } from "./refusal";
import { parseBoolean, parseChoice, parseWhole } from "./values";

/** Reads `users.customAttributes`; bounds and names as in Cognito's `SchemaAttributeType` and quotas. */
export function parseCustomAttributes(option: Option): AttributePlan[] {
  const entries = readEntries(option);
  if (entries.length > 50) refuse(option.where, "must be 50 at most", "leave some out", `${entries.length}`);
  const names = new Map<string, string>();
  return entries.map((entry) => {
    requireAttributeName(entry);
    const other = names.get(entry.key.toLowerCase());
    if (other !== undefined) {
      refuse(entry.where, "differs from another only in capitals", "write another name", show(other));
    }
    names.set(entry.key.toLowerCase(), entry.key);
    return parseAttribute(entry);
  });
}

function requireAttributeName({ key, where }: Entry): void {
  const [, prefix, rest] = /^(custom|dev):(.*)$/s.exec(key) ?? [];
  if (prefix === "custom") refuse(where, "is written with the prefix that Cognito adds", `write ${show(rest)}`);
  if (prefix === "dev") {
    refuse(
      where,
      "is a developer attribute, which is not offered",
      `write ${show(rest)}, and writeAttributes of clients`,
    );
  }
  if (standardAttributes.some((standard) => standard === key.toLowerCase())) {
    refuse(where, "is a standard attribute, which every user has", "leave it out, or write another name");
  }
  // The AWS provider counts bytes.
  const bytes = Buffer.byteLength(key);
  if (bytes > 20) refuse(where, "must have a name of 20 bytes at most", "write a shorter one", `${bytes} bytes`);
  if (!/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u.test(key)) {
    refuse(where, "has a name with a character Cognito refuses", "write no spaces or control characters");
  }
}

function parseAttribute({ key: name, where, value }: Entry): AttributePlan {
  const known = ["type", "mutable", "minLength", "maxLength", "min", "max", "required"] as const;
  const given = readOptions(where, value, known);
  if (given.required.value !== undefined) {
    refuse(given.required.where, "is not offered by Cognito for custom attributes", "leave it out");
  }
  const type = parseChoice(given.type, Object.values(AttributeType), AttributeType.String);
  const { minLength, maxLength } = parseLengths(given, type);
  const { min, max } = parseValues(given, type);
  return { name, type, mutable: parseBoolean(given.mutable, true), minLength, maxLength, min, max };
}

function parseLengths({ minLength, maxLength }: Record<"minLength" | "maxLength", Option>, type: AttributeType) {
  for (const option of [minLength, maxLength]) requireType(option, type, AttributeType.String);
  const least = parseWhole(minLength, { min: 0, max: 2048, otherwise: 0 });
  const most = parseWhole(maxLength, { min: 0, max: 2048, otherwise: 2048 });
  if (least > most) refuse(minLength.where, "is more than maxLength", `write ${most} or less`, show(least));
  return { minLength: least, maxLength: most };
}

function parseValues(given: Record<"min" | "max", Option>, type: AttributeType) {
  for (const option of [given.min, given.max]) requireType(option, type, AttributeType.Number);
  const min = parseBound(given.min);
  const max = parseBound(given.max);
  if (min !== undefined && max !== undefined && min > max) {
    refuse(given.min.where, "is more than max", `write ${max} or less`, show(min));
  }
  return { min, max };
}

/** Whole numbers that JavaScript holds exactly. */
function parseBound(option: Option): number | undefined {
  const bounds = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, otherwise: 0 };
  return option.value === undefined ? undefined : parseWhole(option, bounds);
}

/** Cognito would take the bound of another type, and pass it over. */
function requireType({ where, value }: Option, type: AttributeType, needed: AttributeType): void {
  if (value !== undefined && type !== needed) {
    refuse(where, `needs type ${show(needed)}`, "leave it out, or write that type", `type ${show(type)}`);
  }
}
