import { ask } from "./ask";
import { type ChallengeResult, notConfigured, toSession } from "./custom-challenge";
import type { TriggerOptions } from "./invoke-trigger";
import { readObject, readText, readTextMap } from "./response-members";
import { metadataOf, notFoundOf, type TriggerSubject } from "./trigger-event";

/** What create auth challenge makes. */
export interface CreatedChallenge {
  publicChallengeParameters: Record<string, string>;

  /** For verify auth challenge response alone. */
  privateChallengeParameters: Record<string, string>;

  challengeMetadata: string | undefined;
}

const empty = { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null };

/** Create auth challenge Lambda trigger: makes the challenge that define auth challenge named. */
export async function askCreateAuthChallenge(
  options: TriggerOptions,
  subject: TriggerSubject,
  challengeName: string,
  session: ChallengeResult[],
  userNotFound: boolean,
): Promise<CreatedChallenge> {
  const source = "CreateAuthChallenge_Authentication";
  const steps = { challengeName, session: toSession(session) };
  const request = { ...steps, ...metadataOf(subject), ...notFoundOf(subject, userNotFound) };
  const response = await ask(options, subject, { trigger: "createAuthChallenge", source, request, response: empty });
  if (response === undefined) throw notConfigured();
  const answer = readObject(response, "response", Object.keys(empty));
  return {
    publicChallengeParameters: readTextMap(answer, "response", "publicChallengeParameters"),
    privateChallengeParameters: readTextMap(answer, "response", "privateChallengeParameters"),
    challengeMetadata: readText(answer, "response", "challengeMetadata") ?? undefined,
  };
}
