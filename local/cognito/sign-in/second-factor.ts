import { UnsupportedOperation } from "../errors";
import { activeFactors } from "../mfa/factors";
import type { UserRecord } from "../records";
import type { Services } from "../services";
import type { PoolSettings, SecondFactor } from "../settings";
import type { SignInContext } from "./context";
import { askForSecondCode } from "./email-code";
import { finishSignIn, type SignInSource } from "./finish";
import type { SignInOutcome } from "./outcome";

/**
 * What follows the first factor: the user's second one, the choice between two, or its set-up in a pool that requires one
 * (Adding MFA to a user pool). Without any the user is signed in.
 *
 * @throws UnsupportedOperation if the pool requires a second factor and has none that is served
 */
export async function askForSecondFactor(
  services: Services,
  context: SignInContext,
  user: UserRecord,
  source: SignInSource,
): Promise<SignInOutcome> {
  const { settings } = context.pool;
  const factors = activeFactors(settings, user);
  const only = factors.length === 1 ? factors[0] : factors.find((factor) => factor === user.mfa?.preferred);
  if (only !== undefined) return askFor(only, services, context, user, source);
  if (factors.length > 1) return askToChoose(factors, services, context, user, source);
  if (settings.mfa === "ON") return askToSetUp(services, context, user, source);
  return finishSignIn(services, context, user, source);
}

export async function askFor(
  factor: SecondFactor,
  services: Services,
  context: SignInContext,
  user: UserRecord,
  source: SignInSource,
): Promise<SignInOutcome> {
  if (factor === "EMAIL_OTP") return askForSecondCode(services, context, user, source);
  const session = await services.challenges.open(context, toPerson(user), { step: factor, source });
  const device = user.mfa?.totp?.deviceName;
  const parameters = {
    USER_ID_FOR_SRP: user.username,
    ...(device === undefined ? {} : { FRIENDLY_DEVICE_NAME: device }),
  };
  return { pending: { challenge: factor, session, parameters } };
}

async function askToChoose(
  choices: SecondFactor[],
  services: Services,
  context: SignInContext,
  user: UserRecord,
  source: SignInSource,
): Promise<SignInOutcome> {
  const step = "SELECT_MFA_TYPE";
  const session = await services.challenges.open(context, toPerson(user), { step, source, choices });
  const parameters = { USER_ID_FOR_SRP: user.username, MFAS_CAN_CHOOSE: JSON.stringify(choices) };
  return { pending: { challenge: step, session, parameters } };
}

async function askToSetUp(
  services: Services,
  context: SignInContext,
  user: UserRecord,
  source: SignInSource,
): Promise<SignInOutcome> {
  requireSetUp(context.pool.settings);
  const step = "MFA_SETUP";
  const session = await services.challenges.open(context, toPerson(user), { step, source });
  const parameters = { USER_ID_FOR_SRP: user.username, MFAS_CAN_SETUP: JSON.stringify(["SOFTWARE_TOKEN_MFA"]) };
  return { pending: { challenge: step, session, parameters } };
}

/** An authenticator app can be set up on the way in; an e-mail address cannot, it has to be proven before. */
function requireSetUp({ id, secondFactors }: PoolSettings): void {
  if (secondFactors.includes("SOFTWARE_TOKEN_MFA")) return;
  throw new UnsupportedOperation(
    `user pool ${id} requires MFA, and the local Cognito serves no second factor that this user could set up now`,
  );
}

function toPerson(user: UserRecord) {
  return { name: user.username, user };
}
