import { NotAuthorized } from "../errors";
import type { Pool } from "../pools/directory";
import type { UserRecord } from "../records";
import type { Services } from "../services";

/**
 * Refuses tokens that were prepared for somebody who may not have them by now: the pool's trigger has 15 seconds to
 * answer, and whoever was disabled, deleted or signed out everywhere in that time gets none.
 *
 * @param user as they were before the trigger was asked
 * @throws NotAuthorized
 */
export async function requireSameUser(
  { users }: Pick<Services, "users">,
  pool: Pool,
  user: Pick<UserRecord, "username" | "sub" | "signOuts">,
): Promise<void> {
  const now = await users.find(pool.settings, user.username);
  if (now?.sub !== user.sub) throw new NotAuthorized("The sign-in is over");
  if (now.signOuts !== user.signOuts) throw new NotAuthorized("The sign-in is over");
  if (!now.enabled) throw new NotAuthorized("User is disabled.");
}
