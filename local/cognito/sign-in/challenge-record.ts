/** The challenges that are served here, by their names in the API. */
export type ServedChallenge =
  | "NEW_PASSWORD_REQUIRED"
  | "PASSWORD_VERIFIER"
  | "PASSWORD"
  | "PASSWORD_SRP"
  | "SELECT_CHALLENGE"
  | "EMAIL_OTP"
  | "SOFTWARE_TOKEN_MFA"
  | "SELECT_MFA_TYPE"
  | "MFA_SETUP"
  | "CUSTOM_CHALLENGE";

export interface ChallengeRecord {
  /** What is to be answered, by its name in the API. */
  step: ServedChallenge;
  poolId: string;
  clientId: string;
  /** Of a name that nobody has: the name. */
  username: string;
  /** Undefined: nobody has the name, and whoever gave it is not to learn that. */
  sub: string | undefined;
  /** The user's, when it was made: a password set since makes it void. */
  passwordSetAt: number;
  /** The user's, when it was made: a sign-out everywhere makes it void. */
  signOuts: number;
  /** What tokens at the end of this sign-in come from. */
  source: "TokenGeneration_Authentication" | "TokenGeneration_NewPasswordChallenge";
  /** Of `PASSWORD_VERIFIER`: the key that both sides have if the password is right, in hex. */
  srpKey?: string | undefined;
  /** Of `EMAIL_OTP`; undefined: nothing was sent, so no code is right. */
  codeDigest?: string | undefined;
  /** Of `EMAIL_OTP`: true if it stands in the place of a password. */
  isFirstFactor?: boolean | undefined;
  /** Of `SELECT_CHALLENGE` and `SELECT_MFA_TYPE`: what may be chosen. */
  choices?: ServedChallenge[] | undefined;
  /** Of `MFA_SETUP`. */
  setup?: SetupRecord | undefined;
  /** Of a sign-in that the program's functions lead. */
  custom?: CustomSignInRecord | undefined;
  expiresAt: number;
  used: boolean;
}

/** How far the set-up of an authenticator app has come on the way in. */
export type SetupRecord =
  | { state: "secret" /** In Base32; the user's once its first code was right. */; secret: string }
  | { state: "verified" };

export interface CustomSignInRecord {
  /** Steps that are done, oldest first. */
  results: { challengeName: string; challengeResult: boolean; challengeMetadata?: string | undefined }[];
  /** Of the challenge that waits; they never leave. */
  privateParameters: Record<string, string>;
  metadata: string | undefined;
}
