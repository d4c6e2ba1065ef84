import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { readRemovals } from "../users/attributes";
import { updateAttributes } from "../users/update-attributes";

const request = structure({
  UserPoolId: required(shapes.poolId),
  Username: required(shapes.username),
  UserAttributeNames: required(shapes.attributeNames),
});

/** Removes attributes of a user; the tokens that they have stay as they are. */
export const adminDeleteUserAttributes = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  const user = await services.users.require(pool, input.Username);
  const remove = readRemovals(input.UserAttributeNames, pool, "administrator");
  await updateAttributes(services, { pool, client: undefined, user, changes: { set: {}, remove } });
  return {};
});
