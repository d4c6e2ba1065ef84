import type { UserRecord } from "../records";
import type { Users } from "./users";

/** Which users are looked for. */
export interface UserSearch {
  matches: (user: UserRecord) => boolean;

  /** Only those whose key comes after this one; undefined: from the start. */
  after: string | undefined;
}

const readAtOnce = 60;

/**
 * One page of a pool's users, in the order of their keys.
 *
 * @returns `last`: the key of the page's last user, if there are more.
 */
export async function findUsers(users: Users, poolId: string, { matches, after }: UserSearch, limit: number) {
  const found: { key: string; value: UserRecord }[] = [];
  let from = after;
  while (found.length <= limit) {
    const entries = await users.list(poolId, { after: from, limit: readAtOnce });
    found.push(...entries.filter(({ value }) => matches(value)));
    from = entries.at(-1)?.key;
    if (entries.length < readAtOnce) break;
  }
  const page = found.slice(0, limit);
  return { page: page.map(({ value }) => value), last: found.length > limit ? page.at(-1)?.key : undefined };
}
