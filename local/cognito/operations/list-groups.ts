import { optional, required, structure } from "../checks";
import { toGroupType } from "../group-views";
import { operation } from "../operation";
import { cutPage, largestPage } from "../paging";
import * as shapes from "../shapes";

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
