import { InvalidLambdaResponse } from "../errors";
import { ask } from "./ask";
import { notConfigured } from "./custom-challenge";
import type { TriggerOptions } from "./invoke-trigger";
import { readObject } from "./response-members";
import { metadataOf, notFoundOf, type TriggerSubject } from "./trigger-event";

/** An answer to a custom challenge, and what create auth challenge kept to judge it by. */
export interface GivenAnswer {
  answer: string;
  privateChallengeParameters: Record<string, string>;
}

const undecided = { answerCorrect: null };

/** Verify auth challenge response Lambda trigger: right is `true` alone, and it must say one or the other. */
export async function askVerifyAuthChallengeResponse(
  options: TriggerOptions,
  subject: TriggerSubject,
  { answer, privateChallengeParameters }: GivenAnswer,
  userNotFound: boolean,
): Promise<boolean> {
  const source = "VerifyAuthChallengeResponse_Authentication";
  const given = { privateChallengeParameters, challengeAnswer: answer };
  const request = { ...given, ...metadataOf(subject), ...notFoundOf(subject, userNotFound) };
  const question = { trigger: "verifyAuthChallengeResponse", source, request, response: undecided } as const;
  const response = await ask(options, subject, question);
  if (response === undefined) throw notConfigured();
  const { answerCorrect } = readObject(response, "response", Object.keys(undecided));
  if (typeof answerCorrect === "boolean") return answerCorrect;
  throw new InvalidLambdaResponse("response.answerCorrect must be true or false");
}
