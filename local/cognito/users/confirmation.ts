import { CodeMismatch, ExpiredCode, InvalidParameter, NotAuthorized, UserNotFound } from "../errors";
import type { UserRecord } from "../records";
import { digest, sameSecret } from "../secrets";
import type { Services } from "../services";
import type { ClientSettings, PoolSettings } from "../settings";
import { decoyOf } from "../sign-in/decoys";
import { toSubject } from "../triggers/triggers";
import { withConfirmationCode } from "./confirmation-codes";
import { type Delivery, deliveryOf, pretendDelivery } from "./delivery";
import { canonicalName } from "./sign-in-names";
import { aliasTaken } from "./taken-names";

/** Who says to have signed up, and through what. */
export interface Claimant {
  pool: PoolSettings;
  client: ClientSettings;
  name: string;

  /** For the pool's triggers. */
  clientMetadata?: Record<string, string> | undefined;
}

/** A claimant with the code they were sent. */
export interface Confirmation extends Claimant {
  code: string;

  /** True: an address that is another user's alias becomes this user's. @default false */
  forceAlias?: boolean;
}

/**
 * Confirms a user by the code they were sent, which verifies the address it was sent to. Once.
 *
 * @throws CodeMismatch, ExpiredCode, NotAuthorized, AliasExists, LimitExceeded, UserNotFound, and what triggers throw
 */
export async function confirmUser(services: Services, confirmation: Confirmation): Promise<void> {
  const { pool, client, name, code, forceAlias = false, clientMetadata } = confirmation;
  const found = await services.users.find(pool, name);
  requireKnown(client, found);
  await services.attempts.countHourly(pool.id, found?.username ?? canonicalName(pool, name), "confirmation");
  if (found === undefined) throw new CodeMismatch();
  const confirm = (one: UserRecord) => withConfirmed(one, code, services.clock());
  const user = await services.users.update(pool, found.username, confirm, forceAlias ? "move" : aliasTaken);
  const subject = toSubject(pool, client, user, clientMetadata);
  await services.triggers.postConfirmation(subject, "PostConfirmation_ConfirmSignUp");
}

/**
 * Sends a new confirmation code; the one before it is void.
 *
 * @returns where it went; for a name that nobody has where it would have gone.
 * @throws InvalidParameter, LimitExceeded, UserNotFound, and what triggers throw
 */
export async function resendConfirmation(services: Services, claimant: Claimant): Promise<Delivery | undefined> {
  const { pool, client, name, clientMetadata } = claimant;
  if (pool.autoVerifiedAttributes.length === 0) {
    throw new InvalidParameter("Cannot resend codes. Auto verification not turned on.");
  }
  const found = await services.users.find(pool, name);
  requireKnown(client, found);
  await services.attempts.countHourly(pool.id, found?.username ?? canonicalName(pool, name), "resend");
  if (found === undefined) return pretendDelivery(pool, await decoyOf(services, pool, name));
  let send: () => Promise<void> = async () => undefined;
  const user = await services.users.update(pool, found.username, (one) => {
    requireWaiting(pool, one);
    const fresh = withConfirmationCode(services, { pool, client, user: one, source: "ResendCode", clientMetadata });
    send = fresh.send;
    return fresh.user;
  });
  await send();
  return deliveryOf(pool, user.attributes);
}

function requireKnown(client: ClientSettings, user: UserRecord | undefined): void {
  if (user === undefined && !client.preventUserExistenceErrors) {
    throw new UserNotFound("Username/client id combination not found.");
  }
}

function withConfirmed(user: UserRecord, code: string, now: number): UserRecord {
  if (user.status !== "UNCONFIRMED") {
    throw new NotAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
  }
  const { confirmation } = user;
  if (confirmation === undefined) throw new CodeMismatch();
  if (!sameSecret(digest(code), confirmation.codeDigest)) throw new CodeMismatch();
  if (now >= confirmation.expiresAt) throw new ExpiredCode();
  const attributes = { ...user.attributes, [`${confirmation.attribute}_verified`]: "true" };
  return { ...user, status: "CONFIRMED", attributes, confirmation: undefined };
}

function requireWaiting(pool: PoolSettings, user: UserRecord): void {
  if (user.status !== "UNCONFIRMED") throw new InvalidParameter("User is already confirmed.");
  if (deliveryOf(pool, user.attributes) === undefined) {
    throw new InvalidParameter("User has no attribute that a code can be sent to.");
  }
}
