import { optional, required, structure } from "../input/checks";
import { cutPage, largestPage } from "../input/paging";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { toGroupType } from "../users/group-views";

const request = structure({
  UserPoolId: required(shapes.poolId),
  Limit: optional(shapes.listLimit),
  NextToken: optional(shapes.pageToken),
});

/** Lists the groups of a pool, a page at a time. */
export const listGroups = operation("iam", request, (services) => async (input) => {
  services.directory.requirePool(input.UserPoolId);
  const groups = services.groups.list(input.UserPoolId);
  const { page, next } = cutPage(groups, ({ settings }) => settings.name, input.Limit || largestPage, input.NextToken);
  return { Groups: page.map(toGroupType), ...next };
});
