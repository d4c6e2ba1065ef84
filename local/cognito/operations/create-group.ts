import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { toGroupType } from "../users/group-views";

const request = structure({
  GroupName: required(shapes.groupName),
  UserPoolId: required(shapes.poolId),
  ...shapes.groupDetails,
});

/** Makes a group, in a pool that a call made or that the program declares. */
export const createGroup = operation("iam", request, (services) => async (input) => {
  services.directory.requirePool(input.UserPoolId);
  const group = await services.groups.create({
    poolId: input.UserPoolId,
    name: input.GroupName,
    description: input.Description,
    precedence: input.Precedence,
    roleArn: input.RoleArn,
  });
  return { Group: toGroupType(group) };
});
