import { InvalidLambdaResponse, NotAuthorized, UserLambdaValidation, UserNotFound } from "../errors";
import { check } from "../input/checks";
import * as shapes from "../input/shapes";
import type { Services } from "../services";
import type { PoolSettings } from "../settings";
import type { MigratedUser } from "../triggers/triggers";
import { readAttributes } from "../users/attributes";
import { migrateInTurn } from "../users/migrated-users";
import { toNewUser } from "../users/new-users";
import { canonicalName } from "../users/sign-in-names";
import type { PasswordStart } from "./context";

/**
 * Makes a user of a name that nobody has, if the pool's user migration trigger vouches for name and password. What it is asked
 * counts as a try of the password: it is told clear text. It is asked once, of two sign-ins at once too, and for no name
 * that no user can have.
 *
 * @throws NotAuthorized, UserNotFound if it does not; NotAuthorized also while the name is locked; what the trigger refuses with
 */
export async function migrateMissing(services: Services, start: PasswordStart): Promise<void> {
  const { settings: pool } = start.pool;
  if (!services.triggers.has(pool, "userMigration")) return;
  if ((await services.users.find(pool, start.name)) !== undefined) return;
  const ask = () =>
    services.attempts.countQuestion(pool.id, canonicalName(pool, start.name), () => migrate(services, start));
  if ((await migrateInTurn(services, pool, start.name, ask)) !== false) return;
  const { id, preventUserExistenceErrors } = start.client.settings;
  if (!preventUserExistenceErrors) throw new UserNotFound(`Exception migrating user in app client ${id}`);
  throw new NotAuthorized("Incorrect username or password.");
}

/** True: there is such a user now. */
async function migrate(services: Services, start: PasswordStart): Promise<boolean> {
  const { name: userName, client, clientMetadata, password, validationData } = start;
  const { settings: pool } = start.pool;
  if (!canBeUsername(userName)) return false;
  const subject = { pool, client: client.settings, userName, userAttributes: {}, clientMetadata };
  const asked = services.triggers.userMigration(subject, "UserMigration_Authentication", password, validationData);
  const migrated = await asked.catch(toNobody);
  if (migrated === undefined) return false;
  await createMigrated(services, pool, start, migrated);
  return true;
}

/** A sign-in's name is one of its parameters, whose form the API leaves open; that of a new user it does not. */
function canBeUsername(name: string): boolean {
  try {
    return check(shapes.username, name) === name;
  } catch {
    return false;
  }
}

/** A function that throws does not vouch: that is how it refuses a wrong password. */
function toNobody(error: unknown): undefined {
  if (error instanceof UserLambdaValidation) return undefined;
  throw error;
}

/**
 * Makes the user whom the trigger vouches for. The password is taken as it is: what the old directory let through, the policy
 * does not judge.
 *
 * @throws InvalidLambdaResponse for attributes that the pool does not have, UsernameExists for an alias that is taken
 */
export async function createMigrated(
  services: Services,
  pool: PoolSettings,
  { name, password }: Pick<PasswordStart, "name" | "password">,
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
