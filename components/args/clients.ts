import type * as pulumi from "@pulumi/pulumi";

/** Sign-in flows by API that a client may use besides SRP and refresh. */
export enum AuthFlow {
  /** `USER_PASSWORD_AUTH`: the client sends the password itself. */
  UserPassword = "userPassword",
  /** `ADMIN_USER_PASSWORD_AUTH`: a server with IAM permissions sends the password. */
  AdminUserPassword = "adminUserPassword",
  /**
   * `USER_AUTH`: the client asks what one may sign in with, and chooses: a password, sent as it is or by SRP, or what
   * `users.firstFactors` has besides. Needs `FeaturePlan.Essentials`.
   */
  UserAuth = "userAuth",
  /** `CUSTOM_AUTH`: the three functions for challenges in `users.triggers` decide. Not on the sign-in page. */
  Custom = "custom",
}

/** OAuth grants of the sign-in page. */
export enum OAuthFlow {
  /** Authorization code, to be used with PKCE. */
  Code = "code",
  /** Tokens in the redirect's fragment (`response_type=token`). Only where an old client needs it. */
  Implicit = "implicit",
}

/** An app client for people. */
export interface AppClient {
  /**
   * Where the sign-in page may send people back: https, `http://localhost`, or an app's own scheme; `self:/auth/callback` is
   * that path of this API. Exact strings. @default - no sign-in page for this client
   */
  callbackUrls?: pulumi.Input<string>[] | undefined;

  /** Where the sign-in page may send people after signing out, in the same form. @default - none */
  logoutUrls?: pulumi.Input<string>[] | undefined;

  /** OAuth grants. @default - authorization code */
  oauthFlows?: OAuthFlow[] | undefined;

  /** Sign-in flows by API besides SRP and refresh. @default - none */
  authFlows?: AuthFlow[] | undefined;

  /** Scopes the client may ask for; must hold `openid` if it has a sign-in page. @default `openid`, `email`, `profile` */
  scopes?: string[] | undefined;

  /** Give the client a secret, for a server that can keep one. Cannot change later without a new client id. @default false */
  generateSecret?: boolean | undefined;

  /** Attributes that the client may read, such as `email` or `custom:tenant`. @default - all */
  readAttributes?: string[] | undefined;

  /**
   * Attributes that people may set and change through the client: whoever holds an access token can write them, so never
   * what decides on rights. @default - all standard ones, no custom one
   */
  writeAttributes?: string[] | undefined;
}

/** An app client for a program instead of a person: it gets tokens by `client_credentials`, with a secret. */
export interface MachineClient {
  /** Custom scopes it may ask for, such as `notes/read`; one or more. */
  scopes: string[];

  /** Life of its access tokens, minutes, 5 to 1440. @default - `tokens.accessMinutes` */
  accessMinutes?: number | undefined;
}

/**
 * A user pool and clients that were made elsewhere, in the same account and region. What its clients may ask for is not
 * known here: with `TokenUse.AccessOrId` a token of any of them, a program's too, opens the routes that name no scopes.
 */
export interface ExistingUserPool {
  /** Id of the pool, for example `eu-west-1_Ab12Cd34E`. */
  userPoolId: pulumi.Input<string>;

  /** Id of the app client whose tokens open the API. */
  clientId: pulumi.Input<string>;

  /** Ids of further app clients by name; their tokens open the API too. @default - none */
  clientIds?: { [name: string]: pulumi.Input<string> } | undefined;
}

/** The sign-in page of the pool, and its token endpoint. They are there when a client has callback URLs, or there are machine clients. */
export interface SignInPage {
  /** Prefix of the page's host name, unique in the region among all AWS accounts. @default - name, stack and a hash of account, project and stack */
  domainPrefix?: pulumi.Input<string> | undefined;

  /** The classic hosted page instead of managed login. @default false */
  classic?: boolean | undefined;
}
