import { NotAuthorized } from "../errors";
import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { toSubject } from "../triggers/triggers";

const request = structure({
  UserPoolId: required(shapes.poolId),
  Username: required(shapes.username),
  ClientMetadata: optional(shapes.clientMetadata),
});

/** Confirms a user without a code; their addresses stay unverified. */
export const adminConfirmSignUp = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  const { username } = await services.users.require(pool, input.Username);
  const confirmed = await services.users.update(pool, username, (user) => {
    if (user.status !== "UNCONFIRMED") {
      throw new NotAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
    }
    return { ...user, status: "CONFIRMED", confirmation: undefined };
  });
  const subject = toSubject(pool, undefined, confirmed, input.ClientMetadata);
  await services.triggers.postConfirmation(subject, "PostConfirmation_ConfirmSignUp");
  return {};
});
