import { NotAuthorized } from "../errors";
import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";

const request = structure({ UserPoolId: required(shapes.poolId), Username: required(shapes.username) });

/** Confirms a user without a code; their addresses stay unverified. */
export const adminConfirmSignUp = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  const { username } = await services.users.require(pool, input.Username);
  await services.users.update(pool, username, (user) => {
    if (user.status !== "UNCONFIRMED") {
      throw new NotAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
    }
    return { ...user, status: "CONFIRMED", confirmation: undefined };
  });
  return {};
});
