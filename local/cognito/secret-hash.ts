import { createHmac } from "node:crypto";
import { NotAuthorized } from "./errors";
import { sameSecret } from "./secrets";
import type { ClientSettings } from "./settings";

/**
 * Lets only those through who know the client's secret, if it has one: `Base64(HMAC-SHA256(secret, username + clientId))`
 * (Computing secret hash values).
 *
 * @throws NotAuthorized
 */
export function requireSecretHash(client: ClientSettings, username: string, hash: string | undefined): void {
  if (client.secret === undefined) return;
  if (hash === undefined) {
    throw new NotAuthorized(`Client ${client.id} is configured with secret but SECRET_HASH was not received`);
  }
  const expected = makeSecretHash(client.id, client.secret, username);
  if (!sameSecret(hash, expected)) throw new NotAuthorized(`Unable to verify secret hash for client ${client.id}`);
}

/** What a request of our own carries for the client; undefined: it has no secret. */
export function secretHashOf({ id, secret }: ClientSettings, username: string): string | undefined {
  return secret === undefined ? undefined : makeSecretHash(id, secret, username);
}

function makeSecretHash(clientId: string, secret: string, username: string): string {
  return createHmac("sha256", secret).update(`${username}${clientId}`).digest("base64");
}
