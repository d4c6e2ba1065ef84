import { InvalidParameter, NotAuthorized, schemaError } from "../errors";
import type { ClientSettings, PoolSettings } from "../settings";
import { isEmail, isPhoneNumber } from "./address-forms";
import type { AttributeChanges } from "./attribute-changes";
import { requireCustomForm } from "./custom-attributes";
import { requirePreferredName } from "./sign-in-names";

/** A user attribute as the API writes it. */
export interface Attribute {
  Name: string;
  Value?: string | undefined;
}

/** The attributes every pool has (OpenID Connect Core 5.1), without `sub`, which nobody sets. */
export const standardAttributes: ReadonlySet<string> = new Set([
  "address",
  "birthdate",
  "email",
  "email_verified",
  "family_name",
  "gender",
  "given_name",
  "locale",
  "middle_name",
  "name",
  "nickname",
  "phone_number",
  "phone_number_verified",
  "picture",
  "preferred_username",
  "profile",
  "updated_at",
  "website",
  "zoneinfo",
]);

/** Users set their attributes through a client. What says that an address is proven is not for them to say. */
export type AttributeWriter = Pick<ClientSettings, "writeAttributes"> | "administrator";

/**
 * The attributes of a request by name.
 *
 * @throws InvalidParameter for a name that the pool's schema does not have, or a value of the wrong form.
 * @throws NotAuthorized if a user sets what only an administrator may, or what the client may not write.
 */
export function readAttributes(
  list: Attribute[] | undefined,
  pool: Pick<PoolSettings, "customAttributes" | "aliasAttributes">,
  writer: AttributeWriter,
): Record<string, string> {
  const read: Record<string, string> = {};
  for (const { Name, Value = "" } of list ?? []) {
    requireWritable(Name, pool, writer);
    requireForm(pool, Name, Value);
    if (Name === "preferred_username") requirePreferredName(pool, Value);
    if (Value !== "") read[Name] = Value;
  }
  return read;
}

/**
 * What a request changes of attributes; an empty value removes one (UpdateUserAttributes).
 *
 * @throws InvalidParameter, NotAuthorized as `readAttributes`; InvalidParameter for what is for good
 */
export function readAttributeChanges(list: Attribute[], pool: PoolSettings, writer: AttributeWriter): AttributeChanges {
  const given = list.filter(({ Value = "" }) => Value !== "");
  const emptied = list.filter(({ Value = "" }) => Value === "").map(({ Name }) => Name);
  const set = readAttributes(given, pool, writer);
  requireMutable(pool, Object.keys(set));
  return { set, remove: readRemovals(emptied, pool, writer) };
}

/**
 * Attributes that are to go.
 *
 * @throws InvalidParameter for a name that the pool's schema does not have, or what is for good.
 * @throws NotAuthorized as `readAttributes`
 */
export function readRemovals(names: string[], pool: PoolSettings, writer: AttributeWriter): string[] {
  for (const name of names) requireWritable(name, pool, writer);
  requireMutable(pool, names);
  return names;
}

/** Whether users of the pool have such an attribute; `sub`, which nobody sets, is not among them. */
export function isInSchema({ customAttributes }: Pick<PoolSettings, "customAttributes">, name: string): boolean {
  return standardAttributes.has(name) || customAttributes.some((attribute) => attribute.name === name);
}

/**
 * What is for good is not changed later, and not given later either: that AWS does not say.
 *
 * @throws InvalidParameter
 */
export function requireMutable({ customAttributes }: PoolSettings, names: string[]): void {
  const fixed = customAttributes.find(({ name, mutable }) => !mutable && names.includes(name));
  if (fixed !== undefined) throw schemaError(`${fixed.name}: Attribute cannot be updated.`);
}

/** The attributes that a client may read. */
export function toReadable(
  { readAttributes: names }: Pick<ClientSettings, "readAttributes">,
  attributes: Record<string, string>,
): Record<string, string> {
  if (names === undefined) return attributes;
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)));
}

/** A list by name, unchecked: for triggers. */
export function toAttributeRecord(list: Attribute[] | undefined): Record<string, string> | undefined {
  return list && Object.fromEntries(list.map(({ Name, Value = "" }) => [Name, Value]));
}

/** As the API lists them, `sub` first. */
export function toAttributeList(sub: string, attributes: Record<string, string>): Attribute[] {
  return Object.entries({ sub, ...attributes }).map(([Name, Value]) => ({ Name, Value }));
}

function requireWritable(name: string, pool: Pick<PoolSettings, "customAttributes">, writer: AttributeWriter): void {
  if (name === "sub") throw schemaError(`${name}: Attribute cannot be updated.`);
  if (!isInSchema(pool, name)) throw schemaError(`${name}: Attribute does not exist in the schema.`);
  requireMayWrite(writer, name);
}

function requireMayWrite(writer: AttributeWriter, name: string): void {
  if (writer === "administrator") return;
  const isUnlisted = writer.writeAttributes !== undefined && !writer.writeAttributes.includes(name);
  if (name.endsWith("_verified")) throw unauthorizedWrite();
  if (isUnlisted) throw unauthorizedWrite();
}

function unauthorizedWrite(): NotAuthorized {
  return new NotAuthorized("A client attempted to write unauthorized attribute");
}

function requireForm({ customAttributes }: Pick<PoolSettings, "customAttributes">, name: string, value: string): void {
  const custom = customAttributes.find((attribute) => attribute.name === name);
  if (custom !== undefined) requireCustomForm(custom, value);
  if (value === "") return;
  if (name === "email" && !isEmail(value)) throw new InvalidParameter("Invalid email address format.");
  if (name === "phone_number" && !isPhoneNumber(value)) throw new InvalidParameter("Invalid phone number format.");
  if (name.endsWith("_verified") && value !== "true" && value !== "false") {
    throw schemaError(`${name}: Value must be true or false.`);
  }
  if (name === "birthdate" && value.length !== 10) throw schemaError(`${name}: String must be 10 characters long.`);
  if (name === "updated_at" && !/^\d+$/.test(value)) throw schemaError(`${name}: Value must be a number.`);
}
