import { CodeMismatch, InvalidParameter } from "../errors";
import { mayBeginWithEmail, verifiedEmailOf } from "../mfa/factors";
import type { UserRecord } from "../records";
import { digest, randomText, sameSecret } from "../secrets";
import type { Services } from "../services";
import { toDeliveryDetails } from "../users/delivery";
import type { ChallengeRecord } from "./challenge-record";
import type { ChallengeResponse, Person, SignInContext, SignInStart } from "./context";
import { decoyOf } from "./decoys";
import type { SignInSource } from "./finish";
import type { SignInOutcome } from "./outcome";
import { requireParameter } from "./parameters";
import { admit, requireActive, requirePerson } from "./people";

/**
 * Begins a sign-in with a code by e-mail in the place of the password.
 *
 * @throws InvalidParameter in a pool where that cannot be; LimitExceeded; what `admit` and triggers throw
 */
export async function startWithEmailCode(services: Services, start: SignInStart): Promise<SignInOutcome> {
  if (!mayBeginWithEmail(start.pool.settings, undefined)) {
    throw new InvalidParameter("EMAIL_OTP is not enabled for this user pool");
  }
  return askForFirstCode(services, start, await admit(services, start));
}

/**
 * Sends a code, or looks as if it did: to a name that nobody has, or a user who may not begin this way. So many an hour go to
 * any of them: who asks need know nothing but the name.
 *
 * @throws LimitExceeded, and what the custom message trigger throws
 */
export async function askForFirstCode(
  services: Services,
  context: SignInContext,
  person: Person,
): Promise<SignInOutcome> {
  const { pool } = context;
  await services.attempts.countHourly(pool.settings.id, person.name, "signInCode");
  const source = "TokenGeneration_Authentication";
  const address = person.user && verifiedEmailOf(person.user);
  if (person.user === undefined || address === undefined || !mayBeginWithEmail(pool.settings, person.user)) {
    const decoy = await decoyOf(services, pool.settings, person.name);
    return openCode(services, context, { person, source, isFirstFactor: true, code: undefined }, decoy.email);
  }
  const code = makeCode();
  const outcome = await openCode(services, context, { person, source, isFirstFactor: true, code }, address);
  await sendCode(services, context, person.user, address, code);
  return outcome;
}

/**
 * Sends a code as the second factor.
 *
 * @throws InvalidParameter if the user has no proven address by now: nobody gets in without the factor for that, nor
 *   with a code that goes to an address of a thief's.
 */
export async function askForSecondCode(
  services: Services,
  context: SignInContext,
  user: UserRecord,
  source: SignInSource,
): Promise<SignInOutcome> {
  const address = verifiedEmailOf(user) ?? "";
  if (address === "") throw new InvalidParameter("User does not have delivery config set to turn on EMAIL_OTP");
  const code = makeCode();
  const person = { name: user.username, user };
  const outcome = await openCode(services, context, { person, source, isFirstFactor: false, code }, address);
  await sendCode(services, context, user, address, code);
  return outcome;
}

/**
 * Takes a code that was sent. Wrong ones are counted on the user, in whatever sessions.
 *
 * @throws CodeMismatch, NotAuthorized
 */
export function takeEmailCode(services: Services, answer: ChallengeResponse, session: string) {
  const { pool, responses } = answer;
  const name = requireParameter(responses, "USERNAME");
  const code = requireParameter(responses, "EMAIL_OTP_CODE");
  return services.challenges.answer({ step: "EMAIL_OTP", from: answer, session }, async (challenge) => {
    const person = await requirePerson(services, pool, challenge, name);
    const take = async () => {
      if (!isCode(challenge, code)) throw new CodeMismatch();
      return requireActive(person.user);
    };
    return { challenge, user: await services.attempts.countCode(pool.settings.id, person.name, take) };
  });
}

interface CodeRequest {
  person: Person;
  source: SignInSource;
  isFirstFactor: boolean;
  /** Undefined: none is right. */
  code: string | undefined;
}

async function openCode(services: Services, context: SignInContext, request: CodeRequest, address: string) {
  const { person, source, isFirstFactor, code } = request;
  const codeDigest = code === undefined ? undefined : digest(code);
  const challenge = { step: "EMAIL_OTP", source, isFirstFactor, codeDigest } as const;
  const session = await services.challenges.open(context, person, challenge);
  const { DeliveryMedium, Destination } = toDeliveryDetails({ attribute: "email", address });
  const username = person.user?.username ?? (await decoyOf(services, context.pool.settings, person.name)).username;
  const parameters = {
    CODE_DELIVERY_DELIVERY_MEDIUM: DeliveryMedium,
    CODE_DELIVERY_DESTINATION: Destination,
    USER_ID_FOR_SRP: username,
  };
  return { pending: { challenge: challenge.step, session, parameters } };
}

function sendCode(services: Services, context: SignInContext, user: UserRecord, to: string, code: string) {
  const { pool, client, clientMetadata } = context;
  const what = { source: "Authentication", kind: "mfa" } as const;
  return services.notify({ pool: pool.settings, client: client.settings, user, ...what, to, code, clientMetadata });
}

function makeCode(): string {
  return randomText(6, "0123456789");
}

function isCode({ codeDigest }: ChallengeRecord, code: string): boolean {
  return codeDigest !== undefined && sameSecret(digest(code), codeDigest);
}
