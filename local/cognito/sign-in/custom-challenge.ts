import { InvalidLambdaResponse, InvalidParameter, NotAuthorized, UnsupportedOperation } from "../errors";
import type { UserRecord } from "../records";
import type { Services } from "../services";
import type { ChallengeResult } from "../triggers/triggers";
import type { ChallengeRecord, CustomSignInRecord } from "./challenge-record";
import type { ChallengeResponse, Person, SignInContext, SignInStart } from "./context";
import { decoyOf } from "./decoys";
import { passFirstFactor } from "./first-factor";
import type { SignInOutcome } from "./outcome";
import { requireParameter } from "./parameters";
import { admit, requirePerson, subjectOf } from "./people";
import { askForClaim } from "./srp-challenge";
import { readPublicValue } from "./srp-exchange";

const step = "CUSTOM_CHALLENGE";

/** Steps that a custom sign-in may have. AWS names no number; without one a stored sign-in could grow for ever. */
const mostSteps = 25;

/**
 * Begins a sign-in that the pool's define, create and verify auth challenge triggers lead. With `CHALLENGE_NAME` `SRP_A` they may ask
 * for the password first (Custom authentication challenge Lambda triggers).
 *
 * @throws InvalidParameter, NotAuthorized, and what the triggers fail with
 */
export async function startCustom(
  services: Services,
  start: SignInStart,
  parameters: Map<string, string>,
): Promise<SignInOutcome> {
  const first = parameters.get("CHALLENGE_NAME");
  if (first !== undefined && first !== "SRP_A") throw new InvalidParameter("CHALLENGE_NAME must be SRP_A");
  const clientValue = first === undefined ? undefined : readPublicValue(requireParameter(parameters, "SRP_A"));
  const person = await admit(services, start);
  const results = clientValue === undefined ? [] : [{ challengeName: "SRP_A", challengeResult: true }];
  return takeNextStep(services, start, person, { results, clientValue });
}

/** Takes the answer to a custom challenge; right or wrong, what follows is for the define auth challenge trigger to say. */
export async function answerCustomChallenge(
  services: Services,
  answer: ChallengeResponse,
  session: string,
): Promise<SignInOutcome> {
  const { pool, responses } = answer;
  const name = requireParameter(responses, "USERNAME");
  const text = requireParameter(responses, "ANSWER");
  const taken = await services.challenges.answer({ step, from: answer, session }, async (challenge) => {
    const person = await requirePerson(services, pool, challenge, name);
    const { privateParameters, ...custom } = requireCustom(challenge);
    const subject = subjectOf(answer, person);
    const isUnknown = person.user === undefined;
    const right = await services.triggers.verifyAuthChallengeResponse(subject, text, privateParameters, isUnknown);
    return { person, results: [...custom.results, toResult(right, custom.metadata)] };
  });
  return takeNextStep(services, answer, taken.person, { results: taken.results, clientValue: undefined });
}

/** Goes on with a custom sign-in whose password was right. */
export function continueCustom(
  services: Services,
  context: SignInContext,
  user: UserRecord,
  { results }: CustomSignInRecord,
): Promise<SignInOutcome> {
  const verified = { challengeName: "PASSWORD_VERIFIER", challengeResult: true };
  const person = { name: user.username, user };
  return takeNextStep(services, context, person, { results: [...results, verified], clientValue: undefined });
}

interface Progress {
  results: ChallengeResult[];
  /** `SRP_A`, until it is used. */
  clientValue: bigint | undefined;
}

async function takeNextStep(
  services: Services,
  context: SignInContext,
  person: Person,
  { results, clientValue }: Progress,
): Promise<SignInOutcome> {
  if (results.length > mostSteps) throw incorrect();
  const isUnknown = person.user === undefined;
  const subject = subjectOf(context, person);
  const { challengeName, ...decided } = await services.triggers.defineAuthChallenge(subject, results, isUnknown);
  if (decided.failAuthentication) throw incorrect();
  if (decided.issueTokens) {
    if (person.user === undefined) throw incorrect();
    return passFirstFactor(services, context, person.user);
  }
  if (challengeName === step) return askCustom(services, context, person, results);
  if (challengeName === "PASSWORD_VERIFIER" && clientValue !== undefined) {
    const custom = { results, privateParameters: {}, metadata: undefined };
    return askForClaim(services, context, person, clientValue, custom);
  }
  throw unservedStep(challengeName);
}

async function askCustom(
  services: Services,
  context: SignInContext,
  person: Person,
  results: ChallengeResult[],
): Promise<SignInOutcome> {
  const isUnknown = person.user === undefined;
  const made = await services.triggers.createAuthChallenge(subjectOf(context, person), step, results, isUnknown);
  const { privateChallengeParameters: privateParameters, challengeMetadata: metadata } = made;
  const custom = { results, privateParameters, metadata };
  const source = "TokenGeneration_Authentication";
  const session = await services.challenges.open(context, person, { step, source, custom });
  const username = person.user?.username ?? (await decoyOf(services, context.pool.settings, person.name)).username;
  const parameters = { ...made.publicChallengeParameters, USERNAME: username };
  return { pending: { challenge: step, session, parameters } };
}

function unservedStep(challengeName: string | undefined) {
  if (challengeName === undefined) return new InvalidLambdaResponse("neither a challenge nor a decision");
  return new UnsupportedOperation(
    `${challengeName} as the next step of a custom sign-in is not served by the local Cognito, or not at this point`,
  );
}

function requireCustom({ custom }: ChallengeRecord): CustomSignInRecord {
  if (custom === undefined) throw new NotAuthorized("Invalid session for the user.");
  return custom;
}

function toResult(challengeResult: boolean, challengeMetadata: string | undefined): ChallengeResult {
  const metadata = challengeMetadata === undefined ? {} : { challengeMetadata };
  return { challengeName: step, challengeResult, ...metadata };
}

function incorrect(): NotAuthorized {
  return new NotAuthorized("Incorrect username or password.");
}
