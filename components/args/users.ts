import type * as pulumi from "@pulumi/pulumi";
import type { EmailSender, Invitation, SmsSender, VerificationMessage } from "./messages";
import type { Triggers } from "./triggers";

/** What people type to say who they are. Cannot change once the pool exists: Cognito would need a new pool. */
export enum SignInWith {
  /** An e-mail address; the pool's user name becomes a UUID. */
  Email = "email",
  /**
   * A phone number in E.164 form; the pool's user name becomes a UUID. Without an SMS configuration Cognito can neither
   * verify the number nor send codes to it: sign-up gives an e-mail address too, which gets them, or an administrator
   * confirms the user.
   */
  Phone = "phone",
  /** Either of the two. */
  EmailOrPhone = "emailOrPhone",
  /** A user name. */
  Username = "username",
  /** A user name, or the verified e-mail address of that user. */
  UsernameOrEmail = "usernameOrEmail",
}

/** When a second factor is asked for at sign-in. */
export enum Mfa {
  /** A password is enough. */
  Off = "off",
  /** Asked of those who set one up. */
  Optional = "optional",
  /** Asked of everyone; who has none sets it up at the next sign-in. */
  Required = "required",
}

/** What may be a second factor. */
export enum MfaMethod {
  /** A time-based code from an authenticator app (TOTP). */
  Totp = "totp",
  /** A code by SMS; needs `users.sms`. A changed phone number counts only once it is verified. */
  Sms = "sms",
  /**
   * A code by e-mail; needs `users.email`, `FeaturePlan.Essentials`, and `users.sms` too: Cognito asks for a second way to
   * recover an account then, because the address that proves who one is cannot also be the way back in.
   */
  Email = "email",
}

/** What a sign-in may begin with. */
export enum FirstFactor {
  /** A password. */
  Password = "password",
  /** A code by e-mail (`EMAIL_OTP`), to those who have an address; needs `FeaturePlan.Essentials`. */
  EmailCode = "emailCode",
}

/** What Cognito offers and charges for the pool. */
export enum FeaturePlan {
  /** Passwords, groups, TOTP and SMS; the classic sign-in page. No managed login, no groups on routes, no codes by e-mail to sign in with. */
  Lite = "lite",
  /** All that this component can do. */
  Essentials = "essentials",
  /** Essentials and threat protection. */
  Plus = "plus",
}

/** Type of a custom attribute. In tokens every one of them is a text. */
export enum AttributeType {
  /** Text; `minLength` and `maxLength` bound it. */
  String = "String",
  /** A number; `min` and `max` bound it. */
  Number = "Number",
  /** `true` or `false`. */
  Boolean = "Boolean",
  /** A time in ISO 8601. */
  DateTime = "DateTime",
}

/**
 * An attribute of users beyond the standard ones, called `custom:<name>` in tokens. Cognito can add one to a pool and
 * never change or remove it; `Pulumi.<stack>.schema.json` records those that are there.
 */
export interface CustomAttribute {
  /** Type of its values. @default AttributeType.String */
  type?: AttributeType;

  /** Its value can be changed after it was set. @default true */
  mutable?: boolean | undefined;

  /** Fewest characters of a text, 0 to 2048. @default 0 */
  minLength?: number | undefined;

  /** Most characters of a text, 0 to 2048. @default 2048 */
  maxLength?: number | undefined;

  /** Least value of a number, a whole one. @default - none */
  min?: number | undefined;

  /** Greatest value of a number, a whole one. @default - none */
  max?: number | undefined;
}

/** A group of users. Its name stands in the tokens of its members, in the claim `cognito:groups`. */
export interface Group {
  /** What it is for, at most 2048 characters. @default - none */
  description?: string | undefined;

  /** Among several groups of a user the one with the lowest number gives the IAM role, 0 or more. @default - none */
  precedence?: number | undefined;

  /** IAM role that its members get through an identity pool. @default - none */
  roleArn?: pulumi.Input<string> | undefined;
}

/** What a password must have. */
export interface PasswordPolicy {
  /** Characters, 6 to 99. @default 12 */
  minimumLength?: number | undefined;

  /** At least one of a to z. @default true */
  requireLowercase?: boolean | undefined;

  /** At least one of A to Z. @default true */
  requireUppercase?: boolean | undefined;

  /** At least one digit. @default true */
  requireNumbers?: boolean | undefined;

  /** At least one character such as `!` or `-`. @default true */
  requireSymbols?: boolean | undefined;

  /** Earlier passwords that may not come back, 0 to 24. @default 0 */
  historySize?: number | undefined;

  /** Days a temporary password is valid, 1 to 365. @default 7 */
  temporaryPasswordDays?: number | undefined;
}

/** The people who may sign in. */
export interface Users {
  /** What they type to say who they are. @default SignInWith.Email */
  signInWith?: SignInWith;

  /** People may register themselves; otherwise only an administrator makes users. @default true */
  selfSignUp?: boolean | undefined;

  /** When a second factor is asked for. @default Mfa.Off */
  mfa?: Mfa;

  /** What may be the second factor; only with `mfa`. @default - TOTP */
  mfaMethods?: MfaMethod[] | undefined;

  /**
   * What a sign-in may begin with; Cognito wants the password among it. A code by e-mail needs a client with `AuthFlow.UserAuth`, and
   * excludes `Mfa.Required`. @default - a password
   */
  firstFactors?: FirstFactor[] | undefined;

  /** What a password must have. @default - 12 characters of all four classes, temporary passwords for 7 days */
  passwordPolicy?: PasswordPolicy | undefined;

  /** What an invited user is sent. @default - Cognito's texts */
  invitation?: Invitation | undefined;

  /** What a user is sent to prove an address. @default - Cognito's texts */
  verificationMessage?: VerificationMessage | undefined;

  /** Who sends e-mail. @default - Cognito's own sender: 50 messages a day and AWS account, from an address of Amazon's */
  email?: EmailSender | undefined;

  /** Lets Cognito send SMS. Cannot be taken away later: Cognito would need a new pool. @default - no SMS */
  sms?: SmsSender | undefined;

  /** Groups by name: at most 58 printable ASCII characters without spaces, quotes and backslashes. @default - none */
  groups?: { [name: string]: pulumi.Input<Group> } | undefined;

  /** Attributes beyond the standard ones by name, without `custom:`. At most 50. @default - none */
  customAttributes?: { [name: string]: pulumi.Input<CustomAttribute> } | undefined;

  /** Functions that Cognito calls on the way, such as before a sign-up or to write a message. @default - none */
  triggers?: Triggers | undefined;

  /** Cognito's feature plan. @default FeaturePlan.Essentials */
  featurePlan?: FeaturePlan;

  /**
   * Cognito refuses to delete the pool. Pulumi protects the pool, and with it the domain and the stage, which a
   * `pulumi destroy` comes to first: so even one without preview deletes nothing. To delete all, run `pulumi up` once with
   * false, then `pulumi destroy`. @default true
   */
  deletionProtection?: boolean | undefined;

  /**
   * `pulumi destroy` leaves the pool in the account, with its groups, resource servers, clients, their branding, the domain,
   * the functions of its triggers, the one that puts groups into tokens and the role for SMS. @default false
   */
  keepOnDestroy?: boolean | undefined;
}
