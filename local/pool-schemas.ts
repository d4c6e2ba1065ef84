import type { DeclaredResource, Properties } from "./engine/evaluation";
import { ProgramError } from "./engine/program-error";
import { flag, MistypedProperty, object, objects, text, textMap, texts } from "./resources/properties";
import { userPool } from "./resources/user-pool";

/** What of a user pool can never change: an entry of `Pulumi.<stack>.schema.json`. */
export interface PoolRecord {
  /** What people sign in by instead of a user name. */
  usernameAttributes: string[];

  /** What people sign in by besides their user name. */
  aliasAttributes: string[];

  /** Whether `Alice` and `alice` are two people. */
  caseSensitive: boolean;

  /** Custom attributes, sorted by name. */
  schemas: AttributeRecord[];
}

/** A custom attribute, as a member of the pool's `schemas`. */
export interface AttributeRecord {
  /** Without `custom:`. */
  name: string;

  /** Its type and bounds, under the provider's names. */
  [property: string]: string | boolean | Record<string, string>;
}

/** The last types in the URN of a pool whose component reads the file. A pool of another kind is not guarded by it. */
const guarded = `secured-api:index:SecuredApi$${userPool.type}::`;

/**
 * What can never change of the pools that are guarded, by the name of the pool.
 *
 * @throws ProgramError for two of one name, and for a schema that is not known while the program runs
 */
export function toPoolRecords(resources: readonly DeclaredResource[]): Map<string, PoolRecord> {
  const records = new Map<string, PoolRecord>();
  for (const { urn, name, inputs } of resources) {
    if (!urn.includes(guarded)) continue;
    if (records.has(name))
      throw new ProgramError(`two user pools are called "${name}": give one SecuredApi another name`);
    records.set(name, toRecord(name, inputs));
  }
  return records;
}

function toRecord(pool: string, inputs: Properties): PoolRecord {
  try {
    return {
      usernameAttributes: texts(inputs, "usernameAttributes").sort(),
      aliasAttributes: texts(inputs, "aliasAttributes").sort(),
      caseSensitive: flag(object(inputs, "usernameConfiguration") ?? {}, "caseSensitive") ?? true,
      schemas: objects(inputs, "schemas")
        .map(toAttribute)
        .sort((one, other) => (one.name < other.name ? -1 : 1)),
    };
  } catch (error) {
    if (!(error instanceof MistypedProperty)) throw error;
    throw new ProgramError(`user pool "${pool}" has a schema that cannot be recorded: ${error.message}`);
  }
}

function toAttribute(schema: Properties): AttributeRecord {
  const bounds = ["stringAttributeConstraints", "numberAttributeConstraints"].flatMap((kind) =>
    object(schema, kind) ? [[kind, textMap(schema, kind)]] : [],
  );
  return {
    name: text(schema, "name") ?? "",
    attributeDataType: text(schema, "attributeDataType") ?? "",
    mutable: flag(schema, "mutable") ?? false,
    required: flag(schema, "required") ?? false,
    developerOnlyAttribute: flag(schema, "developerOnlyAttribute") ?? false,
    ...Object.fromEntries(bounds),
  };
}
