import { type AuthorizationCodeRecord, keyOf } from "../records";
import { digest, randomSecret } from "../secrets";
import type { Services } from "../services";
import type { Authorization } from "./authorization";
import type { PageSession } from "./page-sessions";

/** Milliseconds that a code is good for (Token endpoint). */
const life = 5 * 60_000;

/** A code for what was asked for and granted (RFC 6749, 4.1.2). Only its SHA-256 is kept. */
export async function issueCode(
  services: Services,
  authorization: Authorization,
  { user, authTime }: PageSession,
): Promise<string> {
  const { pool, client, redirectUri, scopes, nonce, codeChallenge } = authorization;
  const code = randomSecret(32);
  const record: AuthorizationCodeRecord = {
    poolId: pool.settings.id,
    clientId: client.settings.id,
    redirectUri,
    username: user.username,
    sub: user.sub,
    signOuts: user.signOuts,
    passwordSetAt: user.passwordSetAt,
    scopes,
    nonce,
    codeChallenge,
    authTime,
    expiresAt: services.clock() + life,
  };
  await services.store.put(keyOf.code(digest(code)), record);
  return code;
}
