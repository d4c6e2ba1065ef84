import type { Clock } from "../../clock";
import type { UserRecord } from "../records";
import type { ClientSettings, Message, PoolSettings } from "../settings";
import { type MessageSource, type Triggers, toSubject } from "./triggers";

/** Something that a user is sent. */
export interface Notice {
  pool: PoolSettings;

  /** Undefined: an administrator's call. */
  client: ClientSettings | undefined;

  user: UserRecord;
  source: MessageSource;
  kind: Message["kind"];

  /** E-mail address or phone number. */
  to: string;

  /** For an invitation the temporary password. */
  code: string;

  clientMetadata?: Record<string, string> | undefined;
}

export interface NoticeParts {
  triggers: Triggers;
  send(message: Message): void;
  clock: Clock;
}

/** Sends what a user is to get, in the words of the pool or of its custom message trigger. */
export function createNotify({ triggers, send, clock }: NoticeParts): (notice: Notice) => Promise<void> {
  return async ({ pool, client, user, source, kind, to, code, clientMetadata }) => {
    const custom = await triggers.customMessage(toSubject(pool, client, user, clientMetadata), source);
    const texts = kind === "invitation" ? pool.invitationMessage : pool.verificationMessage;
    const template = custom?.emailMessage ?? texts.body ?? "Your code is {####}.";
    const body = template.replaceAll("{####}", code).replaceAll("{username}", user.username);
    const subject = custom?.emailSubject ?? texts.subject ?? "Your code";
    send({ to, kind, code, at: new Date(clock()).toISOString(), subject, body });
  };
}
