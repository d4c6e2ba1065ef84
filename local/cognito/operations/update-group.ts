import { required, structure } from "../checks";
import { toGroupType } from "../group-views";
import { operation } from "../operation";
import * as shapes from "../shapes";

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
