import { operations } from "../operations";
import { secretHashOf } from "../secret-hash";
import type { PageContext } from "./page-context";

/** An answer of the API, read by name. */
export type Answer = Readonly<Record<string, unknown>>;

/**
 * Runs an operation of the API as the client of the page would call it, so that page and API have one set of rules.
 *
 * @throws CognitoError
 */
export async function runOperation(context: PageContext, name: string, input: Answer): Promise<Answer> {
  const operation = operations.get(name);
  if (operation === undefined) throw new Error(`${name} is not served`);
  const output = await operation.run(context.services, input);
  return typeof output === "object" && output !== null ? { ...output } : {};
}

/** The members with which a client says who it is and whom it asks for. */
export function ofUser({ authorization }: PageContext, username: string): Answer {
  const { settings } = authorization.client;
  const hash = secretHashOf(settings, username);
  return { ClientId: settings.id, Username: username, ...(hash === undefined ? {} : { SecretHash: hash }) };
}
