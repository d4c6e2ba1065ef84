import { optional, required, structure } from "../input/checks";
import { cutPage, largestPage } from "../input/paging";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { toGroupType } from "../users/group-views";

const request = structure({
  UserPoolId: required(shapes.poolId),
  Username: required(shapes.username),
  Limit: optional(shapes.listLimit),
  NextToken: optional(shapes.pageToken),
});

/** Lists the groups that a user is in, a page at a time. */
export const adminListGroupsForUser = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  const user = await services.users.require(pool, input.Username);
  const groups = services.groups.ofUser(pool.id, user);
  const { page, next } = cutPage(groups, ({ settings }) => settings.name, input.Limit || largestPage, input.NextToken);
  return { Groups: page.map(toGroupType), ...next };
});
