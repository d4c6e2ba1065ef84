import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";

const request = structure({ GroupName: required(shapes.groupName), UserPoolId: required(shapes.poolId) });

/** Deletes a group that a call made, and takes its users out of it. */
export const deleteGroup = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  await services.groups.remove(pool.id, input.GroupName, async () => {
    const users = (await services.users.list(pool.id)).map(({ value }) => value);
    for (const { username } of users.filter(({ groups }) => groups.includes(input.GroupName))) {
      await services.users.update(pool, username, (user) => ({
        ...user,
        groups: user.groups.filter((name) => name !== input.GroupName),
      }));
    }
  });
  return {};
});
