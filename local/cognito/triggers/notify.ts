import type { Clock } from "../../clock";
import type { UserRecord } from "../records";
import type { ClientSettings, Message, PoolSettings } from "../settings";
import { isPhoneNumber } from "../users/address-forms";
import type { MessageSource } from "./custom-message";
import { fillIn } from "./placeholders";
import { chooseTemplate } from "./texts";
import { toSubject } from "./trigger-event";
import type { Triggers } from "./triggers";

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
  triggers: Pick<Triggers, "customMessage">;
  send(message: Message): void;
  clock: Clock;
}

/**
 * Sends what a user is to get, in the words of the custom message trigger, of the pool or of Cognito. The trigger is given a
 * placeholder, never the code.
 *
 * @throws UnexpectedLambda, UserLambdaValidation, InvalidLambdaResponse; nothing is sent then
 */
export function createNotify({ triggers, send, clock }: NoticeParts): (notice: Notice) => Promise<void> {
  return async ({ pool, client, user, source, kind, to, code, clientMetadata }) => {
    const custom = await triggers.customMessage(toSubject(pool, client, user, clientMetadata), source);
    const { subject, body } = chooseTemplate(pool, kind, isPhoneNumber(to) ? "sms" : "email", custom);
    // Only invitations tell the user name (Message templates).
    const values = { code, username: kind === "invitation" ? signInNameOf(pool, user) : undefined };
    const at = new Date(clock()).toISOString();
    send({ to, kind, code, at, subject: fillIn(subject, values), body: fillIn(body, values) });
  };
}

/** What the user types: in a pool with username attributes the address, not the `sub` that is the username there. */
function signInNameOf({ usernameAttributes }: PoolSettings, { username, attributes }: UserRecord): string {
  const address = usernameAttributes.map((name) => attributes[name]).find((value) => value !== undefined);
  return address ?? username;
}
