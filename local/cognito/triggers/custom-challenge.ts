import { InvalidParameter } from "../errors";

/** A step of a custom sign-in that is done. */
export interface ChallengeResult {
  challengeName: string;
  challengeResult: boolean;
  challengeMetadata?: string | undefined;
}

/** The steps as an event has them, oldest first. */
export function toSession(steps: ChallengeResult[]) {
  return steps.map(({ challengeName, challengeResult, challengeMetadata }) => ({
    challengeName,
    challengeResult,
    challengeMetadata: challengeMetadata ?? null,
  }));
}

/** Without one of its three triggers a pool has no custom sign-in. */
export function notConfigured(): InvalidParameter {
  return new InvalidParameter("Custom auth lambda trigger is not configured for the user pool.");
}
