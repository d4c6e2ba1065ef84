import type { UserRecord } from "../records";
import type { TriggerSource } from "../triggers/pre-token/event";
import type { ServedChallenge } from "./challenge-record";

/** A sign-in that waits for the answer to a challenge. */
export interface PendingSignIn {
  challenge: ServedChallenge;

  /** Random, good once, and for this step of this sign-in alone. */
  session: string;

  /** `ChallengeParameters` as the API gives them. */
  parameters: Record<string, string>;

  /** Only of `SELECT_CHALLENGE`. */
  availableChallenges?: ServedChallenge[];
}

/** A person who has given every factor that was asked for, and for whom every trigger that is asked by then said yes. */
export interface SignedIn {
  user: UserRecord;

  /** What the pre token generation trigger is told. */
  source: TriggerSource;

  /** For the same trigger; undefined: the caller gave none. */
  clientMetadata: Record<string, string> | undefined;
}

/** What a step of a sign-in ends with; a step that fails throws a CognitoError. */
export type SignInOutcome = { pending: PendingSignIn } | { signedIn: SignedIn };
