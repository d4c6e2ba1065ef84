import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { toGroupType } from "../users/group-views";

const request = structure({
  GroupName: required(shapes.groupName),
  UserPoolId: required(shapes.poolId),
  ...shapes.groupDetails,
});

/** Changes a group that a call made; what is not given stays. */
export const updateGroup = operation("iam", request, (services) => async (input) => {
  services.directory.requirePool(input.UserPoolId);
  const group = await services.groups.update(input.UserPoolId, input.GroupName, {
    ...(input.Description === undefined ? {} : { description: input.Description }),
    ...(input.Precedence === undefined ? {} : { precedence: input.Precedence }),
    ...(input.RoleArn === undefined ? {} : { roleArn: input.RoleArn }),
  });
  return { Group: toGroupType(group) };
});
