import { memberPath } from "./options";
import { refuse, show } from "./refusal";

/** What of a user pool can never change, in the shape that the provider takes it in. */
export interface PoolSchema {
  usernameAttributes: string[];
  aliasAttributes: string[];
  caseSensitive: boolean;
  /** Custom attributes. */
  schemas: SchemaAttribute[];
}

/** A custom attribute, as a member of the pool's `schemas`. */
export interface SchemaAttribute {
  /** Without `custom:`. */
  name: string;
  attributeDataType: string;
  mutable: boolean;
  required: boolean;
  developerOnlyAttribute: boolean;
  stringAttributeConstraints?: Constraints;
  numberAttributeConstraints?: Constraints;
}

/** Bounds of a custom attribute, each a text of digits. */
export interface Constraints {
  [bound: string]: string;
}

/** What is recorded of a stack's user pools. */
export interface SchemaSnapshot {
  stack: string;
  /** Its file, for messages: `Pulumi.dev.schema.json`. */
  file: string;
  /** By the name of the pool's resource, for example `notes-pool`. */
  pools: Map<string, PoolSchema>;
}

/** Most attributes that Cognito adds at once (AddCustomAttributes). */
const maxAdded = 25;

/**
 * Compares a pool with what is recorded of it. Cognito adds attributes to a pool and never changes or removes one, and the
 * provider says so only while it updates; another way to sign in would replace the pool, and its users would be gone.
 *
 * @param pool Name of its resource.
 * @returns a warning about the attributes that are not recorded yet
 * @throws Refusal for anything recorded that changed or is gone.
 */
export function guardSchema(pool: string, snapshot: SchemaSnapshot, now: PoolSchema): string[] {
  const recorded = snapshot.pools.get(pool);
  if (recorded) {
    const about = { pool, file: snapshot.file };
    requireSameSignIn(recorded, now, about);
    for (const attribute of recorded.schemas) requireSameAttribute(attribute, now.schemas, about);
  }
  const known = recorded?.schemas.map(({ name }) => name) ?? [];
  const added = now.schemas.map(({ name }) => name).filter((name) => !known.includes(name));
  if (recorded && added.length > maxAdded) {
    const instead = "leave some out, and add them once these are deployed and recorded";
    refuse(
      "users.customAttributes",
      `adds more than the ${maxAdded} that Cognito takes at once`,
      instead,
      `${added.length}`,
    );
  }
  return added.length > 0 ? [toWarning(pool, snapshot, added)] : [];
}

function toWarning(pool: string, { file, stack }: SchemaSnapshot, added: string[]): string {
  const names = added.map((name) => show(name)).join(", ");
  return (
    `users.customAttributes ${names} of ${pool} can never change once deployed, and ${file} does not record it yet: ` +
    `after the update run "npx secured-api-dev schema --stack ${stack}" and commit that file`
  );
}

/** What refusals name. */
interface About {
  pool: string;
  file: string;
}

function requireSameSignIn(recorded: PoolSchema, now: PoolSchema, { pool, file }: About): void {
  for (const part of ["usernameAttributes", "aliasAttributes", "caseSensitive"] as const) {
    const was = toText(recorded[part]);
    const is = toText(now[part]);
    if (was === is) continue;
    refuse(
      "users.signInWith",
      `cannot change: ${file} records ${part} ${was} for ${pool}, and Cognito would need a new pool`,
      `put it back, or, to start over without the users of this pool, take ${show(pool)} out of that file`,
      is,
    );
  }
}

function requireSameAttribute(recorded: SchemaAttribute, now: SchemaAttribute[], { pool, file }: About): void {
  const { name } = recorded;
  const startOver =
    `to start over without the users of this pool, take ${show(pool)} out of that file ` +
    "and replace the pool with pulumi up --replace";
  const attribute = now.find((one) => one.name === name);
  if (attribute === undefined) {
    refuse(
      "users.customAttributes",
      `lacks ${show(name)}: ${file} records it for ${pool}, and Cognito never removes an attribute`,
      `put it back, used or not; ${startOver}`,
    );
  }
  const was = new Map(flatten(recorded));
  const is = new Map(flatten(attribute));
  for (const part of new Set([...was.keys(), ...is.keys()])) {
    if (was.get(part) === is.get(part)) continue;
    refuse(
      `${memberPath("users.customAttributes", name)}.${optionOf[part] ?? part}`,
      `cannot change: ${file} records ${was.get(part) ?? "none"} for ${pool}, and Cognito never changes an attribute`,
      `put it back, or write an attribute of another name; ${startOver}`,
      is.get(part) ?? "none",
    );
  }
}

/** What the options call the parts of an attribute. */
const optionOf: { [part: string]: string } = {
  attributeDataType: "type",
  "stringAttributeConstraints.minLength": "minLength",
  "stringAttributeConstraints.maxLength": "maxLength",
  "numberAttributeConstraints.minValue": "min",
  "numberAttributeConstraints.maxValue": "max",
};

/** Parts of an attribute by path, values as texts. */
function flatten(attribute: SchemaAttribute): [part: string, value: string][] {
  const parts: [string, string | boolean | Constraints][] = Object.entries(attribute);
  return parts.flatMap(([part, value]) =>
    typeof value === "object"
      ? Object.entries(value).map(([bound, text]): [string, string] => [`${part}.${bound}`, show(text)])
      : [[part, toText(value)]],
  );
}

/** Lists are sets to Cognito. */
function toText(value: string | boolean | string[]): string {
  return Array.isArray(value) ? JSON.stringify([...value].sort()) : show(value);
}
