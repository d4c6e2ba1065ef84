import { flag, optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { withPassword } from "../users/password-policy";
import { withSignOut } from "../users/sign-out";

const request = structure({
  UserPoolId: required(shapes.poolId),
  Username: required(shapes.username),
  Password: required(shapes.password),
  Permanent: optional(flag),
});

/** Gives a user a password: for good, or one to be changed at the next sign-in, which ends all that were before. */
export const adminSetUserPassword = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  const { username } = await services.users.require(pool, input.Username);
  await services.users.update(pool, username, (user) => {
    const now = services.clock();
    const changed = withPassword(pool, user, input.Password, now);
    if (input.Permanent === true) return { ...changed, status: "CONFIRMED" };
    return { ...withSignOut(changed, now), status: "FORCE_CHANGE_PASSWORD" };
  });
  return {};
});
