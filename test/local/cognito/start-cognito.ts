import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type Cognito, createCognito } from "../../../local/cognito/cognito";
import { keyOf, type UserRecord } from "../../../local/cognito/records";
import type {
  BrandingSettings,
  ClientSettings,
  DomainSettings,
  GroupSettings,
  Message,
  PoolSettings,
  ResourceServerSettings,
  TriggerResult,
} from "../../../local/cognito/settings";
import { openSigningKeys } from "../../../local/cognito/tokens/keys";
import { openStore, type Store } from "../../../local/store";
import { compareOutput } from "./model";

export const poolId = "eu-west-1_Ab12Cd34E";
export const clientId = "1example23456789clientid00";
export const password = "Correct-horse-1";

/** Made once: a fresh key pair per test would take most of the time. */
const keysFolder = mkdtempSync(join(tmpdir(), "cognito-keys-"));
export const testKeys = openSigningKeys(keysFolder);
process.on("exit", () => rmSync(keysFolder, { recursive: true, force: true }));

export const pool: PoolSettings = {
  id: poolId,
  name: "notes",
  arn: `arn:aws:cognito-idp:eu-west-1:000000000000:userpool/${poolId}`,
  usernameAttributes: [],
  aliasAttributes: [],
  caseSensitive: false,
  autoVerifiedAttributes: ["email"],
  adminCreateUserOnly: false,
  passwordPolicy: {
    minimumLength: 12,
    requireLowercase: true,
    requireUppercase: true,
    requireNumbers: true,
    requireSymbols: true,
    passwordHistorySize: 0,
    temporaryPasswordValidityDays: 7,
  },
  mfa: "OFF",
  deletionProtection: false,
  tier: "ESSENTIALS",
  tags: {},
  customAttributes: [],
  tokenTrigger: undefined,
  secondFactors: [],
  firstFactors: ["PASSWORD"],
  requiredAttributes: [],
  verifyBeforeUpdate: [],
  recovery: ["verified_phone_number", "verified_email"],
  verificationMessage: { subject: undefined, body: undefined },
  invitationMessage: { subject: undefined, body: undefined },
  triggers: {},
};

export const client: ClientSettings = {
  id: clientId,
  poolId,
  name: "web",
  secret: undefined,
  explicitAuthFlows: [
    "ALLOW_USER_PASSWORD_AUTH",
    "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    "ALLOW_REFRESH_TOKEN_AUTH",
    "ALLOW_USER_SRP_AUTH",
  ],
  accessTokenSeconds: 3600,
  idTokenSeconds: 1800,
  refreshTokenSeconds: 30 * 86400,
  authSessionMinutes: 3,
  preventUserExistenceErrors: true,
  enableTokenRevocation: true,
  allowedOauthFlows: [],
  allowedOauthScopes: [],
  callbackUrls: [],
  logoutUrls: [],
  readAttributes: undefined,
  writeAttributes: undefined,
  refreshTokenRotation: undefined,
  defaultRedirectUri: undefined,
  identityProviders: ["COGNITO"],
};

export interface Setup {
  pool?: Partial<PoolSettings>;
  client?: Partial<ClientSettings>;
  otherPools?: PoolSettings[];
  otherClients?: ClientSettings[];
  /** Names of groups that the program declares for the pool, or whole groups. */
  groups?: (string | GroupSettings)[];
  resourceServers?: ResourceServerSettings[];
  domains?: DomainSettings[];
  brandings?: BrandingSettings[];
  /** Runs a trigger's function. */
  invoke?: (functionArn: string, event: unknown) => Promise<TriggerResult>;
  triggerTimeoutMs?: number;
  /** A folder that an earlier one used: what it stored is there. */
  folder?: string;
}

export interface Tokens {
  AccessToken: string;
  IdToken: string;
  RefreshToken: string;
  ExpiresIn: number;
  TokenType: string;
}

export interface SignInBody {
  AuthenticationResult: Tokens;
  ChallengeName: string;
  Session: string;
  ChallengeParameters: Record<string, string>;
}

export interface Refusal {
  __type: string;
  message: string;
}

/** A local Cognito with its own store and a clock that the test moves. */
export interface TestCognito {
  cognito: Cognito;
  store: Store;
  folder: string;
  messages: Message[];
  /** Lines for the person at the machine. */
  notes: string[];
  /** Milliseconds since 1970; what the test sets is what the time is. */
  time: { now: number };
  /** The answer to a call that succeeds. */
  ok<T = Record<string, unknown>>(operation: string, request: object, caller?: { signed: boolean }): Promise<T>;
  /** The body of a call that is refused with status 400. */
  refused(operation: string, request: object, caller?: { signed: boolean }): Promise<Refusal>;
  /** The id of a pool made by a call. */
  createPool(more?: object): Promise<string>;
  /** The id of a client made by a call, in the declared pool. */
  createClient(more?: object): Promise<string>;
  /** A confirmed user with the standard password. */
  addUser(username: string, attributes?: Record<string, string>, groups?: string[]): Promise<void>;
  signIn(username: string, withPassword?: string): Promise<Tokens>;
  userOf(username: string): Promise<UserRecord>;
  changeUser(username: string, change: Partial<UserRecord>): Promise<void>;
  close(): Promise<void>;
}

