import { HttpError } from "./errors";
import type { HttpEvent } from "./event";

/** Who calls, by the token that the gateway verified. */
export interface Caller {
  /** The person for good, and the key for what belongs to them; of a machine client its client id. */
  sub: string;

  /** The user pool's name for them: a UUID where people sign in by e-mail. Undefined for a machine client. */
  username: string | undefined;

  /** Which token they showed (its claim `token_use`). */
  tokenUse: "access" | "id";
}

/**
 * Who calls. Only what the gateway verified is looked at: a token in a header was verified by nobody.
 *
 * @throws HttpError 401 if the route has no authorizer, or the token is neither of Cognito's kinds.
 */
export function requireCaller(event: HttpEvent): Caller {
  const { sub, token_use: tokenUse, ...claims } = event.requestContext.authorizer?.jwt.claims ?? {};
  if (!sub || (tokenUse !== "access" && tokenUse !== "id")) throw new HttpError(401, "Unauthorized");
  return { sub, tokenUse, username: claims[tokenUse === "id" ? "cognito:username" : "username"] };
}
