import type * as pulumi from "@pulumi/pulumi";

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

/** Second factor at sign-in: a time-based code from an authenticator app (TOTP). */
export enum Mfa {
  /** A password is enough. */
  Off = "off",
  /** Asked of those who set one up. */
  Optional = "optional",
  /** Asked of everyone; who has none sets it up at the next sign-in. */
  Required = "required",
}

/** Which of Cognito's tokens protected routes take (its claim `token_use`). */
export enum TokenUse {
  /** Access tokens only: an ID token is refused with 403. */
  Access = "access",
  /** ID tokens too, on routes that ask for no scope. A route with scopes still needs an access token. */
  AccessOrId = "accessOrId",
}

/** Sign-in flows by API that a client may use besides SRP and refresh. */
export enum AuthFlow {
  /** `USER_PASSWORD_AUTH`: the client sends the password itself. */
  UserPassword = "userPassword",
  /** `ADMIN_USER_PASSWORD_AUTH`: a server with IAM permissions sends the password. */
  AdminUserPassword = "adminUserPassword",
}

/** OAuth grants of the sign-in page. */
export enum OAuthFlow {
  /** Authorization code, to be used with PKCE. */
  Code = "code",
  /** Tokens in the redirect's fragment (`response_type=token`). Only where an old client needs it. */
  Implicit = "implicit",
}

/** Token bucket of the whole API; both numbers are always sent, because a missing one would mean 0. */
export interface Throttle {
  /** Steady rate, requests a second. 1 or more. */
  requestsPerSecond: number;

  /** Size of the bucket, requests. 1 or more. */
  burst: number;
}

/** One route. Closed unless `public`. */
export interface Route {
  /** Anyone may call it, without a token. @default false */
  public?: boolean | undefined;

  /** The access token must carry at least one of these scopes. @default - the API's `scopes`, else any signed-in person */
  scopes?: string[] | undefined;

  /** Key in `handlers` of the function that serves it. @default - the API's `handler` */
  handler?: string | undefined;
}

/** IAM statement for a function's role: exact actions on exact ARNs, no wildcards. */
export interface Grant {
  /** Actions such as `dynamodb:PutItem`. */
  actions: string[];

  /** ARNs the actions are allowed on. */
  resources: pulumi.Input<string>[];
}

/** A function behind routes. */
export interface Handler {
  /** The code: a bundle made with `secured-api/bundle`, or any archive for any runtime. */
  code: pulumi.asset.Archive;

  /** Module and function Lambda calls, for example `index.handler`. @default "index.handler" */
  entryPoint?: string | undefined;

  /** Lambda runtime. Deprecated ones are refused. @default "nodejs24.x" */
  runtime?: string | undefined;

  /** Memory in MB, 128 to 10240. @default 256 */
  memoryMb?: number | undefined;

  /** Time limit in seconds, 1 to 29: the gateway waits 30. @default 10 */
  timeoutSeconds?: number | undefined;

  /** Environment variables, 4 KB in all. Not for secrets. @default - none */
  environment?: { [name: string]: pulumi.Input<string> } | undefined;

  /** What the function may do besides writing its log. @default - nothing */
  grants?: pulumi.Input<Grant>[] | undefined;
}

/** An app client for people. */
export interface AppClient {
  /** Where the sign-in page may send people back: https, `http://localhost`, or an app's own scheme. Exact strings. @default - no sign-in page for this client */
  callbackUrls?: pulumi.Input<string>[] | undefined;

  /** Where the sign-in page may send people after signing out. @default - none */
  logoutUrls?: pulumi.Input<string>[] | undefined;

  /** OAuth grants. @default - authorization code */
  oauthFlows?: OAuthFlow[] | undefined;

  /** Sign-in flows by API besides SRP and refresh. @default - none */
  authFlows?: AuthFlow[] | undefined;

  /** Scopes the client may ask for; must hold `openid` if it has a sign-in page. @default `openid`, `email`, `profile` */
  scopes?: string[] | undefined;

  /** Give the client a secret, for a server that can keep one. Cannot change later without a new client id. @default false */
  generateSecret?: boolean | undefined;
}

/** The sign-in page of the pool. There is one when a client has callback URLs. */
export interface SignInPage {
  /** Prefix of the page's host name, unique in the region among all AWS accounts. @default - name, stack and a hash of account, project and stack */
  domainPrefix?: pulumi.Input<string> | undefined;

  /** The classic hosted page instead of managed login. @default false */
  classic?: boolean | undefined;
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

/** What an invited user is sent. Each text but the subject holds `{username}` and `{####}` (the temporary password). */
export interface Invitation {
  /** At most 140 characters. @default - Cognito's */
  emailSubject?: string | undefined;

  /** 6 to 20,000 characters. @default - Cognito's */
  emailBody?: string | undefined;