const open: TestCognito[] = [];

export async function startCognito(setup: Setup = {}): Promise<TestCognito> {
  const folder = setup.folder ?? mkdtempSync(join(tmpdir(), "cognito-"));
  const store = await openStore(folder);
  const messages: Message[] = [];
  const notes: string[] = [];
  const time = { now: Date.parse("2026-11-21T12:00:00.000Z") };
  const cognito = await createCognito({
    declared: {
      pools: [{ ...pool, ...setup.pool }, ...(setup.otherPools ?? [])],
      clients: [{ ...client, ...setup.client }, ...(setup.otherClients ?? [])],
      resourceServers: setup.resourceServers ?? [],
      domains: setup.domains ?? [],
      brandings: setup.brandings ?? [],
      groups: (setup.groups ?? []).map((group) => (typeof group === "string" ? toGroup(group) : group)),
    },
    region: "eu-west-1",
    accountId: "000000000000",
    endpointUrl: () => "http://127.0.0.1:4510",
    store,
    keys: testKeys,
    clock: () => time.now,
    send: (message) => void messages.push(message),
    note: (line) => void notes.push(line),
    invoke: setup.invoke ?? (() => Promise.reject(new Error("there is no function"))),
    ...(setup.triggerTimeoutMs === undefined ? {} : { triggerTimeoutMs: setup.triggerTimeoutMs }),
  });
  const started = {
    cognito,
    store,
    folder,
    messages,
    notes,
    time,
    ...createCalls(cognito),
    ...createUsers(cognito, store),
  };
  const signIn = async (username: string, withPassword = password) => {
    const body = await started.ok<SignInBody>("InitiateAuth", passwordSignIn(username, withPassword));
    return body.AuthenticationResult;
  };
  const whole = { ...started, ...createMakers(started), signIn, close: () => store.close() };
  open.push(whole);
  return whole;
}

/** A group of the declared pool. */
export function toGroup(name: string, more: Partial<GroupSettings> = {}): GroupSettings {
  return { poolId, name, description: undefined, precedence: undefined, roleArn: undefined, ...more };
}

/** To be run after each test. */
export async function stopCognitos(): Promise<void> {
  for (const { store, folder } of open.splice(0)) {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A request of InitiateAuth. */
export function passwordSignIn(username: string, withPassword: string, more: Record<string, string> = {}) {
  return {
    ClientId: clientId,
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME: username, PASSWORD: withPassword, ...more },
  };
}

function createCalls(cognito: Cognito): Pick<TestCognito, "ok" | "refused"> {
  return {
    ok: async <T>(operation: string, request: object, caller = { signed: true }) => {
      const { status, body } = await cognito.call(operation, JSON.stringify(request), caller);
      expect(status, `${operation} was refused: ${JSON.stringify(body)}`).to.equal(200);
      expect(compareOutput(operation, JSON.parse(JSON.stringify(body)))).to.deep.equal([]);
      return body as T;
    },
    refused: async (operation, request, caller = { signed: true }) => {
      const { status, body, errorType } = await cognito.call(operation, JSON.stringify(request), caller);
      if (status !== 400) return { __type: `answered ${status}`, message: "" };
      const refusal = body as Refusal;
      return { __type: errorType ?? "no error type", message: refusal.message };
    },
  };
}

function createUsers(cognito: Cognito, store: Store): Pick<TestCognito, "addUser" | "userOf" | "changeUser"> {
  const userOf = async (username: string) => {
    const user = await store.get<UserRecord>(keyOf.user(poolId, username));
    if (user === undefined) throw new Error(`there is no user ${username}`);
    return user;
  };
  return {
    addUser: async (username, attributes = {}, groups = []) => {
      await cognito.seed(poolId, [{ username, password, attributes, groups }]);
    },
    userOf,
    changeUser: async (username, change) => {
      await store.put(keyOf.user(poolId, username), { ...(await userOf(username)), ...change });
    },
  };
}

function createMakers({ ok }: Pick<TestCognito, "ok">): Pick<TestCognito, "createPool" | "createClient"> {
  return {
    createPool: async (more = {}) => {
      const made = await ok<{ UserPool: { Id: string } }>("CreateUserPool", { PoolName: "demo", ...more });
      return made.UserPool.Id;
    },
    createClient: async (more = {}) => {
      const request = { UserPoolId: poolId, ClientName: "cli", ...more };
      const made = await ok<{ UserPoolClient: { ClientId: string } }>("CreateUserPoolClient", request);
      return made.UserPoolClient.ClientId;
    },
  };
}
