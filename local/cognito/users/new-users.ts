import { randomUUID } from "node:crypto";
import { InvalidParameter } from "../errors";
import type { UserRecord, UserStatus } from "../records";
import type { PoolSettings } from "../settings";
import { createVerifier } from "../sign-in/srp";
import { readNewName } from "./sign-in-names";

/** What a new user starts from. */
export interface NewUser {
  /** As given: the username, or in a pool with username attributes the e-mail address or phone number. */
  name: string;
  password: string;
  attributes: Record<string, string>;
  status: UserStatus;
  groups: string[];
}

/**
 * The record of a new user. In a pool with username attributes the username is the `sub`, and the name given becomes the
 * attribute it is.
 *
 * @throws InvalidParameter if the pool does not take such a name.
 */
export function toNewUser(pool: PoolSettings, { name, password, attributes, status, groups }: NewUser, now: number) {
  const attribute = readNewName(pool, name);
  const given = attribute === undefined ? undefined : attributes[attribute];
  if (given !== undefined && given !== name) {
    throw new InvalidParameter(`Username and the attribute ${attribute} must be the same`);
  }
  const sub = randomUUID();
  const username = attribute === undefined ? name : sub;
  const user: UserRecord = {
    username,
    sub,
    status,
    enabled: true,
    attributes: attribute === undefined ? attributes : { ...attributes, [attribute]: name },
    groups,
    password: createVerifier(pool.id, username, password),
    passwordSetAt: now,
    previousPasswords: [],
    signOuts: 0,
    signedOutAt: 0,
    createdAt: now,
    modifiedAt: now,
  };
  return user;
}
