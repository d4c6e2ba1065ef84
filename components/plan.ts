import type * as pulumi from "@pulumi/pulumi";
import type { TokenUse } from "./args/api";
import type { AuthFlow, OAuthFlow } from "./args/clients";
import type { Grant, HandlerNetwork } from "./args/handlers";
import type { EmailSender, Invitation, SmsSender, VerificationMessage } from "./args/messages";
import type { PreTokenVersion, Triggers } from "./args/triggers";
import type { AttributeType, FeaturePlan, FirstFactor, Mfa, MfaMethod, SignInWith } from "./args/users";

/** What the args say once parsed: every default filled in, every refusal made. Nothing in it is optional by omission. */
export interface ApiPlan {
  identity: OwnIdentityPlan | ExistingIdentityPlan;
  handlers: HandlerPlan[];
  api: HttpApiPlan;
  logs: LogsPlan;
  tags: { [name: string]: pulumi.Input<string> };
  /** What is allowed but worth a second look; preview shows each. */
  warnings: string[];
}

/** A user pool that the component makes. */
export interface OwnIdentityPlan {
  kind: "own";
  users: UsersPlan;
  resourceServers: ResourceServerPlan[];
  clients: ClientPlan[];
  machineClients: MachineClientPlan[];
  /** Undefined when no client has callback URLs and there are no machine clients. */
  signInPage: SignInPagePlan | undefined;
  /** Names of the groups that routes ask for; the trigger puts them into tokens. Empty: there is no trigger. */
  routeGroups: string[];
}

/** A user pool that was made elsewhere. */
export interface ExistingIdentityPlan {
  kind: "existing";
  userPoolId: pulumi.Input<string>;
  /** The first one's key is `"client"`. */
  clientIds: { key: string; id: pulumi.Input<string> }[];
}

export interface UsersPlan {
  signInWith: SignInWith;
  selfSignUp: boolean;
  mfa: Mfa;
  /** Empty without `mfa`. */
  mfaMethods: MfaMethod[];
  /** The password is always there. */
  firstFactors: FirstFactor[];
  featurePlan: FeaturePlan;
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
  verificationMessage: VerificationMessage | undefined;
  email: EmailSender | undefined;
  sms: SmsSender | undefined;
  groups: GroupPlan[];
  attributes: AttributePlan[];
  triggers: TriggerPlan[];
  deletionProtection: boolean;
  keepOnDestroy: boolean;
}

export interface TriggerPlan {
  name: keyof Triggers;
  handler: HandlerPlan;
  /** What it may do on the pool. */
  poolActions: string[];
  /** Undefined for all but `preTokenGeneration`. */
  version: PreTokenVersion | undefined;
}

export interface GroupPlan {
  name: string;
  description: string | undefined;
  precedence: number | undefined;
  roleArn: pulumi.Input<string> | undefined;
}

export interface AttributePlan {
  /** Without `custom:`. */
  name: string;
  type: AttributeType;
  mutable: boolean;
  /** Of a text. */
  minLength: number;
  maxLength: number;
  /** Of a number; undefined is no bound. */
  min: number | undefined;
  max: number | undefined;
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
  /** Undefined: all. */
  readAttributes: string[] | undefined;
  /** Undefined: all standard ones, while the pool has no custom attribute. */
  writeAttributes: string[] | undefined;
  accessMinutes: number;
  idMinutes: number;
  refreshDays: number;
  /** Undefined: refresh tokens do not rotate. */
  rotation: { graceSeconds: number } | undefined;
}

export interface MachineClientPlan {
  key: string;
  scopes: string[];
  accessMinutes: number;
}

export interface SignInPagePlan {
  /** Undefined: derived from name, stack and account. */
  domainPrefix: pulumi.Input<string> | undefined;
  classic: boolean;
}

export interface HandlerPlan {
  /** `"handler"` for the default one, its key in `handlers` for the others, its name for a trigger. */
  key: string;
  /** How refusals name it: `handler`, `handlers["report"]`. */
  where: string;
  code: pulumi.asset.Archive;
  entryPoint: string;
  runtime: string;
  memoryMb: number;
  timeoutSeconds: number;
  environment: { [name: string]: pulumi.Input<string> };
  grants: pulumi.Input<Grant>[];
  /** ARNs by environment variable. */
  secrets: { [name: string]: pulumi.Input<string> };
  network: HandlerNetwork | undefined;
  tokenVerification: boolean;
  reservedConcurrency: number | undefined;
  provisionedConcurrency: number | undefined;
  deadLetterArn: pulumi.Input<string> | undefined;
}

export interface RoutePlan {
  /** As written in the route table, for example `GET /notes/{id}`. */
  routeKey: string;
  public: boolean;
  /** What the authorizer asks for (any of), by the rules of `scopes.ts`. Empty: it asks for no scope. */
  scopes: string[];
  /** Undefined: the API's. */
  throttle: ThrottlePlan | undefined;
  /** `key` of the handler that serves it. */
  handler: string;
}

export interface HttpApiPlan {
  routes: RoutePlan[];
  tokenUse: TokenUse;
  cors: CorsPlan | undefined;
  throttle: ThrottlePlan;
  stage: string;
}

export interface ThrottlePlan {
  requestsPerSecond: number;
  burst: number;
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
