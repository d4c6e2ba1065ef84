import type {
  ClientSettings,
  DomainSettings,
  GroupSettings,
  PoolSettings,
  ResourceServerSettings,
  SecondFactor,
} from "./settings";
import type { PasswordVerifier } from "./sign-in/srp";

/*
 * What the local Cognito keeps, and under which key. Every part of a key that a caller chose is escaped, so that no
 * name reaches into another record.
 *
 *   cognito/since/<id>                    number: when a declared pool or client was first seen, milliseconds
 *   cognito/pool/<pool>                   PoolRecord: made by CreateUserPool
 *   cognito/client/<client>               ClientRecord: made by CreateUserPoolClient
 *   cognito/group/<pool>/<name>           GroupRecord: made by CreateGroup, or for a test user
 *   cognito/user/<pool>/<username>        UserRecord
 *   cognito/name/<pool>/<name>            string: the username of the user who signs in with this name
 *   cognito/attempts/<pool>/<name>        AttemptsRecord: also for names that nobody has
 *   cognito/sign-in/<pool>/<origin jti>   SignInRecord: one family of tokens, and its refresh token
 *   cognito/decoy-secret/<pool>           string: what answers for names that nobody has are made from
 *   cognito/challenge/<digest>            ChallengeRecord: a sign-in that waits for its next step
 *   cognito/code/<digest>                 AuthorizationCodeRecord: of the authorization endpoint
 *   cognito/page-session/<digest>         PageSessionRecord: who is signed in on the page, in one browser
 *   cognito/resource-server/<pool>/<id>   ResourceServerRecord: made by CreateResourceServer
 *   cognito/domain/<pool>/<name>          DomainRecord: made by CreateUserPoolDomain
 */

export interface PoolRecord {
  settings: PoolSettings;
  /** What Describe shows besides the settings and nothing here acts on: message templates and the like. */
  shown: Record<string, unknown>;
  /** Milliseconds since 1970, as all times here. */
  createdAt: number;
  modifiedAt: number;
}

export interface ClientRecord {
  settings: ClientSettings;
  shown: Record<string, unknown>;
  createdAt: number;
  modifiedAt: number;
}

export interface GroupRecord {
  settings: GroupSettings;
  createdAt: number;
  modifiedAt: number;
}

export type UserStatus = "UNCONFIRMED" | "CONFIRMED" | "FORCE_CHANGE_PASSWORD" | "RESET_REQUIRED";

export interface UserRecord {
  username: string;
  sub: string;
  status: UserStatus;
  enabled: boolean;
  /** Attributes but `sub`, as strings. */
  attributes: Record<string, string>;
  /** Names of groups. One that the pool does not have counts for nothing. */
  groups: string[];
  password: PasswordVerifier;
  passwordSetAt: number;
  /** Newest first, as many as the pool's password history asks for. */
  previousPasswords: PasswordVerifier[];
  /** The sign-up code that is waited for. */
  confirmation?: ConfirmationRecord | undefined;
  /** The code that allows a new password. */
  passwordReset?: CodeRecord | undefined;
  /** Codes that prove an address, by attribute. */
  attributeCodes?: Record<string, AttributeCodeRecord> | undefined;
  /** Second factors; undefined: none was ever set up. */
  mfa?: UserMfaRecord | undefined;
  /** Raised by GlobalSignOut; tokens of a sign-in that began at a lower count are revoked. */
  signOuts: number;
  signedOutAt: number;
  createdAt: number;
  modifiedAt: number;
}

export interface CodeRecord {
  codeDigest: string;
  expiresAt: number;
}

export interface AttributeCodeRecord extends CodeRecord {
  /** What the attribute becomes with the right code; undefined: it is that already, and gets proven. */
  value?: string | undefined;
}

export interface UserMfaRecord {
  /** Authenticator app. The secret is in Base32: codes are made from it. */
  totp?:
    | {
        secret: string;
        /** Time step of the last code that was taken: none is taken twice. */
        lastStep: number;
        /** As the user named the device. */
        deviceName?: string | undefined;
      }
    | undefined;
  /** Secret that waits for its first code. */
  pendingTotp?: string | undefined;
  enabled: SecondFactor[];
  preferred?: SecondFactor | undefined;
}

export interface ConfirmationRecord {
  codeDigest: string;
  expiresAt: number;
  /** The attribute it was sent to, verified by it. */
  attribute: "email" | "phone_number";
}

