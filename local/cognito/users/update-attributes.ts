import { LimitExceeded } from "../errors";
import type { UserRecord } from "../records";
import type { Services } from "../services";
import type { ClientSettings, PoolSettings } from "../settings";
import { type AddressCode, type AttributeChanges, addressesToProve, changeAttributes } from "./attribute-changes";
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

type Parts = Pick<Services, "attempts" | "clock" | "notify" | "users">;

/**
 * Changes a user's attributes and sends the codes that prove new addresses: to addresses that users chose so many an hour, as
 * when they ask for such a code.
 *
 * @returns where codes went
 * @throws InvalidParameter, AliasExists, LimitExceeded, UserNotFound, and what the trigger throws
 */
export async function updateAttributes(services: Parts, update: AttributeUpdate): Promise<Delivery[]> {
  const { pool, client, changes, clientMetadata } = update;
  let codes: AddressCode[] = [];
  const counted = client === undefined ? undefined : await countCodes(services, update);
  const change = (one: UserRecord) => {
    const changed = changeAttributes(pool, one, changes, services.clock());
    if (changed.codes.length > (counted ?? changed.codes.length)) throw new LimitExceeded();
    codes = changed.codes;
    return changed.user;
  };
  const user = await services.users.update(pool, update.user.username, change, aliasTaken);
  const notice = { pool, client, user, source: "UpdateUserAttribute", kind: "attribute", clientMetadata } as const;
  for (const { address, code } of codes) await services.notify({ ...notice, to: address, code });
  return codes;
}

/**
 * Counts the codes before they are made. One that is wanted only since another call changed the address meanwhile was not
 * counted, and is refused.
 *
 * @returns how many may go
 */
async function countCodes({ attempts }: Parts, { pool, user, changes }: AttributeUpdate): Promise<number> {
  const wanted = addressesToProve(pool, user, changes.set);
  for (const _code of wanted) await attempts.countHourly(pool.id, user.username, "attributeCode");
  return wanted.length;
}
