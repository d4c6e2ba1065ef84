import { optional, required, structure } from "../input/checks";
import { fromPageToken, largestPage, toPageToken } from "../input/paging";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { prefixOf } from "../records";
import { findUsers } from "../users/user-search";
import { toUserType } from "../users/user-views";

const request = structure({
  UserPoolId: required(shapes.poolId),
  GroupName: required(shapes.groupName),
  Limit: optional(shapes.listLimit),
  NextToken: optional(shapes.pageToken),
});

/** Lists the users of a group, a page at a time. */
export const listUsersInGroup = operation("iam", request, (services) => async (input) => {
  services.directory.requirePool(input.UserPoolId);
  const { settings: group } = services.groups.require(input.UserPoolId, input.GroupName);
  const after = fromPageToken(input.NextToken, prefixOf("user", input.UserPoolId));
  const search = { matches: ({ groups }: { groups: string[] }) => groups.includes(group.name), after };
  const { page, last } = await findUsers(services.users, input.UserPoolId, search, input.Limit || largestPage);
  return { Users: page.map(toUserType), ...(last === undefined ? {} : { NextToken: toPageToken(last) }) };
});
