import { EnableSoftwareTokenMfa, InvalidParameter, SoftwareTokenMfaNotFound } from "../errors";
import { makeTotpSecret, stepOf } from "../mfa/totp";
import type { UserRecord } from "../records";
import type { Services } from "../services";
import type { ChallengeRecord } from "./challenge-record";
import type { ChallengeResponse } from "./context";
import { finishSignIn } from "./finish";
import type { SignInOutcome } from "./outcome";
import { requireParameter } from "./parameters";
import { requireActive, requireKnown, requireUnchanged } from "./people";

const step = "MFA_SETUP";

/** A step of the set-up on the way in. */
export interface SetupStep {
  /** For the next step; the one that was given is used up. */
  session: string;
}

/**
 * Gives out the secret of an authenticator app to somebody who signs in and has no second factor yet.
 *
 * @returns the secret in Base32.
 * @throws NotAuthorized
 */
export function beginSetup(services: Services, session: string): Promise<SetupStep & { secret: string }> {
  return services.challenges.answer({ step, from: undefined, session }, async (challenge) => {
    const user = await requireOpenSetup(services, challenge);
    const secret = makeTotpSecret();
    return { secret, session: await reopen(services, challenge, user, { state: "secret", secret }) };
  });
}

/**
 * Makes the app the user's second factor by its first code.
 *
 * @throws NotAuthorized, SoftwareTokenMfaNotFound if no secret was given out, EnableSoftwareTokenMfa for a wrong code
 */
export function confirmSetup(
  services: Services,
  session: string,
  code: string,
  deviceName: string | undefined,
): Promise<SetupStep> {
  return services.challenges.answer({ step, from: undefined, session }, async (challenge) => {
    await requireOpenSetup(services, challenge);
    const { settings } = services.directory.requirePool(challenge.poolId);
    if (challenge.setup?.state !== "secret") throw new SoftwareTokenMfaNotFound();
    const { secret } = challenge.setup;
    const lastStep = stepOf(secret, code, services.clock());
    if (lastStep === undefined) throw new EnableSoftwareTokenMfa();
    const user = await services.users.update(settings, challenge.username, (one) => {
      const same = requireWithout(requireActive(requireUnchanged(one, challenge)));
      const enabled = [...new Set([...(same.mfa?.enabled ?? []), "SOFTWARE_TOKEN_MFA" as const])];
      return { ...same, mfa: { ...same.mfa, totp: { secret, lastStep, deviceName }, enabled } };
    });
    return { session: await reopen(services, challenge, user, { state: "verified" }) };
  });
}

/** Ends the sign-in of somebody who has set up their second factor. */
export async function answerMfaSetup(
  services: Services,
  answer: ChallengeResponse,
  session: string,
): Promise<SignInOutcome> {
  const { pool, responses } = answer;
  const name = requireParameter(responses, "USERNAME");
  const { user, source } = await services.challenges.answer({ step, from: answer, session }, async (challenge) => {
    const known = await requireKnown(services, pool, challenge, name);
    if (challenge.setup?.state !== "verified") {
      throw new InvalidParameter("User has not verified software token mfa");
    }
    return { user: known, source: challenge.source };
  });
  return finishSignIn(services, answer, user, source);
}

/** The session alone says who it is: the operations that set up name nobody. */
function requireOpenSetup(services: Services, challenge: ChallengeRecord): Promise<UserRecord> {
  const pool = services.directory.requirePool(challenge.poolId);
  return requireKnown(services, pool, challenge, challenge.username);
}

/** Whoever has an app by now signs in with it: a session from before must not put another one in its place. */
function requireWithout(user: UserRecord): UserRecord {
  if (user.mfa?.totp === undefined) return user;
  throw new InvalidParameter("User has set up software token mfa by now");
}

function reopen(services: Services, challenge: ChallengeRecord, user: UserRecord, setup: ChallengeRecord["setup"]) {
  const pool = services.directory.requirePool(challenge.poolId);
  const client = services.directory.requireClient(challenge.clientId);
  const person = { name: user.username, user };
  return services.challenges.open({ pool, client }, person, { step, source: challenge.source, setup });
}
