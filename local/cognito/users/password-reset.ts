import { CodeMismatch, ExpiredCode, InvalidParameter, NotAuthorized, UserNotFound } from "../errors";
import { type AttemptsRecord, keyOf, type UserRecord } from "../records";
import type { Services } from "../services";
import type { ClientSettings, PoolSettings } from "../settings";
import { decoyOf } from "../sign-in/decoys";
import { toSubject } from "../triggers/triggers";
import { codeLife, makeCode, requireCode } from "./codes";
import { type Delivery, pretendRecovery, recoveryOf } from "./delivery";
import { migrateForgetful } from "./migrated-users";
import { requirePolicy, withPassword } from "./password-policy";
import { canonicalName } from "./sign-in-names";

/** Who says to have forgotten the password, and through what. */
export interface Forgetful {
  pool: PoolSettings;
  client: ClientSettings;
  name: string;

  /** For the pool's triggers. */
  clientMetadata?: Record<string, string> | undefined;
}

/** Who chooses a new password with the code they were sent. */
export interface PasswordReset extends Forgetful {
  code: string;
  password: string;
}

/**
 * Sends a code that allows a new password, to an address that is proven; the code before it is void. Of a client that
 * hides who exists, whoever cannot be sent one gets an answer all the same (Managing user existence error responses).
 *
 * @returns where it went, or would have gone.
 * @throws NotAuthorized for a user who never chose a password; LimitExceeded; of a client that hides nobody UserNotFound and
 *   InvalidParameter; what triggers throw
 */
export async function forgetPassword(services: Services, forgetful: Forgetful): Promise<Delivery> {
  const { pool, client, name, clientMetadata } = forgetful;
  const known = await services.users.find(pool, name);
  await services.attempts.countHourly(pool.id, known?.username ?? canonicalName(pool, name), "forgotPassword");
  const user = known ?? (await migrateForgetful(services, forgetful));
  if (user === undefined && !client.preventUserExistenceErrors) {
    throw new UserNotFound("Username/client id combination not found.");
  }
  if (user?.status === "FORCE_CHANGE_PASSWORD") {
    throw new NotAuthorized("User password cannot be reset in the current state.");
  }
  const delivery = user?.enabled === true ? recoveryOf(pool, user) : undefined;
  if (user !== undefined && delivery !== undefined) {
    return sendResetCode(services, { pool, client, username: user.username, clientMetadata });
  }
  if (!client.preventUserExistenceErrors) throw refusal(user);
  return pretendRecovery(pool, canonicalName(pool, name), await decoyOf(services, pool, name));
}

/** Whom a code goes to. */
export interface ResetRequest {
  pool: PoolSettings;

  /** Undefined: an administrator's call. */
  client: ClientSettings | undefined;

  username: string;
  clientMetadata?: Record<string, string> | undefined;

  /** What else becomes of the user in the same step. @default - nothing */
  change?: (user: UserRecord) => UserRecord;
}

/** @throws InvalidParameter for a user without a proven address; what triggers throw */
export async function sendResetCode(services: Services, request: ResetRequest): Promise<Delivery> {
  const { pool, client, username, clientMetadata, change = (one) => one } = request;
  const { code, record } = makeCode(codeLife.passwordReset, services.clock());
  const user = await services.users.update(pool, username, (one) => {
    if (recoveryOf(pool, one) === undefined) throw noAddress();
    return { ...change(one), passwordReset: record };
  });
  const delivery = recoveryOf(pool, user);
  if (delivery === undefined) throw noAddress();
  const notice = { pool, client, user, source: "ForgotPassword", kind: "forgotPassword", clientMetadata } as const;
  await services.notify({ ...notice, to: delivery.address, code });
  return delivery;
}

/**
 * Gives the user a new password for the right code, which is good once. A name that nobody has, or a user who was sent
 * none, looks like one with another code.
 *
 * @throws InvalidPassword, PasswordHistoryViolation, CodeMismatch, ExpiredCode, LimitExceeded, UserNotFound, and what triggers
 *   throw
 */
export async function resetPassword(services: Services, reset: PasswordReset): Promise<void> {
  const { pool, client, name, code, password, clientMetadata } = reset;
  requirePolicy(pool.passwordPolicy, password);
  const found = await services.users.find(pool, name);
  if (found === undefined && !client.preventUserExistenceErrors) {
    throw new UserNotFound("Username/client id combination not found.");
  }
  const counted = found?.username ?? canonicalName(pool, name);
  await services.attempts.countHourly(pool.id, counted, "passwordReset");
  if (found?.passwordReset === undefined) throw await guessRefusal(services, pool, counted);
  if (!found.enabled) throw await guessRefusal(services, pool, counted);
  const user = await services.users.update(pool, found.username, (one) => {
    requireCode(one.passwordReset, code, services.clock());
    const changed = withPassword(pool, one, password, services.clock());
    return { ...changed, status: "CONFIRMED", passwordReset: undefined, confirmation: undefined };
  });
  const subject = toSubject(pool, client, user, clientMetadata);
  await services.triggers.postConfirmation(subject, "PostConfirmation_ConfirmForgotPassword");
}

/** What a wrong code would get if there were one: it ends an hour after it was asked for. */
async function guessRefusal({ store, clock }: Services, pool: PoolSettings, name: string): Promise<Error> {
  const attempts = await store.get<AttemptsRecord>(keyOf.attempts(pool.id, name));
  const asked = attempts?.hourly.forgotPassword ?? [];
  const isAwaited = asked.some((time) => clock() < time + codeLife.passwordReset);
  return isAwaited ? new CodeMismatch() : new ExpiredCode();
}

function refusal(user: UserRecord | undefined): Error {
  return user?.enabled === false ? new NotAuthorized("User is disabled.") : noAddress();
}

function noAddress(): InvalidParameter {
  return new InvalidParameter(
    "Cannot reset password for the user as there is no registered/verified email or phone_number",
  );
}
