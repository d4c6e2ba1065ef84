import { UnexpectedLambda } from "../errors";
import type { UserRecord } from "../records";
import type { ClientSettings, PoolSettings, PoolTriggers } from "../settings";
import type { TriggerOptions } from "./pre-token/run-trigger";

/** For whom a trigger is asked. */
export interface TriggerSubject {
  pool: PoolSettings;

  /** Undefined: an administrator's call, which comes through no client. */
  client: ClientSettings | undefined;

  userName: string;

  /** As the event has them: of a stored user with `sub` and `cognito:user_status`. */
  userAttributes: Record<string, string>;

  /** What the caller gave for triggers. @default - none */
  clientMetadata?: Record<string, string> | undefined;
}

/** A stored user as a trigger is told of them. */
export function toSubject(
  pool: PoolSettings,
  client: ClientSettings | undefined,
  user: UserRecord,
  clientMetadata?: Record<string, string> | undefined,
): TriggerSubject {
  const userAttributes = { sub: user.sub, "cognito:user_status": user.status, ...user.attributes };
  return { pool, client, userName: user.username, userAttributes, clientMetadata };
}

/** What pre sign-up decides. */
export interface PreSignUpAnswer {
  autoConfirmUser: boolean;
  autoVerifyEmail: boolean;
  autoVerifyPhone: boolean;
}

/** What custom message puts in the place of the pool's texts; undefined: the pool's stay. */
export interface CustomMessageAnswer {
  emailSubject: string | undefined;
  emailMessage: string | undefined;
  smsMessage: string | undefined;
}

/** What a message is for (Custom message Lambda trigger sources, after `CustomMessage_`). */
export type MessageSource =
  | "SignUp"
  | "AdminCreateUser"
  | "ResendCode"
  | "ForgotPassword"
  | "UpdateUserAttribute"
  | "VerifyUserAttribute"
  | "Authentication";

/** A step of a custom sign-in that is done. */
export interface ChallengeResult {
  challengeName: string;
  challengeResult: boolean;
  challengeMetadata?: string | undefined;
}

/** What define auth challenge decides. */
export interface DefinedChallenge {
  challengeName: string | undefined;
  issueTokens: boolean;
  failAuthentication: boolean;
}

/** What create auth challenge makes. */
export interface CreatedChallenge {
  publicChallengeParameters: Record<string, string>;
  privateChallengeParameters: Record<string, string>;
  challengeMetadata: string | undefined;
}

/** A user of another directory whom user migration vouches for. */
export interface MigratedUser {
  userAttributes: Record<string, string>;
  finalUserStatus: "CONFIRMED" | "RESET_REQUIRED";
  /** True: no invitation is sent. */
  suppressMessage: boolean;
  forceAliasCreation: boolean;
}

/**
 * The functions that a pool runs on the way (Customizing user pool workflows with Lambda triggers). A pool without the trigger has
 * the neutral answer.
 *
 * All throw UnexpectedLambda if the function may not be invoked or does not answer in time, UserLambdaValidation if it throws,
 * InvalidLambdaResponse if its answer is not understood: what was asked for does not happen then.
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

  /** @throws also if the pool has no such trigger: without it nobody decides */
  defineAuthChallenge(
    subject: TriggerSubject,
    session: ChallengeResult[],
    userNotFound: boolean,
  ): Promise<DefinedChallenge>;

  /** @throws also if the pool has no such trigger */
  createAuthChallenge(
    subject: TriggerSubject,
    challengeName: string,
    session: ChallengeResult[],
    userNotFound: boolean,
  ): Promise<CreatedChallenge>;

  /** @throws also if the pool has no such trigger */
  verifyAuthChallengeResponse(
    subject: TriggerSubject,
    answer: string,
    privateChallengeParameters: Record<string, string>,
    userNotFound: boolean,
  ): Promise<boolean>;

  /** Undefined: the pool has no such trigger, or the function knows no such user. */
  userMigration(
    subject: TriggerSubject,
    source: "UserMigration_Authentication" | "UserMigration_ForgotPassword",
    password: string | undefined,
    validationData: Record<string, string> | undefined,
  ): Promise<MigratedUser | undefined>;
}

export function createTriggers(_options: TriggerOptions): Triggers {
  const refuse = (pool: PoolSettings, name: keyof PoolTriggers) => {
    if (pool.triggers[name] !== undefined) throw new UnexpectedLambda(`${name} is not served here`);
  };
  const missing = (name: string) => new UnexpectedLambda(`the user pool has no ${name} trigger`);
  return {
    has: (pool, name) => pool.triggers[name] !== undefined,
    preSignUp: async ({ pool }) => {
      refuse(pool, "preSignUp");
      return { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false };
    },
    postConfirmation: async ({ pool }) => refuse(pool, "postConfirmation"),
    preAuthentication: async ({ pool }) => refuse(pool, "preAuthentication"),
    postAuthentication: async ({ pool }) => refuse(pool, "postAuthentication"),
    customMessage: async ({ pool }) => {
      refuse(pool, "customMessage");
      return undefined;
    },
    defineAuthChallenge: async () => Promise.reject(missing("DefineAuthChallenge")),
    createAuthChallenge: async () => Promise.reject(missing("CreateAuthChallenge")),
    verifyAuthChallengeResponse: async () => Promise.reject(missing("VerifyAuthChallengeResponse")),
    userMigration: async ({ pool }) => {
      refuse(pool, "userMigration");
      return undefined;
    },
  };
}
