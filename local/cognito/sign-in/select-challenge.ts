import { InvalidParameter, UnsupportedOperation } from "../errors";
import { mayBeginWithEmail } from "../mfa/factors";
import type { Services } from "../services";
import type { ChallengeRecord, ServedChallenge } from "./challenge-record";
import type { ChallengeResponse, Person, SignInStart } from "./context";
import { decoyOf } from "./decoys";
import { askForFirstCode, startWithEmailCode } from "./email-code";
import type { SignInOutcome } from "./outcome";
import { requireParameter } from "./parameters";
import { passPassword, startWithPassword } from "./password";
import { admit, requirePerson } from "./people";
import { askForClaim, startWithSrp } from "./srp-challenge";
import { readPublicValue } from "./srp-exchange";

const step = "SELECT_CHALLENGE";

/**
 * Begins a sign-in whose first factor the user chooses (choice-based authentication): the preferred one at once if the pool
 * has it, otherwise the list of what can be.
 *
 * @throws UnsupportedOperation for a factor that is not served, InvalidParameter for one there is not; what the factors throw
 */
export async function startWithChoice(
  services: Services,
  start: SignInStart,
  parameters: Map<string, string>,
): Promise<SignInOutcome> {
  const preferred = readFactor(parameters.get("PREFERRED_CHALLENGE"), "PREFERRED_CHALLENGE");
  if (preferred === "PASSWORD") {
    return startWithPassword(services, { ...start, password: requireParameter(parameters, "PASSWORD") });
  }
  if (preferred === "PASSWORD_SRP") return startWithSrp(services, start, requireParameter(parameters, "SRP_A"));
  if (preferred === "EMAIL_OTP" && mayBeginWithEmail(start.pool.settings, undefined)) {
    return startWithEmailCode(services, start);
  }
  const person = await admit(services, start);
  const choices = firstFactorsOf(start, person);
  const source = "TokenGeneration_Authentication";
  const session = await services.challenges.open(start, person, { step, source, choices });
  const username = person.user?.username ?? (await decoyOf(services, start.pool.settings, person.name)).username;
  const parametersShown = { USERNAME: username, USER_ID_FOR_SRP: username };
  return { pending: { challenge: step, session, parameters: parametersShown, availableChallenges: choices } };
}

/** Takes the choice, with the password or the public value where they belong to it. */
export async function answerSelectChallenge(
  services: Services,
  answer: ChallengeResponse,
  session: string,
): Promise<SignInOutcome> {
  const { pool, responses } = answer;
  const name = requireParameter(responses, "USERNAME");
  const chosen = readFactor(requireParameter(responses, "ANSWER"), "ANSWER");
  return services.challenges.answer({ step, from: answer, session }, async (challenge) => {
    const person = await requirePerson(services, pool, challenge, name);
    requireChoice(challenge, chosen);
    if (chosen === "EMAIL_OTP") return askForFirstCode(services, answer, person);
    if (chosen === "PASSWORD_SRP") {
      return askForClaim(services, answer, person, readPublicValue(requireParameter(responses, "SRP_A")));
    }
    return passPassword(services, { ...answer, name: person.name, password: requireParameter(responses, "PASSWORD") });
  });
}

/**
 * What could be chosen. Where the client hides who exists it is the same for every name: a user who cannot begin with a code
 * is told so by getting none.
 */
function firstFactorsOf({ pool, client }: SignInStart, { user }: Person): ServedChallenge[] {
  const shown = client.settings.preventUserExistenceErrors ? undefined : user;
  return ["PASSWORD", "PASSWORD_SRP", ...(mayBeginWithEmail(pool.settings, shown) ? (["EMAIL_OTP"] as const) : [])];
}

function readFactor(given: string | undefined, parameter: string) {
  if (given === undefined) return undefined;
  if (given === "SMS_OTP" || given === "WEB_AUTHN") {
    throw new UnsupportedOperation(`${given} is not served by the local Cognito`);
  }
  if (given === "PASSWORD" || given === "PASSWORD_SRP" || given === "EMAIL_OTP") return given;
  throw new InvalidParameter(`${parameter} must be one of PASSWORD, PASSWORD_SRP, EMAIL_OTP, SMS_OTP, WEB_AUTHN`);
}

function requireChoice({ choices = [] }: ChallengeRecord, chosen: ServedChallenge | undefined): void {
  if (chosen === undefined || !choices.includes(chosen)) {
    throw new InvalidParameter("ANSWER is not one of the available challenges");
  }
}
