import type { PoolSettings, PoolTriggers } from "../settings";
import { askCreateAuthChallenge, type CreatedChallenge } from "./create-auth-challenge";
import type { ChallengeResult } from "./custom-challenge";
import { askCustomMessage, type CustomMessageAnswer, type MessageSource } from "./custom-message";
import { askDefineAuthChallenge, type DefinedChallenge } from "./define-auth-challenge";
import type { TriggerOptions } from "./invoke-trigger";
import { askPostAuthentication } from "./post-authentication";
import { askPostConfirmation } from "./post-confirmation";
import { askPreAuthentication } from "./pre-authentication";
import { askPreSignUp, type PreSignUpAnswer } from "./pre-sign-up";
import type { TriggerSubject } from "./trigger-event";
import { askUserMigration, type MigratedUser, type MigrationSource } from "./user-migration";
import { askVerifyAuthChallengeResponse } from "./verify-auth-challenge-response";

export type { ChallengeResult } from "./custom-challenge";
export { type TriggerSubject, toSubject } from "./trigger-event";
export type { MigratedUser } from "./user-migration";

/**
 * The functions that a pool runs on the way (Customizing user pool workflows with Lambda triggers). A pool without the trigger has
 * the neutral answer.
 *
 * All throw UnexpectedLambda if the function may not be invoked or does not answer in time, UserLambdaValidation if it throws,
 * InvalidLambdaResponse if its answer is not understood: what was asked for does not happen then. A function may call the pool
 * while it is waited for: nobody awaits one inside a lock of a pool.
 */
export interface Triggers {
  has(pool: PoolSettings, name: keyof PoolTriggers): boolean;

  preSignUp(
    subject: TriggerSubject,
    source: "PreSignUp_SignUp" | "PreSignUp_AdminCreateUser",
    validationData: Record<string, string> | undefined,
  ): Promise<PreSignUpAnswer>;

  postConfirmation(
    subject: TriggerSubject,
    source: "PostConfirmation_ConfirmSignUp" | "PostConfirmation_ConfirmForgotPassword",
  ): Promise<void>;

  /** @param userNotFound true: nobody has the name, and the client hides that */
  preAuthentication(
    subject: TriggerSubject,
    validationData: Record<string, string> | undefined,
    userNotFound: boolean,
  ): Promise<void>;

  postAuthentication(subject: TriggerSubject): Promise<void>;

  customMessage(subject: TriggerSubject, source: MessageSource): Promise<CustomMessageAnswer | undefined>;

  /** @throws also InvalidParameter if the pool has no such trigger: without it nobody decides */
  defineAuthChallenge(
    subject: TriggerSubject,
    session: ChallengeResult[],
    userNotFound: boolean,
  ): Promise<DefinedChallenge>;

  /** @throws also InvalidParameter if the pool has no such trigger */
  createAuthChallenge(
    subject: TriggerSubject,
    challengeName: string,
    session: ChallengeResult[],
    userNotFound: boolean,
  ): Promise<CreatedChallenge>;

  /** @throws also InvalidParameter if the pool has no such trigger */
  verifyAuthChallengeResponse(
    subject: TriggerSubject,
    answer: string,
    privateChallengeParameters: Record<string, string>,
    userNotFound: boolean,
  ): Promise<boolean>;

  /** Undefined: the pool has no such trigger, or the function knows no such user. */
  userMigration(
    subject: TriggerSubject,
    source: MigrationSource,
    password: string | undefined,
    validationData: Record<string, string> | undefined,
  ): Promise<MigratedUser | undefined>;
}

export function createTriggers(options: TriggerOptions): Triggers {
  return {
    has: (pool, name) => pool.triggers[name] !== undefined,
    preSignUp: (...question) => askPreSignUp(options, ...question),
    postConfirmation: (...question) => askPostConfirmation(options, ...question),
    preAuthentication: (...question) => askPreAuthentication(options, ...question),
    postAuthentication: (subject) => askPostAuthentication(options, subject),
    customMessage: (...question) => askCustomMessage(options, ...question),
    defineAuthChallenge: (...question) => askDefineAuthChallenge(options, ...question),
    createAuthChallenge: (...question) => askCreateAuthChallenge(options, ...question),
    verifyAuthChallengeResponse: (subject, answer, privateChallengeParameters, userNotFound) =>
      askVerifyAuthChallengeResponse(options, subject, { answer, privateChallengeParameters }, userNotFound),
    userMigration: (...question) => askUserMigration(options, ...question),
  };
}
