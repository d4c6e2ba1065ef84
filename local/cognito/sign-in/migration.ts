import { InvalidLambdaResponse, NotAuthorized, UserNotFound } from "../errors";
import type { Services } from "../services";
import type { PoolSettings } from "../settings";
import type { MigratedUser } from "../triggers/triggers";
import { readAttributes } from "../users/attributes";
import { toNewUser } from "../users/new-users";
import { canonicalName } from "../users/sign-in-names";
import type { PasswordStart } from "./context";

/**
 * Makes a user of a name that nobody has, if the pool's user migration trigger vouches for name and password. What it is asked
 * counts as a try of the password: it is told clear text.
 *
 * @throws NotAuthorized, UserNotFound if it does not; NotAuthorized also while the name is locked; what the trigger refuses with
 */
export async function migrateMissing(services: Services, start: PasswordStart): Promise<void> {
  const { settings: pool } = start.pool;
  if (!services.triggers.has(pool, "userMigration")) return;
  if ((await services.users.find(pool, start.name)) !== undefined) return;
  const isVouchedFor = await services.attempts.countPassword(pool.id, canonicalName(pool, start.name), async () => {
    const { name: userName, client, clientMetadata, password, validationData } = start;
    const subject = { pool, client: client.settings, userName, userAttributes: {}, clientMetadata };
    const source = "UserMigration_Authentication";
    const migrated = await services.triggers.userMigration(subject, source, password, validationData);
    if (migrated === undefined) return false;
    await createMigrated(services, pool, start, migrated);
    return true;
  });
  if (isVouchedFor) return;
  if (!start.client.settings.preventUserExistenceErrors) throw new UserNotFound();
  throw new NotAuthorized("Incorrect username or password.");
}

/** The password is taken as it is: what the old directory let through, the policy does not judge. */
async function createMigrated(
  services: Services,
  pool: PoolSettings,
  { name, password }: PasswordStart,
  migrated: MigratedUser,
): Promise<void> {
  const { sub: _, username: __, ...given } = migrated.userAttributes;
  const list = Object.entries(given).map(([Name, Value]) => ({ Name, Value }));
  const attributes = readMigrated(() => readAttributes(list, pool, "administrator"));
  const user = toNewUser(
    pool,
    { name, password, attributes, status: migrated.finalUserStatus, groups: [] },
    services.clock(),
  );
  await services.users.create(pool, user, migrated.forceAliasCreation ? "move" : undefined);
}

function readMigrated<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new InvalidLambdaResponse(error instanceof Error ? error.message : "its user attributes");
  }
}
