/** What the local Cognito is told to be. Made from declared resources, or by CreateUserPool and its kind. */

/** Second factors that run here. A pool that has another one besides offers these alone. */
export type SecondFactor = "SOFTWARE_TOKEN_MFA" | "EMAIL_OTP";

/** What a sign-in may begin with (SignInPolicyType). */
export type FirstFactor = "PASSWORD" | "EMAIL_OTP";

/** A function that a pool runs (Lambda triggers). */
export interface TriggerSettings {
  functionArn: string;
  /** False: no permission of the function lets Cognito invoke it for this pool, so what asks for it fails. */
  permitted: boolean;
}

/** A pool's triggers but pre token generation, by their names in `LambdaConfig`. */
export interface PoolTriggers {
  preSignUp?: TriggerSettings;
  postConfirmation?: TriggerSettings;
  preAuthentication?: TriggerSettings;
  postAuthentication?: TriggerSettings;
  customMessage?: TriggerSettings;
  defineAuthChallenge?: TriggerSettings;
  createAuthChallenge?: TriggerSettings;
  verifyAuthChallengeResponse?: TriggerSettings;
  userMigration?: TriggerSettings;
}

/** Texts of what is sent; `{####}` stands for the code, `{username}` for the user name. Undefined: Cognito's own. */
export interface MessageTexts {
  subject: string | undefined;
  body: string | undefined;
  /** Of a text message. */
  sms?: string | undefined;
}

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
export interface TokenTriggerSettings extends TriggerSettings {
  /** `V1_0` changes ID tokens, `V2_0` access tokens as well, `V3_0` those of machine clients too. */
  version: "V1_0" | "V2_0" | "V3_0";
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
  /** Second factors that people may use; empty while `mfa` is OFF. */
  secondFactors: SecondFactor[];
  firstFactors: FirstFactor[];
  /** Attributes without which nobody is made, in the schema's names. */
  requiredAttributes: string[];
  /** Addresses that change only once the new one is proven (UserAttributeUpdateSettings). */
  verifyBeforeUpdate: ("email" | "phone_number")[];
  /** Where a code to choose a new password may go, in order; empty: an administrator alone resets passwords. */
  recovery: ("verified_email" | "verified_phone_number")[];
  /** What is sent with a code. */
  verificationMessage: MessageTexts;
  invitationMessage: MessageTexts;
  /** What is sent with the code of a sign-in. @default Cognito's own */
  mfaMessage?: MessageTexts | undefined;
  deletionProtection: boolean;
  tier: "LITE" | "ESSENTIALS" | "PLUS";
  tags: Record<string, string>;
  customAttributes: CustomAttributeSettings[];
  /** Undefined: tokens are signed as they are. */
  tokenTrigger: TokenTriggerSettings | undefined;
  triggers: PoolTriggers;
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
  /**
   * Every refresh gives a new refresh token; the one before it is good for so many seconds more, 0 to 60. Undefined: a
   * refresh token is good until it expires.
   */
  refreshTokenRotation: { graceSeconds: number } | undefined;
  /** Where people go if the request to sign in names no other; undefined: the only callback URL there is, or none. */
  defaultRedirectUri: string | undefined;
  /** Whose people sign in on the page: `COGNITO` for the pool's own. */
  identityProviders: string[];
}

/** A resource server: an API's own scopes, written `<identifier>/<name>`. */
export interface ResourceServerSettings {
  poolId: string;
  identifier: string;
  name: string;
  scopes: { name: string; description: string }[];
}

/** The sign-in pages of a pool. */
export interface DomainSettings {
  poolId: string;
  /** A prefix of Amazon's domain, or a whole name of one's own. */
  domain: string;
  /** True: managed login, which shows nothing to a client without a branding; false: the classic hosted UI. */
  managedLogin: boolean;
}

/** The look of managed login for a client. */
export interface BrandingSettings {
  poolId: string;
  clientId: string;
  /** The branding editor's document; undefined: Cognito's own values. */
  settings: Record<string, unknown> | undefined;
  /** Pictures by what they are for; bytes in Base64. */
  assets: { category: string; colorMode: "LIGHT" | "DARK" | "DYNAMIC"; extension: string; bytes: string }[];
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
  resourceServers: ResourceServerSettings[];
  domains: DomainSettings[];
  brandings: BrandingSettings[];
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
  subject: string;
  /** With the code in it. */
  body: string;
}
