import type { LambdaFunction } from "./handlers";

/**
 * A function that Cognito calls on the way and waits for. It returns the event that it was given, with its answer in `response`. What
 * it throws ends the call of whoever waits with that message; if it does not answer in time Cognito asks again, three times in all.
 */
export interface Trigger extends LambdaFunction {
  /** Time limit in seconds, 1 to 5: Cognito waits 5. @default 5 */
  timeoutSeconds?: number | undefined;

  /**
   * What the function may do on this user pool, such as `cognito-idp:AdminUpdateUserAttributes`; the event says which pool it is, in
   * `userPoolId`. A grant cannot name the pool: it is made after its triggers. @default - nothing
   */
  poolActions?: string[] | undefined;
}

/** The event that Cognito sends before it signs tokens. */
export enum PreTokenVersion {
  /** Claims and groups of ID tokens. Every feature plan has it. */
  V1 = "V1_0",
  /** Claims of ID and access tokens, scopes of access tokens. Needs `FeaturePlan.Essentials`. */
  V2 = "V2_0",
  /** The same, and machine clients' tokens too. Needs `FeaturePlan.Essentials`. */
  V3 = "V3_0",
}

/** A function that changes tokens before they are signed. */
export interface PreTokenTrigger extends Trigger {
  /** The event it is written for: Cognito takes no notice of an answer in another version's form. @default PreTokenVersion.V2 */
  version?: PreTokenVersion;
}

/**
 * Functions that Cognito calls on the way. The pool, and nobody else, may call them, and may before there is a client to sign in by.
 * Sign-up and sign-in hang on them: what fails or is late ends both.
 */
export interface Triggers {
  /** Before someone is registered: may refuse, confirm them at once, and take their address for verified. @default - none */
  preSignUp?: Trigger | undefined;

  /** After someone is confirmed, or has chosen a new password for a forgotten one. @default - none */
  postConfirmation?: Trigger | undefined;

  /** Before a sign-in is checked: may refuse. @default - none */
  preAuthentication?: Trigger | undefined;

  /** After a sign-in, before its tokens. @default - none */
  postAuthentication?: Trigger | undefined;

  /** Writes what is sent with a code or an invitation, in the place of the pool's texts. @default - none */
  customMessage?: Trigger | undefined;

  /**
   * Says which challenge comes next in a custom sign-in, and when it is over. With `createAuthChallenge` and `verifyAuthChallenge`
   * alone, and with a client that has `AuthFlow.Custom`. The three decide who is signed in, with or without a password.
   * @default - none
   */
  defineAuthChallenge?: Trigger | undefined;

  /** Makes the challenge of a custom sign-in. @default - none */
  createAuthChallenge?: Trigger | undefined;

  /** Says whether the answer to that challenge is right. @default - none */
  verifyAuthChallenge?: Trigger | undefined;

  /**
   * Vouches for someone whom the pool does not know, by a name and password of another directory, and makes them one of its users. It is given
   * the password, so it is asked only where one is sent: on the sign-in page, with `AuthFlow.UserPassword` or
   * `AuthFlow.AdminUserPassword`, and for a forgotten password. @default - none
   */
  userMigration?: Trigger | undefined;

  /**
   * Changes claims, groups and scopes before tokens are signed. Not beside `groups` of routes, which need the pool's only place for it.
   * Left out again while other triggers stay, the AWS provider leaves it at the pool, and every sign-in fails because its function is
   * gone: take it off the pool in Cognito's console first. @default - none
   */
  preTokenGeneration?: PreTokenTrigger | undefined;
}
