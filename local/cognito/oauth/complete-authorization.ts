import { CognitoError, UserLambdaValidation } from "../errors";
import type { Services } from "../services";
import type { Authorization } from "./authorization";
import { issueCode } from "./authorization-codes";
import { beginHostedSignIn } from "./hosted-tokens";
import type { PageSession } from "./page-sessions";
import { RedirectError, toAnswerRedirect, toErrorRedirect } from "./redirect";

/**
 * What a client asked for, given to it for who is signed in: the redirect with a code, or for the implicit flow with tokens
 * in the fragment. If the pool's trigger gives no answer the redirect says so.
 */
export async function completeAuthorization(
  services: Services,
  authorization: Authorization,
  session: PageSession,
): Promise<Response> {
  const { target, responseType } = authorization;
  if (responseType === "code") {
    return toAnswerRedirect(target, { code: await issueCode(services, authorization, session) });
  }
  try {
    const { pool, client, scopes, nonce } = authorization;
    const issued = await beginHostedSignIn(services, { pool, client, ...session, scopes, nonce });
    return toAnswerRedirect(target, {
      access_token: issued.accessToken,
      id_token: issued.idToken,
      token_type: "Bearer",
      expires_in: String(issued.expiresIn),
    });
  } catch (error) {
    if (!(error instanceof CognitoError)) throw error;
    const code = error instanceof UserLambdaValidation ? "invalid_request" : "server_error";
    return toErrorRedirect(new RedirectError(target, code, error.message));
  }
}
