import type * as pulumi from "@pulumi/pulumi";
import type { AppClient, ExistingUserPool, MachineClient, SignInPage } from "./clients";
import type { Handler } from "./handlers";
import type { Users } from "./users";

/** Which of Cognito's tokens protected routes take (its claim `token_use`). */
export enum TokenUse {
  /** Access tokens only: an ID token is refused with 403. */
  Access = "access",
  /** ID tokens too, on routes that ask for no scope. A route with scopes still needs an access token. */
  AccessOrId = "accessOrId",
}

/** Token bucket of the whole API or of one route; both numbers are always sent, because a missing one would mean 0. */
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

  /**
   * The caller must be in at least one of these groups of `users.groups`. Not together with `scopes`. Where the pool has `users.triggers`
   * too, the last group can leave the routes only as `users.triggers.preTokenGeneration` says. @default - none
   */
  groups?: string[] | undefined;

  /** Most calls of this route, in place of the API's. @default - the API's `throttle` */
  throttle?: Throttle | undefined;

  /** Key in `handlers` of the function that serves it. @default - the API's `handler` */
  handler?: string | undefined;
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

  /**
   * A refresh token is good for one use and gives a new one, which expires when the first would have. Clients then refresh
   * with `GetTokensFromRefreshToken` or at the token endpoint: the flow `REFRESH_TOKEN_AUTH`, which most of them use, is off.
   * @default false
   */
  rotateRefreshTokens?: boolean | undefined;

  /** Seconds for which a rotated refresh token may be used again, 0 to 60; only with `rotateRefreshTokens`. @default 0 */
  rotationGraceSeconds?: number | undefined;
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

  /** Clients for programs by name; they call routes whose scopes they have. @default - none */
  machineClients?: { [name: string]: pulumi.Input<MachineClient> } | undefined;

  /** Trusts a pool that was made elsewhere; nothing of a pool is made then. @default - a pool of its own */
  existingUserPool?: ExistingUserPool | undefined;

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
