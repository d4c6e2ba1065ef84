import type { UserRecord } from "../records";
import type { Services } from "../services";
import { toSubject } from "../triggers/triggers";
import type { ChallengeRecord } from "./challenge-record";
import type { SignInContext } from "./context";
import type { SignInOutcome } from "./outcome";

/** What tokens at the end of a sign-in come from. */
export type SignInSource = ChallengeRecord["source"];

/**
 * Ends a sign-in for which every factor was given: the post authentication trigger is told, and can still refuse it.
 *
 * @throws UserLambdaValidation, UnexpectedLambda, InvalidLambdaResponse
 */
export async function finishSignIn(
  services: Services,
  { pool, client, clientMetadata }: SignInContext,
  user: UserRecord,
  source: SignInSource,
): Promise<SignInOutcome> {
  await services.triggers.postAuthentication(toSubject(pool.settings, client.settings, user, clientMetadata));
  return { signedIn: { user, source, clientMetadata } };
}
