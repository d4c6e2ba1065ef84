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
}

/** A person made at start if missing (`Users.<stack>.json`). */
export interface SeedUser {
  username: string;
  password: string;
  attributes: Record<string, string>;
  /** Groups of the pool, made if missing; they are in the tokens' `cognito:groups`. */
  groups: string[];
}

/** What the program declares; it exists at start, and no API call may change or delete it. */
export interface DeclaredIdentity {
  pools: PoolSettings[];
  clients: ClientSettings[];
}

/** One e-mail or text message that AWS would have sent. */
export interface Message {
  to: string;
  kind: "signUp" | "forgotPassword" | "invitation" | "mfa" | "attribute";
  /** The code; for an invitation the temporary password. */
  code: string;
  /** ISO time. */
  at: string;
}
