import { InvalidParameter, NotAuthorized } from "./errors";

/** A user attribute as the API writes it. */
export interface Attribute {
  Name: string;
  Value?: string | undefined;
}

/** The attributes every pool has (OpenID Connect Core 5.1), without `sub`, which nobody sets. */
const standard = new Set([
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

/** Who sets the attributes: what says that an address is proven is not for the user to say. */
export type AttributeWriter = "user" | "administrator";

/**
 * The attributes of a request by name.
 *
 * @throws InvalidParameter for a name that the pool's schema does not have, or a value of the wrong form.
 * @throws NotAuthorized if a user sets what only an administrator may.
 */
export function readAttributes(list: Attribute[] | undefined, writer: AttributeWriter): Record<string, string> {
  const read: Record<string, string> = {};
  for (const { Name, Value = "" } of list ?? []) {
    if (Name === "sub") throw schemaError(`${Name}: Attribute cannot be updated.`);
    if (!standard.has(Name)) throw schemaError(`${Name}: Attribute does not exist in the schema.`);
    if (writer === "user" && Name.endsWith("_verified")) {
      throw new NotAuthorized("A client attempted to write unauthorized attribute");
    }
    requireForm(Name, Value);
    if (Value !== "") read[Name] = Value;
  }
  return read;
}

/** As the API lists them, `sub` first. */
export function toAttributeList(sub: string, attributes: Record<string, string>): Attribute[] {
  return Object.entries({ sub, ...attributes }).map(([Name, Value]) => ({ Name, Value }));
}

/** Something, an `@`, something; no white space. What else mail servers take is not decided here. */
export function isEmail(value: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(value);
}

/** E.164: `+`, then 1 to 15 digits. */
export function isPhoneNumber(value: string): boolean {
  return /^\+[1-9]\d{0,14}$/.test(value);
}

function requireForm(name: string, value: string): void {
  if (value === "") return;
  if (name === "email" && !isEmail(value)) throw new InvalidParameter("Invalid email address format.");
  if (name === "phone_number" && !isPhoneNumber(value)) throw new InvalidParameter("Invalid phone number format.");
  if (name.endsWith("_verified") && value !== "true" && value !== "false") {
    throw schemaError(`${name}: Value must be true or false.`);
  }
  if (name === "birthdate" && value.length !== 10) throw schemaError(`${name}: String must be 10 characters long.`);
  if (name === "updated_at" && !/^\d+$/.test(value)) throw schemaError(`${name}: Value must be a number.`);
}

function schemaError(what: string): InvalidParameter {
  return new InvalidParameter(`Attributes did not conform to the schema: ${what}`);
}
