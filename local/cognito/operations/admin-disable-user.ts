import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { withSignOut } from "../users/sign-out";

const request = structure({ UserPoolId: required(shapes.poolId), Username: required(shapes.username) });

/** Lets a user in no more, and ends what they were signed in to for good (AdminDisableUser: revokes all access tokens). */
export const adminDisableUser = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  const { username } = await services.users.require(pool, input.Username);
  await services.users.update(pool, username, (user) => ({ ...withSignOut(user, services.clock()), enabled: false }));
  return {};
});
