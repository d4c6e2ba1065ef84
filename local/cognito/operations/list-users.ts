import { listOf, optional, required, structure, text } from "../input/checks";
import { fromPageToken, largestPage, toPageToken } from "../input/paging";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { prefixOf, type UserRecord } from "../records";
import { toAttributeList } from "../users/attributes";
import { readFilter } from "../users/user-filter";
import { findUsers } from "../users/user-search";
import { toUserType } from "../users/user-views";

const request = structure({
  UserPoolId: required(shapes.poolId),
  AttributesToGet: optional(listOf(shapes.attributeName)),
  Limit: optional(shapes.listLimit),
  PaginationToken: optional(shapes.pageToken),
  Filter: optional(text({ max: 256 })),
});

/** Lists users, a page at a time. */
export const listUsers = operation("iam", request, (services) => async (input) => {
  services.directory.requirePool(input.UserPoolId);
  const matches = readFilter(input.Filter);
  const after = fromPageToken(input.PaginationToken, prefixOf("user", input.UserPoolId));
  const limit = input.Limit || largestPage;
  const { page, last } = await findUsers(services.users, input.UserPoolId, { matches, after }, limit);
  const next = last === undefined ? {} : { PaginationToken: toPageToken(last) };
  return { Users: page.map((user) => toView(user, input.AttributesToGet)), ...next };
});

function toView(user: UserRecord, names: string[] | undefined) {
  if (names === undefined) return toUserType(user);
  const Attributes = toAttributeList(user.sub, user.attributes).filter(({ Name }) => names.includes(Name));
  return { ...toUserType(user), Attributes };
}
