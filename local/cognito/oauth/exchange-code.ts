import type { Client } from "../pools/directory";
import { type AuthorizationCodeRecord, keyOf, type UserRecord } from "../records";
import { digest } from "../secrets";
import type { Services } from "../services";
import { keepAllowed } from "../tokens/allowed-scopes";
import { type Form, requireField } from "./form";
import { beginHostedSignIn, type HostedTokens } from "./hosted-tokens";
import { OauthError } from "./oauth-error";
import { meetsChallenge } from "./proof-key";

/**
 * Tokens for an authorization code (RFC 6749, 4.1.3), once: of two requests at a time one gets them.
 *
 * @throws OauthError `invalid_grant` for a code that is not good, or not for this request; `unauthorized_client` for a
 *   client without the code flow, and for a `redirect_uri` that is none of its own
 * @throws NotAuthorized for a user who was disabled, deleted or signed out while the trigger ran
 * @throws UnexpectedLambda, UserLambdaValidation, InvalidLambdaResponse if the pool's trigger gives no answer
 */
export async function exchangeCode(services: Services, client: Client, form: Form): Promise<HostedTokens> {
  if (!client.settings.allowedOauthFlows.includes("code")) {
    throw new OauthError("unauthorized_client", "the client's flows do not include code");
  }
  const key = keyOf.code(digest(requireField(form, "code")));
  const redirectUri = requireField(form, "redirect_uri");
  if (!client.settings.callbackUrls.includes(redirectUri)) {
    throw new OauthError("unauthorized_client", "the redirect_uri is not the client's", "invalid_redirect");
  }
  return services.locks.run(key, async () => {
    const code = await services.store.get<AuthorizationCodeRecord>(key);
    if (code === undefined) throw new OauthError("invalid_grant", "there is no such code");
    if (code.clientId !== client.settings.id) throw new OauthError("invalid_grant", "the code is another client's");
    await requireUnused(services, code);
    requireGood(code, { redirectUri, verifier: form.get("code_verifier"), now: services.clock() });
    const pool = services.directory.requirePool(code.poolId);
    const user = requireSame(code, await services.users.find(pool.settings, code.username));
    const { nonce, authTime } = code;
    const scopes = keepAllowed(client.settings, code.scopes);
    const tokens = await beginHostedSignIn(services, { pool, client, user, authTime, scopes, nonce });
    await services.store.put(key, { ...code, usedFor: tokens.originJti });
    return tokens;
  });
}

/** A code that comes twice has been taken by somebody: what was given for it is revoked (RFC 6749, 4.1.2). */
async function requireUnused({ signIns }: Services, { poolId, usedFor }: AuthorizationCodeRecord): Promise<void> {
  if (usedFor === undefined) return;
  await signIns.revoke(poolId, { originJti: usedFor });
  throw new OauthError("invalid_grant", "the code has been used");
}

interface Offer {
  redirectUri: string;
  verifier: string | undefined;
  now: number;
}

function requireGood(code: AuthorizationCodeRecord, { redirectUri, verifier, now }: Offer): void {
  if (now >= code.expiresAt) throw new OauthError("invalid_grant", "the code has expired");
  if (redirectUri !== code.redirectUri) throw new OauthError("invalid_grant", "the code was sent somewhere else");
  if (!meetsChallenge(code.codeChallenge, verifier)) {
    throw new OauthError("invalid_grant", "the code_verifier does not meet the code_challenge");
  }
}

/** Who signed in is still the same, with the same password, may still sign in, and has not signed out everywhere since. */
function requireSame(code: AuthorizationCodeRecord, user: UserRecord | undefined): UserRecord {
  const { sub, signOuts, passwordSetAt } = code;
  if (user?.sub !== sub) throw new OauthError("invalid_grant", "the user is no more");
  if (user.signOuts !== signOuts) throw new OauthError("invalid_grant", "the user has signed out");
  if (user.passwordSetAt !== passwordSetAt) throw new OauthError("invalid_grant", "the user has a new password");
  if (!user.enabled || user.status !== "CONFIRMED") {
    throw new OauthError("invalid_grant", "the user is disabled, or has to set a password");
  }
  return user;
}
