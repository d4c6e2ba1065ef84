import type { UserRecord } from "../records";
import type { ClientSettings, PoolSettings } from "../settings";

/** For whom a trigger is asked. */
export interface TriggerSubject {
  pool: PoolSettings;

  /** Undefined: an administrator's call, which comes through no client. */
  client: ClientSettings | undefined;

  userName: string;

  /** As the event has them: of a stored user with `sub` and `cognito:user_status`. */
  userAttributes: Record<string, string>;

  /** What the caller gave for triggers. @default - none */
  clientMetadata?: Record<string, string> | undefined;
}

/** A stored user as a trigger is told of them. */
export function toSubject(
  pool: PoolSettings,
  client: ClientSettings | undefined,
  user: UserRecord,
  clientMetadata?: Record<string, string> | undefined,
): TriggerSubject {
  const userAttributes = { sub: user.sub, "cognito:user_status": user.status, ...user.attributes };
  return { pool, client, userName: user.username, userAttributes, clientMetadata };
}

/** What an event has besides the members of all. */
export interface EventParts {
  /** `triggerSource`. */
  source: string;

  /** Besides `userAttributes`. */
  request: object;

  /** As the function finds it. */
  response: object;
}

/** The event of a trigger (User pool Lambda trigger common parameters). */
export function toEvent(subject: TriggerSubject, { source, request, response }: EventParts) {
  const { pool, client, userName, userAttributes } = subject;
  return {
    version: "1",
    triggerSource: source,
    region: pool.id.split("_")[0],
    userPoolId: pool.id,
    userName,
    callerContext: {
      awsSdkVersion: "aws-sdk-unknown-unknown",
      clientId: client?.id ?? "CLIENT_ID_NOT_APPLICABLE",
    },
    request: { userAttributes, ...request },
    response,
  };
}

/** Where a trigger gets it: left out if the caller gave none. */
export function metadataOf({ clientMetadata }: TriggerSubject): { clientMetadata?: Record<string, string> } {
  return clientMetadata === undefined ? {} : { clientMetadata };
}

/** Told only to triggers of clients that hide who exists (Managing user existence error responses). */
export function notFoundOf({ client }: TriggerSubject, userNotFound: boolean): { userNotFound?: boolean } {
  return client?.preventUserExistenceErrors === true ? { userNotFound } : {};
}
