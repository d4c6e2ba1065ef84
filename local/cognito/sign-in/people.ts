import { NotAuthorized, PasswordResetRequired, UserNotFound } from "../errors";
import type { Pool } from "../pools/directory";
import type { UserRecord } from "../records";
import type { Services } from "../services";
import { type TriggerSubject, toSubject } from "../triggers/triggers";
import { canonicalName } from "../users/sign-in-names";
import type { ChallengeRecord } from "./challenge-record";
import type { Person, SignInContext, SignInStart } from "./context";
import { decoyOf } from "./decoys";

/**
 * Looks the name up and asks the pre authentication trigger.
 *
 * @throws UserNotFound for clients that do not hide who exists
 * @throws UserLambdaValidation, UnexpectedLambda, InvalidLambdaResponse
 */
export async function admit(services: Services, start: SignInStart): Promise<Person> {
  const person = await findPerson(services, start, start.name);
  const subject = subjectOf(start, person);
  await services.triggers.preAuthentication(subject, start.validationData, person.user === undefined);
  return person;
}

/**
 * The person whom a challenge waits for. Whoever has another password by now, was signed out everywhere, or is not the
 * one who is named answers nothing.
 *
 * @throws NotAuthorized
 */
export async function requirePerson(
  services: Services,
  pool: Pool,
  challenge: ChallengeRecord,
  name: string,
): Promise<Person> {
  if (challenge.sub === undefined) return requireNobody(services, pool, challenge, name);
  const user = requireUnchanged(await services.users.find(pool.settings, name), challenge);
  return { name: user.username, user };
}

/** @throws NotAuthorized */
export function requireUnchanged(user: UserRecord | undefined, challenge: ChallengeRecord): UserRecord {
  if (user === undefined) throw invalidSession();
  if (user.sub !== challenge.sub) throw invalidSession();
  if (user.passwordSetAt !== challenge.passwordSetAt) throw invalidSession();
  if (user.signOuts !== challenge.signOuts) throw invalidSession();
  return user;
}

/**
 * As `requirePerson`, once the first factor is given: then a user may be told to be disabled.
 *
 * @throws NotAuthorized, PasswordResetRequired
 */
export async function requireKnown(
  services: Services,
  pool: Pool,
  challenge: ChallengeRecord,
  name: string,
): Promise<UserRecord> {
  const { user } = await requirePerson(services, pool, challenge, name);
  return requireActive(user);
}

/** @throws NotAuthorized, PasswordResetRequired */
export function requireActive(user: UserRecord | undefined): UserRecord {
  if (user === undefined) throw invalidSession();
  if (!user.enabled) throw new NotAuthorized("User is disabled.");
  if (user.status === "RESET_REQUIRED") throw new PasswordResetRequired();
  return user;
}

/** For triggers; of a name that nobody has there are no attributes. */
export function subjectOf({ pool, client, clientMetadata }: SignInContext, person: Person): TriggerSubject {
  if (person.user !== undefined) return toSubject(pool.settings, client.settings, person.user, clientMetadata);
  return { pool: pool.settings, client: client.settings, userName: person.name, userAttributes: {}, clientMetadata };
}

async function findPerson(services: Services, { pool, client }: SignInContext, name: string): Promise<Person> {
  const user = await services.users.find(pool.settings, name);
  if (user !== undefined) return { name: user.username, user };
  if (!client.settings.preventUserExistenceErrors) throw new UserNotFound();
  return { name: canonicalName(pool.settings, name), user };
}

async function requireNobody(services: Services, pool: Pool, challenge: ChallengeRecord, name: string) {
  const decoy = await decoyOf(services, pool.settings, challenge.username);
  const isNamed = name === decoy.username || canonicalName(pool.settings, name) === challenge.username;
  if (!isNamed) throw invalidSession();
  return { name: challenge.username, user: undefined };
}

function invalidSession(): NotAuthorized {
  return new NotAuthorized("Invalid session for the user.");
}
