import { InvalidLambdaResponse, UserLambdaValidation } from "../errors";
import type { UserRecord } from "../records";
import { randomSecret } from "../secrets";
import type { Services } from "../services";
import type { ClientSettings, PoolSettings } from "../settings";
import { readAttributes } from "./attributes";
import { toNewUser } from "./new-users";
import { canonicalName } from "./sign-in-names";

/** Whose password another directory knows, and who says to have forgotten it. */
export interface ForgetfulStranger {
  pool: PoolSettings;
  client: ClientSettings;
  name: string;
  clientMetadata?: Record<string, string> | undefined;
}

/**
 * Runs the work for a name that nobody has, unless somebody has it by now: one at a time per name, so that of two who come
 * at once the second finds whom the first made. The function that is asked inside may sign in and change whom it made itself;
 * a sign-in of the name while still nobody has it waits for the function's answer.
 *
 * @returns whoever has the name by now, or what the work returns
 */
export function migrateInTurn<T>(
  { locks, users }: Services,
  pool: PoolSettings,
  name: string,
  work: () => Promise<T>,
): Promise<UserRecord | T> {
  return locks.run(
    `migration/${pool.id}/${canonicalName(pool, name)}`,
    async () => (await users.find(pool, name)) ?? work(),
  );
}

/**
 * Makes a user of a name that nobody has, if the pool's user migration trigger knows them (Migrate user Lambda trigger). Until they
 * choose a password, they have one that nobody knows.
 *
 * @returns also whoever has the name by now; undefined: nobody knows them. A function that throws knows nobody.
 * @throws UnexpectedLambda, InvalidLambdaResponse, UsernameExists
 */
export function migrateForgetful(services: Services, stranger: ForgetfulStranger): Promise<UserRecord | undefined> {
  return migrateInTurn(services, stranger.pool, stranger.name, () => makeForgetful(services, stranger));
}

async function makeForgetful(
  services: Services,
  { pool, client, name, clientMetadata }: ForgetfulStranger,
): Promise<UserRecord | undefined> {
  const subject = { pool, client, userName: name, userAttributes: {}, clientMetadata };
  const asked = services.triggers.userMigration(subject, "UserMigration_ForgotPassword", undefined, undefined);
  const migrated = await asked.catch((error: unknown) => {
    if (error instanceof UserLambdaValidation) return undefined;
    throw error;
  });
  if (migrated === undefined) return undefined;
  const { sub: _, username: __, ...given } = migrated.userAttributes;
  const attributes = readGiven(pool, given);
  const start = { name, password: randomSecret(32), attributes, status: migrated.finalUserStatus, groups: [] };
  const user = toNewUser(pool, start, services.clock());
  return services.users.create(pool, user, migrated.forceAliasCreation ? "move" : undefined);
}

function readGiven(pool: PoolSettings, given: Record<string, string>): Record<string, string> {
  try {
    const list = Object.entries(given).map(([Name, Value]) => ({ Name, Value }));
    return readAttributes(list, pool, "administrator");
  } catch (error) {
    throw new InvalidLambdaResponse(error instanceof Error ? error.message : "its user attributes");
  }
}
