import { InvalidLambdaResponse } from "../errors";
import { ask } from "./ask";
import { type ChallengeResult, notConfigured, toSession } from "./custom-challenge";
import type { TriggerOptions } from "./invoke-trigger";
import { readFlag, readObject, readText } from "./response-members";
import { metadataOf, notFoundOf, type TriggerSubject } from "./trigger-event";

/** What define auth challenge decides. */
export interface DefinedChallenge {
  challengeName: string | undefined;

  /** Never true together with `failAuthentication`. */
  issueTokens: boolean;

  failAuthentication: boolean;
}

const undecided = { challengeName: null, issueTokens: null, failAuthentication: null };

/** Define auth challenge Lambda trigger: says what comes next. One that says nothing is not understood. */
export async function askDefineAuthChallenge(
  options: TriggerOptions,
  subject: TriggerSubject,
  session: ChallengeResult[],
  userNotFound: boolean,
): Promise<DefinedChallenge> {
  const source = "DefineAuthChallenge_Authentication";
  const request = { session: toSession(session), ...metadataOf(subject), ...notFoundOf(subject, userNotFound) };
  const response = await ask(options, subject, {
    trigger: "defineAuthChallenge",
    source,
    request,
    response: undecided,
  });
  if (response === undefined) throw notConfigured();
  const answer = readObject(response, "response", Object.keys(undecided));
  const challengeName = readText(answer, "response", "challengeName") || undefined;
  const failAuthentication = readFlag(answer, "response", "failAuthentication");
  const issueTokens = readFlag(answer, "response", "issueTokens") && !failAuthentication;
  if (challengeName === undefined && !issueTokens && !failAuthentication) {
    throw new InvalidLambdaResponse("response must name a challenge, issue tokens or fail the authentication");
  }
  return { challengeName, issueTokens, failAuthentication };
}
