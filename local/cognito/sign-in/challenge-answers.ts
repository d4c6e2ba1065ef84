import { InvalidParameter, UnsupportedOperation } from "../errors";
import type { Services } from "../services";
import type { ChallengeResponse } from "./context";
import { answerCustomChallenge, continueCustom } from "./custom-challenge";
import { takeEmailCode } from "./email-code";
import { finishSignIn } from "./finish";
import { passFirstFactor } from "./first-factor";
import { answerMfaSetup } from "./mfa-setup";
import { answerNewPassword } from "./new-password";
import type { SignInOutcome } from "./outcome";
import { requireNoDevice } from "./parameters";
import { answerSelectChallenge } from "./select-challenge";
import { answerSelectMfaType, answerSoftwareToken } from "./software-token";
import { takeClaim } from "./srp-challenge";

/** An answer to a challenge of any name. */
export interface AnswerRequest extends ChallengeResponse {
  challengeName: string;
}

type Step = (services: Services, answer: ChallengeResponse, session: string) => Promise<SignInOutcome>;

const steps: ReadonlyMap<string, Step> = new Map<string, Step>([
  ["NEW_PASSWORD_REQUIRED", answerNewPassword],
  ["SELECT_CHALLENGE", answerSelectChallenge],
  ["EMAIL_OTP", answerEmailCode],
  ["SOFTWARE_TOKEN_MFA", answerSoftwareToken],
  ["SELECT_MFA_TYPE", answerSelectMfaType],
  ["MFA_SETUP", answerMfaSetup],
  ["CUSTOM_CHALLENGE", answerCustomChallenge],
]);

/**
 * Takes the answer to a challenge, by API or at the sign-in page: the next challenge, or a user who is signed in. An answer that
 * is refused may be given again while the session lasts, one of `PASSWORD_VERIFIER` may not.
 *
 * @throws NotAuthorized for a session that is not of this user, client, pool and step, was used, is over, or void since
 * @throws CodeMismatch, InvalidParameter, InvalidPassword, UnsupportedOperation, and what the triggers fail with
 */
export async function answerChallenge(services: Services, request: AnswerRequest): Promise<SignInOutcome> {
  const { challengeName, session, responses } = request;
  requireNoDevice(responses);
  if (challengeName === "PASSWORD_VERIFIER") return answerClaim(services, request);
  const step = steps.get(challengeName);
  if (step === undefined) throw new UnsupportedOperation(`${challengeName} is not served by the local Cognito`);
  if (session === undefined) throw new InvalidParameter("Missing required parameter Session");
  return step(services, request, session);
}

async function answerClaim(services: Services, answer: ChallengeResponse): Promise<SignInOutcome> {
  const { challenge, user } = await takeClaim(services, answer);
  if (challenge.custom !== undefined) return continueCustom(services, answer, user, challenge.custom);
  return passFirstFactor(services, answer, user);
}

async function answerEmailCode(services: Services, answer: ChallengeResponse, session: string): Promise<SignInOutcome> {
  const { challenge, user } = await takeEmailCode(services, answer, session);
  if (challenge.isFirstFactor === true) return passFirstFactor(services, answer, user);
  return finishSignIn(services, answer, user, challenge.source);
}
