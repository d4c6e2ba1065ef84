import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";

const request = structure({ UserPoolId: required(shapes.poolId), Username: required(shapes.username) });

/** Deletes a user; their tokens are good for nothing here from then on. */
export const adminDeleteUser = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  await services.users.remove(pool, input.Username);
  return {};
});
