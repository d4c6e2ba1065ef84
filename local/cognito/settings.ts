/** What the local Cognito is told to be. Made from declared resources, or by CreateUserPool and its kind. */

export type StandardSignIn = "email" | "phone_number" | "preferred_username";

export interface PasswordPolicySettings {
  minimumLength: number;
  requireLowercase: boolean;
  requireUppercase: boolean;
  requireNumbers: boolean;
  requireSymbols: boolean;
  passwordHistorySize: number;
  temporaryPasswordValidityDays: number;
}

/** An attribute that a pool has besides the standard ones. */
export interface CustomAttributeSettings {
  /** With its prefix: `custom:team`. */
  name: string;
  type: "String" | "Number" | "Boolean" | "DateTime";
  /** False: what it is when the user is made, it stays. */
  mutable: boolean;
  /** Fewest characters of a String, least value of a Number; undefined: no limit. */
  min: number | undefined;
  /** Most characters of a String, greatest value of a Number; undefined: no limit. */
  max: number | undefined;
}

/** The function that a pool runs before it signs tokens (Pre token generation Lambda trigger). */
export interface TokenTriggerSettings {
  functionArn: string;
  /** `V1_0` changes ID tokens, `V2_0` access tokens as well. */
  version: "V1_0" | "V2_0";
  /** False: no permission of the function lets Cognito invoke it for this pool, so nobody gets a token. */
  permitted: boolean;
}

export interface PoolSettings {
  /** `<region>_<9 letters and digits>`. */
  id: string;
  name: string;
  arn: string;
  usernameAttributes: StandardSignIn[];
  aliasAttributes: StandardSignIn[];
  /** False: `Alice` and `alice` are one user. */
  caseSensitive: boolean;
  autoVerifiedAttributes: StandardSignIn[];
  /** True: SignUp is refused, only an administrator makes users. */
  adminCreateUserOnly: boolean;
  passwordPolicy: PasswordPolicySettings;
  mfa: "OFF" | "ON" | "OPTIONAL";
  deletionProtection: boolean;
  tier: "LITE" | "ESSENTIALS" | "PLUS";
  tags: Record<string, string>;
  customAttributes: CustomAttributeSettings[];
  /** Undefined: tokens are signed as they are. */
  tokenTrigger: TokenTriggerSettings | undefined;
}

/** A group of a pool's users. */
export interface GroupSettings {
  poolId: string;
  name: string;
  description: string | undefined;
  /** The lower, the more it counts; undefined counts least. */
  precedence: number | undefined;
  /** IAM role for `cognito:roles` in its members' ID tokens. */
  roleArn: string | undefined;
}

export interface ClientSettings {
  /** 26 lower-case letters and digits. */
  id: string;
  poolId: string;
  name: string;
  secret: string | undefined;
  /** As given on the wire, for example `ALLOW_USER_SRP_AUTH` or the legacy `ADMIN_NO_SRP_AUTH`; filled in with AWS's default if none were. */
  explicitAuthFlows: string[];
  accessTokenSeconds: number;
  idTokenSeconds: number;
  refreshTokenSeconds: number;
  authSessionMinutes: number;
  /** True: an unknown user name and a wrong password look alike. */
  preventUserExistenceErrors: boolean;
  enableTokenRevocation: boolean;
  allowedOauthFlows: string[];
  allowedOauthScopes: string[];
  callbackUrls: string[];
  logoutUrls: string[];
  /** Attributes that go into its ID tokens and GetUser; undefined: all. */
  readAttributes: string[] | undefined;
  /** Attributes that users set through it; undefined: all but those that say an address is proven. */
  writeAttributes: string[] | undefined;
  /** True: every refresh gives a new refresh token. */
  refreshTokenRotation: boolean;
}

/** A person made at start if missing (`Users.<stack>.json`). */
export interface SeedUser {
  username: string;
  password: string;
  attributes: Record<string, string>;
  /** Groups of the pool; they are made if they are missing and the program declares none for the pool. */
  groups: string[];
}

/** What the program declares; it exists at start, and no API call may change or delete it. */
export interface DeclaredIdentity {
  pools: PoolSettings[];
  clients: ClientSettings[];
  groups: GroupSettings[];
}

/** How a trigger's function ended. */
export type TriggerResult =
  | { ok: true /** What it returned. */; payload: unknown }
  | { ok: false /** What it threw, or why it ended. */; errorMessage: string };

/** One e-mail or text message that AWS would have sent. */
export interface Message {
  to: string;
  kind: "signUp" | "forgotPassword" | "invitation" | "mfa" | "attribute";
  /** The code; for an invitation the temporary password. */
  code: string;
  /** ISO time. */
  at: string;
}
