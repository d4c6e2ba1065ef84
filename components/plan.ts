import type * as pulumi from "@pulumi/pulumi";
import type { AuthFlow, Grant, Invitation, Mfa, OAuthFlow, SignInWith, TokenUse } from "./args";

/** What the args say once parsed: every default filled in, every refusal made. Nothing in it is optional by omission. */
export interface ApiPlan {
  users: UsersPlan;
  resourceServers: ResourceServerPlan[];
  clients: ClientPlan[];
  /** Undefined when no client has callback URLs. */
  signInPage: SignInPagePlan | undefined;
  handlers: HandlerPlan[];
  api: HttpApiPlan;
  logs: LogsPlan;
  tags: { [name: string]: pulumi.Input<string> };
  /** What is allowed but worth a second look; preview shows each. */
  warnings: string[];
}

export interface UsersPlan {
  signInWith: SignInWith;
  selfSignUp: boolean;
  mfa: Mfa;
  passwordPolicy: {
    minimumLength: number;
    requireLowercase: boolean;
    requireUppercase: boolean;
    requireNumbers: boolean;
    requireSymbols: boolean;
    historySize: number;
    temporaryPasswordDays: number;
  };
  invitation: Invitation | undefined;
  deletionProtection: boolean;
  keepOnDestroy: boolean;
}

export interface ResourceServerPlan {
  identifier: string;
  scopes: { name: string; description: string }[];
}

export interface ClientPlan {
  /** `"client"` for the first one, its key in `clients` for the others. */
  key: string;
  /** Checked where plain; a computed one is checked inside the apply that feeds the client. */
  callbackUrls: pulumi.Input<string>[];
  logoutUrls: pulumi.Input<string>[];
  /** Empty without callback URLs. */
  oauthFlows: OAuthFlow[];
  authFlows: AuthFlow[];
  /** Empty without callback URLs: OAuth is off then. */
  scopes: string[];
  generateSecret: boolean;
  accessMinutes: number;
  idMinutes: number;
  refreshDays: number;
}

export interface SignInPagePlan {
  /** Undefined: derived from name, stack and account. */
  domainPrefix: pulumi.Input<string> | undefined;
  classic: boolean;
}

export interface HandlerPlan {
  /** `"handler"` for the default one, its key in `handlers` for the others. */
  key: string;
  code: pulumi.asset.Archive;
  entryPoint: string;
  runtime: string;
  memoryMb: number;
  timeoutSeconds: number;
  environment: { [name: string]: pulumi.Input<string> };
  grants: pulumi.Input<Grant>[];
}

export interface RoutePlan {
  /** As written in the route table, for example `GET /notes/{id}`. */
  routeKey: string;
  public: boolean;
  /** What the authorizer asks for (any of), by the rules of `scopes.ts`. Empty: it asks for no scope. */
  scopes: string[];
  /** `key` of the handler that serves it. */
  handler: string;
}

export interface HttpApiPlan {
  routes: RoutePlan[];
  tokenUse: TokenUse;
  cors: CorsPlan | undefined;
  throttle: { requestsPerSecond: number; burst: number };
  stage: string;
}

export interface CorsPlan {
  origins: pulumi.Input<string>[];
  methods: string[];
  headers: string[];
  exposeHeaders: string[];
  credentials: boolean;
  maxAgeSeconds: number;
}

export interface LogsPlan {
  retentionDays: number;
  kmsKeyArn: pulumi.Input<string> | undefined;
}
