import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { withSignOut } from "../users/sign-out";

const request = structure({ UserPoolId: required(shapes.poolId), Username: required(shapes.username) });

/** Signs a user out everywhere: no token they have is taken here any more. */
export const adminUserGlobalSignOut = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  const { username } = await services.users.require(pool, input.Username);
  await services.users.update(pool, username, (user) => withSignOut(user, services.clock()));
  return {};
});
