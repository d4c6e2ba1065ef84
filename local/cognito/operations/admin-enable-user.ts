import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";

const request = structure({ UserPoolId: required(shapes.poolId), Username: required(shapes.username) });

/** Lets a user sign in again; tokens from before they were disabled stay revoked. */
export const adminEnableUser = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  const { username } = await services.users.require(pool, input.Username);
  await services.users.update(pool, username, (user) => ({ ...user, enabled: true }));
  return {};
});
