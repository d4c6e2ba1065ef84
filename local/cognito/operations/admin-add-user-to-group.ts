import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";

const request = structure({
  UserPoolId: required(shapes.poolId),
  Username: required(shapes.username),
  GroupName: required(shapes.groupName),
});

/** Puts a user in a group; their tokens say so from the next ones on. Who is in it already stays in it. */
export const adminAddUserToGroup = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  const { username } = await services.users.require(pool, input.Username);
  await services.users.update(pool, username, (user) => {
    const { settings: group } = services.groups.require(pool.id, input.GroupName);
    return { ...user, groups: [...user.groups.filter((name) => name !== group.name), group.name] };
  });
  return {};
});
