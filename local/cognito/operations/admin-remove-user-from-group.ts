import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";

const request = structure({
  UserPoolId: required(shapes.poolId),
  Username: required(shapes.username),
  GroupName: required(shapes.groupName),
});

/** Takes a user out of a group; their tokens say so from the next ones on. Who is not in it stays out of it. */
export const adminRemoveUserFromGroup = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  const { username } = await services.users.require(pool, input.Username);
  const { settings: group } = services.groups.require(pool.id, input.GroupName);
  await services.users.update(pool, username, (user) => ({
    ...user,
    groups: user.groups.filter((name) => name !== group.name),
  }));
  return {};
});
