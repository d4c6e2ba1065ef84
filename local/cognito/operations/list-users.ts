import { toAttributeList } from "../attributes";
import { integer, listOf, optional, required, structure, text } from "../checks";
import { operation } from "../operation";
import { fromPageToken, toPageToken } from "../paging";
import { prefixOf, type UserRecord } from "../records";
import type { Services } from "../services";
import * as shapes from "../shapes";
import { readFilter } from "../user-filter";
import { toUserType } from "../user-views";

const request = structure({
  UserPoolId: required(shapes.poolId),
  AttributesToGet: optional(listOf(shapes.attributeName)),
  Limit: optional(integer({ min: 0, max: 60 })),
  PaginationToken: optional(text({ min: 1, pattern: "[\\S]+" })),
  Filter: optional(text({ max: 256 })),
});

const largestPage = 60;

/** Lists users, a page at a time. */
export const listUsers = operation("iam", request, (services) => async (input) => {
  services.directory.requirePool(input.UserPoolId);
  const matches = readFilter(input.Filter);
  const after = fromPageToken(input.PaginationToken, prefixOf("user", input.UserPoolId));
  const limit = input.Limit || largestPage;
  const found = await findUsers(services, input.UserPoolId, { matches, after, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next = last !== undefined && found.length > limit ? { PaginationToken: toPageToken(last.key) } : {};
  return { Users: page.map(({ value }) => toView(value, input.AttributesToGet)), ...next };
});

interface Search {
  matches: (user: UserRecord) => boolean;
  after: string | undefined;
  limit: number;
}

async function findUsers({ users }: Services, poolId: string, { matches, after, limit }: Search) {
  const found: { key: string; value: UserRecord }[] = [];
  let from = after;
  while (found.length < limit) {
    const entries = await users.list(poolId, { after: from, limit: largestPage });
    found.push(...entries.filter(({ value }) => matches(value)));
    from = entries.at(-1)?.key;
    if (entries.length < largestPage) break;
  }
  return found.slice(0, limit);
}

function toView(user: UserRecord, names: string[] | undefined) {
  if (names === undefined) return toUserType(user);
  const Attributes = toAttributeList(user.sub, user.attributes).filter(({ Name }) => names.includes(Name));
  return { ...toUserType(user), Attributes };
}
