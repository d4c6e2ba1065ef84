import { AttributeType } from "../args/users";
import { type Option, readEntries, readItems, readOptions } from "./options";
import { refuse, show } from "./refusal";
import type { Constraints, PoolSchema, SchemaAttribute, SchemaSnapshot } from "./schema-guard";
import { parseBoolean, parseChoice, parseTexts, requireDistinct, requireText } from "./values";

const restore = "put the file back from version control, or mend it by hand";

/**
 * Reads the text of `Pulumi.<stack>.schema.json`, which `secured-api-dev schema` writes:
 *
 * ```json
 * {
 *   "notes-pool": {
 *     "aliasAttributes": [],
 *     "caseSensitive": false,
 *     "schemas": [
 *       {
 *         "attributeDataType": "String",
 *         "developerOnlyAttribute": false,
 *         "mutable": true,
 *         "name": "team",
 *         "required": false,
 *         "stringAttributeConstraints": { "maxLength": "2048", "minLength": "0" }
 *       }
 *     ],
 *     "usernameAttributes": ["email"]
 *   }
 * }
 * ```
 *
 * Keys are the names of the pools' resources; what they hold has the names and the shape of the resource's own inputs.
 *
 * @param file Its name, for messages.
 * @throws Refusal for any other text: what cannot be read guards nothing.
 */
export function parseSchemaFile(file: string, stack: string, text: string): SchemaSnapshot {
  const entries = readEntries({ where: file, value: parseJson(file, text) });
  return { stack, file, pools: new Map(entries.map((entry) => [entry.key, parsePool(entry)])) };
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    refuse(file, "is not valid JSON", restore);
  }
}

function parsePool({ where, value }: Option): PoolSchema {
  const given = readOptions(where, value, ["usernameAttributes", "aliasAttributes", "caseSensitive", "schemas"]);
  const schemas = (readItems(requireGiven(given.schemas)) ?? []).map(parseAttribute);
  const names = schemas.map(({ name }) => name);
  requireDistinct(given.schemas.where, names, show);
  return {
    usernameAttributes: parseTexts(requireGiven(given.usernameAttributes)) ?? [],
    aliasAttributes: parseTexts(requireGiven(given.aliasAttributes)) ?? [],
    caseSensitive: parseBoolean(requireGiven(given.caseSensitive), false),
    schemas,
  };
}

function parseAttribute({ where, value }: Option): SchemaAttribute {
  const given = readOptions(where, value, [
    "name",
    "attributeDataType",
    "mutable",
    "required",
    "developerOnlyAttribute",
    "stringAttributeConstraints",
    "numberAttributeConstraints",
  ]);
  const stringAttributeConstraints = parseConstraints(given.stringAttributeConstraints, ["minLength", "maxLength"]);
  const numberAttributeConstraints = parseConstraints(given.numberAttributeConstraints, ["minValue", "maxValue"]);
  const type = requireGiven(given.attributeDataType);
  return {
    name: requireText(requireGiven(given.name).value, given.name.where, show),
    attributeDataType: parseChoice(type, Object.values(AttributeType), AttributeType.String),
    mutable: parseBoolean(requireGiven(given.mutable), true),
    required: parseBoolean(requireGiven(given.required), false),
    developerOnlyAttribute: parseBoolean(requireGiven(given.developerOnlyAttribute), false),
    ...(stringAttributeConstraints ? { stringAttributeConstraints } : {}),
    ...(numberAttributeConstraints ? { numberAttributeConstraints } : {}),
  };
}

function parseConstraints({ where, value }: Option, bounds: string[]): Constraints | undefined {
  if (value === undefined) return undefined;
  const given = Object.values(readOptions(where, value, bounds)).filter((option) => option.value !== undefined);
  return Object.fromEntries(given.map((option) => [option.where.slice(where.length + 1), parseBound(option)]));
}

function parseBound({ where, value }: Option): string {
  const bound = requireText(value, where, show);
  if (!/^-?\d+$/.test(bound)) refuse(where, "must be digits", restore, show(bound));
  return bound;
}

/** Left out, it would be taken for the likeliest value, and a change would go unseen. */
function requireGiven(option: Option): Option {
  if (option.value === undefined) refuse(option.where, "is missing", restore);
  return option;
}