  /** 6 to 140 characters. @default - Cognito's */
  smsMessage?: string | undefined;
}

/** The people who may sign in. */
export interface Users {
  /** What they type to say who they are. @default SignInWith.Email */
  signInWith?: SignInWith;

  /** People may register themselves; otherwise only an administrator makes users. @default true */
  selfSignUp?: boolean | undefined;

  /** Second factor (TOTP). @default Mfa.Off */
  mfa?: Mfa;

  /** What a password must have. @default - 12 characters of all four classes, temporary passwords for 7 days */
  passwordPolicy?: PasswordPolicy | undefined;

  /** What an invited user is sent. @default - Cognito's texts */
  invitation?: Invitation | undefined;

  /**
   * Cognito refuses to delete the pool. Pulumi protects the pool, and with it the domain and the stage, which a
   * `pulumi destroy` comes to first: so even one without preview deletes nothing. To delete all, run `pulumi up` once with
   * false, then `pulumi destroy`. @default true
   */
  deletionProtection?: boolean | undefined;

  /** `pulumi destroy` leaves pool, resource servers, clients, their branding and the domain in the account. @default false */
  keepOnDestroy?: boolean | undefined;
}

/** Tokens and how long they live. */
export interface Tokens {
  /** Which tokens protected routes take. @default TokenUse.Access */
  tokenUse?: TokenUse;

  /** Access token, minutes, 5 to 1440. @default 60 */
  accessMinutes?: number | undefined;

  /** ID token, minutes, 5 to 1440. @default 60 */
  idMinutes?: number | undefined;

  /** Refresh token, days, 1 to 3650. @default 30 */
  refreshDays?: number | undefined;
}

/** Web pages of other origins that may call the API. */
export interface Cors {
  /** Exact origins such as `https://app.example.com`; `*`, `https://*` and `http://*` only without credentials. */
  origins: pulumi.Input<string>[];

  /** Methods. @default - those of the routes */
  methods?: string[] | undefined;

  /** Request headers besides `authorization` and `content-type`. @default - none */
  headers?: string[] | undefined;

  /** Response headers scripts may read. @default - none */
  exposeHeaders?: string[] | undefined;

  /** Browsers may send cookies. @default false */
  credentials?: boolean | undefined;

  /** Seconds a browser may keep the answer to a preflight, -1 to 86400. @default 600 */
  maxAgeSeconds?: number | undefined;
}

/** Access log of the API and logs of its functions. */
export interface Logs {
  /** Days to keep, one of CloudWatch's values; 0 keeps for ever. @default 365 */
  retentionDays?: number | undefined;

  /** KMS key for the log groups; its policy must let CloudWatch Logs use it. @default - CloudWatch's own encryption */
  kmsKeyArn?: pulumi.Input<string> | undefined;
}

/** Custom scopes under one identifier: `notes` with `read` makes the scope `notes/read`. */
export interface ResourceServer {
  /** Scope name to what it allows, in words. */
  scopes: { [name: string]: string };
}

/** Arguments of `SecuredApi`. What is left out is the closed choice. */
export interface SecuredApiArgs {
  /** Route key to route, for example `"GET /notes/{id}"`. At least one. */
  routes: { [routeKey: string]: pulumi.Input<Route> };

  /** Serves every route that names no other. @default - each route names its handler */
  handler?: Handler | undefined;

  /** Further functions by name. @default - none */
  handlers?: { [name: string]: pulumi.Input<Handler> } | undefined;

  /** Scopes for every route that has none of its own and is not public. @default - any signed-in person */
  scopes?: string[] | undefined;

  /** The first app client. @default - SRP sign-in by API, no sign-in page */
  client?: AppClient | undefined;

  /** Further app clients by name; their tokens open the API too. @default - none */
  clients?: { [name: string]: pulumi.Input<AppClient> } | undefined;

  /** Where people sign in. @default - managed login on a derived domain, if a client has callback URLs */
  signInPage?: SignInPage | undefined;

  /** Who may sign in, and how. @default - e-mail sign-in, self sign-up, protected against deletion */
  users?: Users | undefined;

  /** Which tokens open the API, and how long they live. @default - access tokens only; 60 minutes, 60 minutes, 30 days */
  tokens?: Tokens | undefined;

  /** Resource servers by identifier, for custom scopes. @default - none */
  resourceServers?: { [identifier: string]: pulumi.Input<ResourceServer> } | undefined;

  /** Web pages that may call the API. @default - no page of another origin */
  cors?: Cors | undefined;

  /** Most calls of the whole API. @default - 10,000 requests a second, burst 5,000, the account's own limit */
  throttle?: Throttle | undefined;

  /** Name of the API's stage: letters, digits, `_` and `-`, or `$default`, which puts nothing into the path. @default "$default" */
  stage?: string | undefined;

  /** Access log and logs of the functions. @default - 365 days */
  logs?: Logs | undefined;

  /** Tags on everything that can be tagged. @default - none */
  tags?: { [name: string]: pulumi.Input<string> } | undefined;
}
