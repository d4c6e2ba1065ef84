import { InvalidLambdaResponse, InvalidParameter, NotAuthorized, schemaError, UsernameExists } from "../errors";
import type { UserRecord } from "../records";
import type { Services } from "../services";
import type { ClientSettings, PoolSettings } from "../settings";
import { type TriggerSubject, toSubject } from "../triggers/triggers";
import { type Attribute, readAttributes, toAttributeRecord } from "./attributes";
import { withConfirmationCode } from "./confirmation-codes";
import type { Delivery } from "./delivery";
import { toNewUser } from "./new-users";
import { makeTemporaryPassword, requirePolicy } from "./password-policy";

/** Somebody who wants to be a user. */
export interface SignUpRequest {
  pool: PoolSettings;
  client: ClientSettings;
  name: string;

  /** Undefined: none; where people sign in with a code they need none (SignUp). */
  password: string | undefined;

  attributes: Attribute[] | undefined;

  /** For the pre sign-up trigger alone; not stored. */
  validationData?: Attribute[] | undefined;

  /** For the pool's triggers. */
  clientMetadata?: Record<string, string> | undefined;
}

/** A user who was made. */
export interface SignedUp {
  user: UserRecord;

  /** Where the confirmation code went; undefined: none was sent. */
  delivery: Delivery | undefined;
}

/**
 * Makes an unconfirmed user and sends the code that confirms them; where the pool's pre sign-up trigger says so they are
 * confirmed at once.
 *
 * @throws NotAuthorized, InvalidParameter, InvalidPassword, UsernameExists, and what triggers throw
 */
export async function signUpUser(services: Services, request: SignUpRequest): Promise<SignedUp> {
  const { pool, client, clientMetadata } = request;
  const asked = toAsked(request, services.clock());
  const answered = await askPreSignUp(services, request, asked);
  const isConfirmed = answered.status === "CONFIRMED";
  const source = "SignUp";
  const { user, delivery, send } = isConfirmed
    ? { user: answered, delivery: undefined, send: undefined }
    : withConfirmationCode(services, { pool, client, user: answered, source, clientMetadata });
  await services.users.create(pool, user, { refuse: () => new UsernameExists(takenText(pool, request.name)) });
  await send?.();
  if (isConfirmed) {
    await services.triggers.postConfirmation(
      toSubject(pool, client, user, clientMetadata),
      "PostConfirmation_ConfirmSignUp",
    );
  }
  return { user, delivery };
}

/** The user as they asked to be. */
function toAsked(request: SignUpRequest, now: number): UserRecord {
  const { pool, client, name, attributes: list } = request;
  if (pool.adminCreateUserOnly) throw new NotAuthorized("SignUp is not permitted for this user pool");
  const attributes = readAttributes(list, pool, client);
  requireNoPreferredName(pool, attributes);
  const password = request.password ?? makeUnknownPassword(pool, client);
  requirePolicy(pool.passwordPolicy, password);
  const start = { name, password, attributes, groups: [] };
  const user = toNewUser(pool, { ...start, status: "UNCONFIRMED" }, now);
  requireAllAttributes(pool, user.attributes);
  return user;
}

/** @throws InvalidParameter where people sign in with passwords alone */
function makeUnknownPassword({ firstFactors, passwordPolicy }: PoolSettings, client: ClientSettings): string {
  const isPasswordless = firstFactors.includes("EMAIL_OTP") && client.explicitAuthFlows.includes("ALLOW_USER_AUTH");
  if (!isPasswordless) throw new InvalidParameter("Missing required parameter Password");
  return makeTemporaryPassword({ ...passwordPolicy, minimumLength: Math.max(passwordPolicy.minimumLength, 64) });
}

async function askPreSignUp(services: Services, request: SignUpRequest, user: UserRecord): Promise<UserRecord> {
  const { pool, client, clientMetadata } = request;
  const subject: TriggerSubject = {
    pool,
    client,
    userName: user.username,
    userAttributes: user.attributes,
    clientMetadata,
  };
  const answer = await services.triggers.preSignUp(
    subject,
    "PreSignUp_SignUp",
    toAttributeRecord(request.validationData),
  );
  const verified = [...(answer.autoVerifyEmail ? ["email"] : []), ...(answer.autoVerifyPhone ? ["phone_number"] : [])];
  const missing = verified.find((name) => user.attributes[name] === undefined);
  if (missing !== undefined) throw new InvalidLambdaResponse(`it verifies ${missing}, which the user does not have`);
  const attributes = {
    ...user.attributes,
    ...Object.fromEntries(verified.map((name) => [`${name}_verified`, "true"])),
  };
  return { ...user, attributes, status: answer.autoConfirmUser ? "CONFIRMED" : "UNCONFIRMED" };
}

/** @throws InvalidParameter naming the attributes that the pool's schema requires and that are not there */
function requireAllAttributes({ requiredAttributes }: PoolSettings, attributes: Record<string, string>): void {
  const missing = requiredAttributes.filter((name) => name !== "sub" && attributes[name] === undefined);
  if (missing.length === 0) return;
  throw schemaError(missing.map((name) => `${name}: The attribute is required`).join("\n"));
}

function requireNoPreferredName(pool: PoolSettings, attributes: Record<string, string>): void {
  if (!pool.aliasAttributes.includes("preferred_username")) return;
  if (attributes["preferred_username"] === undefined) return;
  throw new InvalidParameter("preferred_username is an alias of this user pool: it is set once the user is confirmed");
}

function takenText(pool: PoolSettings, name: string): string {
  if (pool.usernameAttributes.length === 0) return "User already exists";
  return `An account with the given ${name.includes("@") ? "email" : "phone_number"} already exists.`;
}
