import { InvalidParameter, NotAuthorized, UnsupportedOperation } from "../errors";
import { check } from "../input/checks";
import * as shapes from "../input/shapes";
import type { Client, Pool } from "../pools/directory";
import type { ChallengeRecord, UserRecord } from "../records";
import { requireSecretHash } from "../secret-hash";
import type { Services } from "../services";
import { type Attribute, readAttributes, requireMutable } from "../users/attributes";
import { withPassword } from "../users/password-policy";
import { beginSignIn, requireParameter, requireServedMfa } from "./sign-in";

/** An answer as RespondToAuthChallenge and AdminRespondToAuthChallenge take it. */
export interface AnswerRequest {
  pool: Pool;
  client: Client;
  challengeName: string;
  session: string | undefined;
  responses: Map<string, string>;

  /** For the pool's trigger. */
  clientMetadata: Map<string, string> | undefined;
}

/** Takes the answer to a challenge: a new password in the place of a temporary one; then the user is signed in. */
export async function answerChallenge(services: Services, request: AnswerRequest) {
  const { pool, client, challengeName, session, responses } = request;
  const step = "NEW_PASSWORD_REQUIRED";
  if (challengeName !== step) {
    throw new UnsupportedOperation(`${challengeName} is not served by the local Cognito yet`);
  }
  if (session === undefined) throw new InvalidParameter("Missing required parameter Session");
  const name = requireParameter(responses, "USERNAME");
  const password = check(shapes.password, requireParameter(responses, "NEW_PASSWORD"));
  requireSecretHash(client.settings, name, responses.get("SECRET_HASH"));
  requireServedMfa(pool);
  const given = readAttributes(listAttributes(responses), pool.settings, client.settings);
  requireMutable(pool.settings, Object.keys(given));
  const answer = { step, poolId: pool.settings.id, clientId: client.settings.id, session } as const;
  return services.challenges.answer(answer, async (challenge) => {
    const named = await services.users.find(pool.settings, name);
    if (named?.sub !== challenge.sub) throw new NotAuthorized("Invalid session for the user.");
    const user = await services.users.update(pool.settings, challenge.username, (one) => {
      requireWaiting(one, challenge);
      const attributes = addAttributes(one, given);
      const changed = withPassword(pool.settings, { ...one, attributes }, password, services.clock());
      return { ...changed, status: "CONFIRMED" };
    });
    const source = "TokenGeneration_NewPasswordChallenge";
    const clientMetadata = request.clientMetadata && Object.fromEntries(request.clientMetadata);
    return beginSignIn(services, { pool, client, user, source, clientMetadata });
  });
}

/** The challenge stands for a temporary password that was right: it is worth nothing once the user has another one. */
function requireWaiting(user: UserRecord, challenge: ChallengeRecord): void {
  if (!user.enabled) throw new NotAuthorized("User is disabled.");
  if (user.status !== "FORCE_CHANGE_PASSWORD") throw new NotAuthorized("Invalid session for the user.");
  if (user.passwordSetAt !== challenge.passwordSetAt) throw new NotAuthorized("Invalid session for the user.");
}

/** `userAttributes.<name>` among the responses. */
function listAttributes(responses: Map<string, string>): Attribute[] {
  const prefix = "userAttributes.";
  const given = [...responses].filter(([name]) => name.startsWith(prefix));
  return given.map(([name, Value]) => ({ Name: name.slice(prefix.length), Value }));
}

/** Addresses that the administrator gave stay; one that is added is not verified. */
function addAttributes(user: UserRecord, given: Record<string, string>): Record<string, string> {
  const fixed = ["email", "phone_number"].find(
    (name) => given[name] !== undefined && user.attributes[name] !== undefined,
  );
  if (fixed !== undefined) throw new NotAuthorized(`Cannot modify an already provided ${fixed}`);
  return { ...user.attributes, ...given };
}
