import { InvalidParameter, UserNotFound } from "../errors";
import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import type { UserRecord } from "../records";
import { requireSecretHash } from "../secret-hash";
import type { PoolSettings } from "../settings";
import { withConfirmationCode } from "../users/confirmation-codes";
import { deliveryOf, pretendDelivery, toDeliveryDetails } from "../users/delivery";
import { canonicalName } from "../users/sign-in-names";

const request = structure({
  ClientId: required(shapes.clientId),
  SecretHash: optional(shapes.secretHash),
  Username: required(shapes.username),
});

/** Sends a new confirmation code; the one before it is void. */
export const resendConfirmationCode = operation("public", request, (services) => async (input) => {
  const { settings: client } = services.directory.requireClient(input.ClientId);
  requireSecretHash(client, input.Username, input.SecretHash);
  const { settings: pool } = services.directory.requirePool(client.poolId);
  if (pool.autoVerifiedAttributes.length === 0) {
    throw new InvalidParameter("Cannot resend codes. Auto verification not turned on.");
  }
  const found = await services.users.find(pool, input.Username);
  if (found === undefined && !client.preventUserExistenceErrors) {
    throw new UserNotFound("Username/client id combination not found.");
  }
  await services.attempts.countHourly(pool.id, found?.username ?? canonicalName(pool, input.Username), "resend");
  if (found === undefined) {
    return { CodeDeliveryDetails: toDeliveryDetails(pretendDelivery(pool, canonicalName(pool, input.Username))) };
  }
  let send: () => Promise<void> = async () => undefined;
  const user = await services.users.update(pool, found.username, (one) => {
    requireWaiting(pool, one);
    const fresh = withConfirmationCode(services, { pool, client, user: one, source: "ResendCode" });
    send = fresh.send;
    return fresh.user;
  });
  await send();
  const delivery = deliveryOf(pool, user.attributes);
  return delivery === undefined ? {} : { CodeDeliveryDetails: toDeliveryDetails(delivery) };
});

function requireWaiting(pool: PoolSettings, user: UserRecord): void {
  if (user.status !== "UNCONFIRMED") throw new InvalidParameter("User is already confirmed.");
  if (deliveryOf(pool, user.attributes) === undefined) {
    throw new InvalidParameter("User has no attribute that a code can be sent to.");
  }
}
