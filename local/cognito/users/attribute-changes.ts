import { InvalidParameter, schemaError } from "../errors";
import type { AttributeCodeRecord, UserRecord } from "../records";
import type { PoolSettings } from "../settings";
import { codeLife, makeCode } from "./codes";
import type { Delivery } from "./delivery";

/** What is to become of a user's attributes. */
export interface AttributeChanges {
  set: Record<string, string>;
  remove: string[];
}

/** A code that goes to an address once the change is stored. */
export interface AddressCode extends Delivery {
  code: string;
}

export interface ChangedAttributes {
  user: UserRecord;
  codes: AddressCode[];
}

const addresses = ["email", "phone_number"] as const;

/**
 * The user with other attributes. An address that changes is unproven, unless an administrator says that it is proven, and a
 * code goes to it where the pool verifies it; an address that the pool changes only once it is proven waits for the
 * code (UpdateUserAttributes, UserAttributeUpdateSettings). What was sent to an address before is void.
 *
 * @throws InvalidParameter
 */
export function changeAttributes(
  pool: PoolSettings,
  before: UserRecord,
  { set, remove }: AttributeChanges,
  now: number,
): ChangedAttributes {
  const codes: AddressCode[] = [];
  const toProve = addressesToProve(pool, before, set);
  let user = before;
  for (const attribute of addresses) {
    const value = set[attribute];
    if (value === undefined) continue;
    if (value === before.attributes[attribute]) {
      user = withoutWaiting(user, attribute);
      continue;
    }
    const isProven = set[`${attribute}_verified`] === "true";
    const waits = !isProven && pool.verifyBeforeUpdate.includes(attribute);
    user = waits ? user : withAddress(user, attribute, value);
    if (!toProve.includes(attribute)) continue;
    const { code, record } = makeCode(codeLife.attribute, now);
    user = withAddressCode(user, attribute, waits ? { ...record, value } : record);
    codes.push({ attribute, address: value, code });
  }
  const waiting: string[] = addresses.filter((attribute) => user.attributeCodes?.[attribute]?.value === set[attribute]);
  const others = Object.entries(set).filter(([name]) => !waiting.includes(name));
  const changed = { ...user, attributes: { ...user.attributes, ...Object.fromEntries(others) } };
  const after = remove.reduce(withoutAttribute, changed);
  requireAddresses(set, after);
  requireNames(pool, before, after);
  return { user: after, codes };
}

/** The addresses that a code goes to if a user's attributes are set so. */
export function addressesToProve(
  pool: PoolSettings,
  { attributes }: UserRecord,
  set: Record<string, string>,
): Delivery["attribute"][] {
  return addresses.filter((attribute) => {
    const value = set[attribute];
    if (value === undefined || value === attributes[attribute]) return false;
    if (set[`${attribute}_verified`] === "true") return false;
    return pool.verifyBeforeUpdate.includes(attribute) || pool.autoVerifiedAttributes.includes(attribute);
  });
}

/** The user with a code that proves an address; one that was sent before for the attribute is void. */
export function withAddressCode(
  user: UserRecord,
  attribute: Delivery["attribute"],
  record: AttributeCodeRecord | undefined,
): UserRecord {
  const { [attribute]: _old, ...others } = user.attributeCodes ?? {};
  return { ...user, attributeCodes: record === undefined ? others : { ...others, [attribute]: record } };
}

/** Whoever sets the address that they have wants no other any more. */
function withoutWaiting(user: UserRecord, attribute: Delivery["attribute"]): UserRecord {
  return user.attributeCodes?.[attribute]?.value === undefined ? user : withAddressCode(user, attribute, undefined);
}

/** The user with another address, of which nothing is proven. */
function withAddress(user: UserRecord, attribute: Delivery["attribute"], value: string | undefined): UserRecord {
  const { [attribute]: _old, [`${attribute}_verified`]: _proof, ...others } = user.attributes;
  const attributes =
    value === undefined ? others : { ...others, [attribute]: value, [`${attribute}_verified`]: "false" };
  const confirmation = user.confirmation?.attribute === attribute ? undefined : user.confirmation;
  return { ...withAddressCode(user, attribute, undefined), attributes, confirmation, passwordReset: undefined };
}

function withoutAttribute(user: UserRecord, name: string): UserRecord {
  const address = addresses.find((attribute) => attribute === name);
  if (address !== undefined) return withAddress(user, address, undefined);
  const { [name]: _gone, ...attributes } = user.attributes;
  return { ...user, attributes };
}

/** @throws InvalidParameter if an address is said to be proven, or not, that is not there */
function requireAddresses(set: Record<string, string>, user: UserRecord): void {
  const missing = addresses.find(
    (attribute) => set[`${attribute}_verified`] !== undefined && user.attributes[attribute] === undefined,
  );
  if (missing === undefined) return;
  const what = missing === "email" ? "Email is required to verify/un-verify an email" : undefined;
  throw new InvalidParameter(what ?? "Phone Number is required to verify/un-verify a phone number");
}

/** @throws InvalidParameter for a user who would lose what the schema requires, or all they sign in with */
function requireNames(pool: PoolSettings, before: UserRecord, { attributes }: UserRecord): void {
  const isLost = (name: string) => before.attributes[name] !== undefined && attributes[name] === undefined;
  const required = pool.requiredAttributes.find(isLost);
  if (required !== undefined) throw schemaError(`${required}: The attribute is required`);
  const lost = pool.usernameAttributes.find(isLost);
  const isNameless = pool.usernameAttributes.every((name) => attributes[name] === undefined);
  if (lost !== undefined && isNameless) throw schemaError(`${lost}: The attribute is required`);
}