/** What a name may try only so often in an hour. */
export type HourlyAttempt =
  | "confirmation"
  | "resend"
  | "forgotPassword"
  | "passwordReset"
  | "passwordChange"
  | "attributeCode"
  | "attributeVerification"
  | "signInCode";

export interface FailuresRecord {
  /** In a row. */
  failures: number;
  lockedUntil: number;
  lastFailureAt: number;
}

export interface AttemptsRecord extends FailuresRecord {
  /** Wrong codes in a row, and what follows from them: a right password does not forgive them. */
  codes?: FailuresRecord | undefined;
  /** Times of the last hour, by what was tried. */
  hourly: Partial<Record<HourlyAttempt, number[]>>;
}

export interface SignInRecord {
  clientId: string;
  username: string;
  sub: string;
  /** Seconds since 1970, as the claim. */
  authTime: number;
  /** What the sign-in page granted; undefined: a sign-in by API. */
  scopes?: string[] | undefined;
  /** SHA-256 of the newest refresh token. */
  refreshDigest: string;
  /** Marks the refresh tokens of this sign-in; undefined: it began before tokens were marked. */
  familyKey?: string | undefined;
  /** Refresh tokens that are good besides the newest; `goodUntil`: it was replaced, and is good until then. */
  others?: { refreshDigest: string; goodUntil?: number | undefined }[] | undefined;
  expiresAt: number;
  revoked: boolean;
  /** The user's `signOuts` when it began. */
  signOuts: number;
}

/** An authorization code (RFC 6749, 4.1): good once, for one client and one redirect URI. */
export interface AuthorizationCodeRecord {
  poolId: string;
  clientId: string;
  redirectUri: string;
  username: string;
  sub: string;
  /** The user's, when it was made: a sign-out everywhere makes it void. */
  signOuts: number;
  /** The user's, when it was made: a password set since makes it void. */
  passwordSetAt: number;
  scopes: string[];
  nonce: string | undefined;
  /** PKCE with S256 (RFC 7636); undefined: none was sent. */
  codeChallenge: string | undefined;
  /** Seconds since 1970: when the person signed in. */
  authTime: number;
  expiresAt: number;
  /** Sign-in that it was exchanged for: offered again, that one is revoked. */
  usedFor?: string | undefined;
}

/** Who is signed in on the page, in one browser, for an hour. */
export interface PageSessionRecord {
  poolId: string;
  username: string;
  sub: string;
  /** The user's, when it began: a sign-out everywhere ends it. */
  signOuts: number;
  /** The user's, when it began: a password set since ends it. */
  passwordSetAt: number;
  /** Seconds since 1970. */
  authTime: number;
  expiresAt: number;
}

export interface DomainRecord {
  settings: DomainSettings;
}

export interface ResourceServerRecord {
  settings: ResourceServerSettings;
}

export const keyOf = {
  since: (id: string) => join("since", id),
  pool: (poolId: string) => join("pool", poolId),
  client: (clientId: string) => join("client", clientId),
  group: (poolId: string, name: string) => join("group", poolId, name),
  user: (poolId: string, username: string) => join("user", poolId, username),
  name: (poolId: string, name: string) => join("name", poolId, name),
  attempts: (poolId: string, name: string) => join("attempts", poolId, name),
  signIn: (poolId: string, originJti: string) => join("sign-in", poolId, originJti),
  challenge: (digest: string) => join("challenge", digest),
  code: (digest: string) => join("code", digest),
  pageSession: (digest: string) => join("page-session", digest),
  decoySecret: (poolId: string) => join("decoy-secret", poolId),
  domain: (poolId: string, name: string) => join("domain", poolId, name),
  resourceServer: (poolId: string, identifier: string) => join("resource-server", poolId, identifier),
};

/** Where all records of a kind start, or those of a kind in one pool. */
export function prefixOf(
  kind:
    | "pool"
    | "client"
    | "group"
    | "user"
    | "name"
    | "attempts"
    | "sign-in"
    | "challenge"
    | "code"
    | "page-session"
    | "resource-server"
    | "domain",
  poolId?: string,
) {
  return poolId === undefined ? `${join(kind)}/` : `${join(kind, poolId)}/`;
}

function join(...parts: string[]): string {
  // A round trip through UTF-8 first: half a surrogate pair cannot be escaped.
  return ["cognito", ...parts.map((part) => encodeURIComponent(Buffer.from(part).toString()))].join("/");
}
