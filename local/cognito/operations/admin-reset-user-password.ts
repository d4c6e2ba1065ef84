import { InvalidParameter, NotAuthorized } from "../errors";
import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import type { UserRecord } from "../records";
import { sendResetCode } from "../users/password-reset";
import { withSignOut } from "../users/sign-out";

const request = structure({
  UserPoolId: required(shapes.poolId),
  Username: required(shapes.username),
  ClientMetadata: optional(shapes.clientMetadata),
});

/**
 * Makes a user choose a new password with the code that this sends them; the old one is good for nothing, and whatever
 * was signed in with it is over for good.
 */
export const adminResetUserPassword = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  const { username } = await services.users.require(pool, input.Username);
  if (pool.recovery.length === 0) {
    throw new InvalidParameter("The user pool has no way of account recovery but an administrator");
  }
  const change = (user: UserRecord) => toReset(user, services.clock());
  await sendResetCode(services, { pool, client: undefined, username, clientMetadata: input.ClientMetadata, change });
  return {};
});

function toReset(user: UserRecord, now: number): UserRecord {
  if (!user.enabled) throw new NotAuthorized("User is disabled.");
  if (user.status !== "CONFIRMED" && user.status !== "RESET_REQUIRED") {
    throw new NotAuthorized("User password cannot be reset in the current state.");
  }
  return { ...withSignOut(user, now), status: "RESET_REQUIRED" };
}
