import { NotAuthorized, UserNotFound } from "../errors";
import type { Client, Pool } from "../pools/directory";
import type { UserRecord } from "../records";
import { canonicalName } from "../users/sign-in-names";
import type { Users } from "../users/users";
import type { Attempts } from "./attempts";
import { checkPassword, createVerifier } from "./srp";

/** Checks names and passwords. */
export interface Passwords {
  /**
   * The user with this name and password, in whatever state. With `preventUserExistenceErrors` a name that nobody has
   * takes the same work, the same lock-out and the same error as a wrong password.
   *
   * @throws NotAuthorized, UserNotFound (for clients that do not hide who exists)
   */
  requireUser(pool: Pool, client: Client, name: string, password: string): Promise<UserRecord>;
}

export function createPasswords(users: Users, attempts: Attempts): Passwords {
  const decoy = createVerifier("decoy_decoy", "nobody", "nothing");
  return {
    requireUser: async ({ settings: pool }, client, name, password) => {
      let user = await users.find(pool, name);
      if (user === undefined && !client.settings.preventUserExistenceErrors) throw new UserNotFound();
      const counted = user?.username ?? canonicalName(pool, name);
      const right = await attempts.countPassword(pool.id, counted, async () => {
        // Read once it is this attempt's turn: the password may have changed, or the user be gone, while it waited.
        user = await users.find(pool, name);
        const { username, password: kept } = user ?? { username: name, password: decoy };
        return checkPassword(pool.id, username, password, kept);
      });
      if (user === undefined || !right) throw new NotAuthorized("Incorrect username or password.");
      return user;
    },
  };
}
