import { CodeMismatch, ExpiredCode, InvalidParameter, SoftwareTokenMfaNotFound } from "../errors";
import { stepOf } from "../mfa/totp";
import type { Services } from "../services";
import type { PoolSettings } from "../settings";
import type { ChallengeRecord } from "./challenge-record";
import type { ChallengeResponse } from "./context";
import { finishSignIn } from "./finish";
import type { SignInOutcome } from "./outcome";
import { requireParameter } from "./parameters";
import { requireActive, requireKnown, requireUnchanged } from "./people";
import { askFor } from "./second-factor";

/** Takes a code of the user's authenticator app. Wrong ones are counted on the user, in whatever sessions. */
export async function answerSoftwareToken(
  services: Services,
  answer: ChallengeResponse,
  session: string,
): Promise<SignInOutcome> {
  const { pool, responses } = answer;
  const name = requireParameter(responses, "USERNAME");
  const code = requireParameter(responses, "SOFTWARE_TOKEN_MFA_CODE");
  const claim = { step: "SOFTWARE_TOKEN_MFA", from: answer, session } as const;
  const { user, source } = await services.challenges.answer(claim, async (challenge) => {
    const { username } = await requireKnown(services, pool, challenge, name);
    const take = () => takeCode(services, pool.settings, challenge, code);
    return { user: await services.attempts.countCode(pool.settings.id, username, take), source: challenge.source };
  });
  return finishSignIn(services, answer, user, source);
}

/** Takes the choice between two second factors. */
export async function answerSelectMfaType(
  services: Services,
  answer: ChallengeResponse,
  session: string,
): Promise<SignInOutcome> {
  const { pool, responses } = answer;
  const name = requireParameter(responses, "USERNAME");
  const chosen = requireParameter(responses, "ANSWER");
  return services.challenges.answer({ step: "SELECT_MFA_TYPE", from: answer, session }, async (challenge) => {
    const user = await requireKnown(services, pool, challenge, name);
    const factor = (["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"] as const).find((one) => one === chosen);
    if (factor === undefined || challenge.choices?.includes(factor) !== true) {
      throw new InvalidParameter("ANSWER is not one of the second factors to choose from");
    }
    return askFor(factor, services, answer, user, challenge.source);
  });
}

/** In one step with the user's record: of two sign-ins with the same code one gets in (RFC 6238, 5.2). */
function takeCode(services: Services, pool: PoolSettings, challenge: ChallengeRecord, code: string) {
  return services.users.update(pool, challenge.username, (one) => {
    const user = requireActive(requireUnchanged(one, challenge));
    const { mfa } = user;
    if (mfa?.totp === undefined) throw new SoftwareTokenMfaNotFound();
    const lastStep = stepOf(mfa.totp.secret, code, services.clock());
    if (lastStep === undefined) throw new CodeMismatch();
    if (lastStep <= mfa.totp.lastStep) throw new ExpiredCode("Your software token has already been used once.");
    return { ...user, mfa: { ...mfa, totp: { ...mfa.totp, lastStep } } };
  });
}
