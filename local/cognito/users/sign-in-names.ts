import { InvalidParameter } from "../errors";
import type { UserRecord } from "../records";
import type { PoolSettings, StandardSignIn } from "../settings";
import { isEmail, isPhoneNumber } from "./address-forms";

/** A name as the pool tells names apart: in a case-insensitive pool `Alice` and `alice` are one. */
export function canonicalName(pool: PoolSettings, name: string): string {
  return pool.caseSensitive ? name : name.toLowerCase();
}

/**
 * The names a user signs in with: the username; in a pool with username attributes those attributes; of the aliases the
 * preferred user name, and an e-mail address or phone number once it is verified (Customizing sign-in attributes).
 */
export function signInNames(pool: PoolSettings, user: UserRecord): string[] {
  const attributes = user.attributes;
  const usable = (alias: StandardSignIn) =>
    alias === "preferred_username" || attributes[`${alias}_verified`] === "true" ? attributes[alias] : undefined;
  const names = [
    user.username,
    ...pool.usernameAttributes.map((attribute) => attributes[attribute]),
    ...pool.aliasAttributes.map(usable),
  ];
  return [...new Set(names.filter((name) => name !== undefined).map((name) => canonicalName(pool, name)))];
}

/**
 * The attribute that a new user's name is, in a pool with username attributes; `undefined` where the name is a plain
 * username.
 *
 * @throws InvalidParameter if the pool does not take a name of this form.
 */
export function readNewName(pool: PoolSettings, name: string): StandardSignIn | undefined {
  if (pool.usernameAttributes.length > 0) {
    const attribute = formsOf(name).find((form) => pool.usernameAttributes.includes(form));
    if (attribute === undefined) throw new InvalidParameter(expectedForm(pool));
    return attribute;
  }
  requireNoAddress(pool, name);
  return undefined;
}

/**
 * The preferred user name, where users sign in with it, is for everybody to choose: one that looks like an address of
 * somebody else's would be in the way of that address.
 *
 * @throws InvalidParameter
 */
export function requirePreferredName(pool: Pick<PoolSettings, "aliasAttributes">, name: string): void {
  if (pool.aliasAttributes.includes("preferred_username")) requireNoAddress(pool, name);
}

/** @throws InvalidParameter for a name that has the form of an address that users sign in with once it is proven */
function requireNoAddress({ aliasAttributes }: Pick<PoolSettings, "aliasAttributes">, name: string): void {
  const alias = formsOf(name).find((form) => aliasAttributes.includes(form));
  if (alias === undefined) return;
  const kind = alias === "email" ? "email" : "phone number";
  throw new InvalidParameter(`Username cannot be of ${kind} format, since user pool is configured for ${kind} alias.`);
}

function formsOf(name: string): StandardSignIn[] {
  return [...(isEmail(name) ? (["email"] as const) : []), ...(isPhoneNumber(name) ? (["phone_number"] as const) : [])];
}

function expectedForm(pool: PoolSettings): string {
  const email = pool.usernameAttributes.includes("email");
  const phone = pool.usernameAttributes.includes("phone_number");
  if (email && phone) return "Username should be either an email or a phone number.";
  return email ? "Username should be an email." : "Username should be a phone number.";
}
