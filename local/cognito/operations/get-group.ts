import { required, structure } from "../checks";
import { toGroupType } from "../group-views";
import { operation } from "../operation";
import * as shapes from "../shapes";

const request = structure({ GroupName: required(shapes.groupName), UserPoolId: required(shapes.poolId) });

/** Shows one group. */
export const getGroup = operation("iam", request, (services) => async (input) => {
  services.directory.requirePool(input.UserPoolId);
  return { Group: toGroupType(services.groups.require(input.UserPoolId, input.GroupName)) };
});
