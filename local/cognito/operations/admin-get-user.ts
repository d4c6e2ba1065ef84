import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { toAdminView } from "../users/user-views";

const request = structure({ UserPoolId: required(shapes.poolId), Username: required(shapes.username) });

/** Shows one user. */
export const adminGetUser = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  return toAdminView(await services.users.require(pool, input.Username));
});
