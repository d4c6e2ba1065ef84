import { CognitoError } from "../errors";
import type { Pool } from "../pools/directory";
import type { UserRecord } from "../records";
import type { Services } from "../services";
import type { PoolSettings, SeedUser } from "../settings";
import { readAttributes } from "./attributes";
import { toNewUser } from "./new-users";
import { requirePolicy } from "./password-policy";

/**
 * Makes those of the users that the pool does not have. Who is there already stays as they are. Their groups are made as
 * well, unless the program declares groups for the pool: then they are all it has, and another name is a mistake.
 */
export async function seedUsers(services: Services, { settings: pool }: Pool, users: SeedUser[]): Promise<number> {
  await ensureGroups(services, pool, users);
  let made = 0;
  for (const user of users) {
    if ((await services.users.find(pool, user.username)) !== undefined) continue;
    await services.users.create(pool, toSeededUser(pool, user, services.clock())).catch(refuse(user));
    made += 1;
  }
  return made;
}

async function ensureGroups({ groups }: Services, pool: PoolSettings, users: SeedUser[]): Promise<void> {
  const known = groups.list(pool.id);
  const isOpen = !known.some(({ declared }) => declared);
  for (const { username, groups: names } of users) {
    for (const name of names.filter((one) => groups.find(pool.id, one) === undefined)) {
      if (!isOpen) {
        const others = known.map(({ settings }) => settings.name).join(", ");
        throw new Error(
          `test user "${username}" cannot be made: user pool "${pool.name}" has no group ${JSON.stringify(name)}; it has ${others}`,
        );
      }
      const none = { description: undefined, precedence: undefined, roleArn: undefined };
      await groups.create({ poolId: pool.id, name, ...none });
    }
  }
}

function toSeededUser(pool: PoolSettings, seed: SeedUser, now: number): UserRecord {
  try {
    const list = Object.entries(seed.attributes).map(([Name, Value]) => ({ Name, Value }));
    const attributes = readAttributes(list, pool, "administrator");
    requirePolicy(pool.passwordPolicy, seed.password);
    const start = { name: seed.username, password: seed.password, attributes, groups: seed.groups };
    return verifyAddresses(toNewUser(pool, { ...start, status: "CONFIRMED" }, now));
  } catch (error) {
    return refuse(seed)(error);
  }
}

/** A test user's addresses are good unless the file says otherwise. */
function verifyAddresses(user: UserRecord): UserRecord {
  const verified = ["email", "phone_number"]
    .filter((name) => user.attributes[name] !== undefined)
    .map((name) => [`${name}_verified`, "true"]);
  return { ...user, attributes: { ...Object.fromEntries(verified), ...user.attributes } };
}

function refuse(seed: SeedUser): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof CognitoError)) throw error;
    throw new Error(`test user "${seed.username}" cannot be made: ${error.message}`);
  };
}
