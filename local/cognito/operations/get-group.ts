import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { toGroupType } from "../users/group-views";

const request = structure({ GroupName: required(shapes.groupName), UserPoolId: required(shapes.poolId) });

/** Shows one group. */
export const getGroup = operation("iam", request, (services) => async (input) => {
  services.directory.requirePool(input.UserPoolId);
  return { Group: toGroupType(services.groups.require(input.UserPoolId, input.GroupName)) };
});
