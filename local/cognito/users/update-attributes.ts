import type { UserRecord } from "../records";
import type { Services } from "../services";
import type { ClientSettings, PoolSettings } from "../settings";
import { type AddressCode, type AttributeChanges, changeAttributes } from "./attribute-changes";
import type { Delivery } from "./delivery";
import { aliasTaken } from "./taken-names";

/** Whose attributes change, and how. */
export interface AttributeUpdate {
  pool: PoolSettings;

  /** Undefined: an administrator's call. */
  client: ClientSettings | undefined;

  user: UserRecord;
  changes: AttributeChanges;

  /** For the custom message trigger. */
  clientMetadata?: Record<string, string> | undefined;
}

/**
 * Changes a user's attributes and sends the codes that prove new addresses.
 *
 * @returns where codes went
 * @throws InvalidParameter, AliasExists, UserNotFound, and what the trigger throws
 */
export async function updateAttributes(services: Services, update: AttributeUpdate): Promise<Delivery[]> {
  const { pool, client, changes, clientMetadata } = update;
  let codes: AddressCode[] = [];
  const change = (one: UserRecord) => {
    const changed = changeAttributes(pool, one, changes, services.clock());
    codes = changed.codes;
    return changed.user;
  };
  const user = await services.users.update(pool, update.user.username, change, aliasTaken);
  const notice = { pool, client, user, source: "UpdateUserAttribute", kind: "attribute", clientMetadata } as const;
  for (const { address, code } of codes) await services.notify({ ...notice, to: address, code });
  return codes;
}
