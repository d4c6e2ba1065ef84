import type { Clock } from "../clock";
import type { Store } from "../store";
import type { CognitoAnswer } from "./answer";
import { MissingAuthenticationToken, Serialization, toAnswer, UnknownOperation } from "./errors";
import { createExpiredRecords } from "./expired-records";
import { createLocks } from "./locks";
import { operations } from "./operations";
import { openDirectory } from "./pools/directory";
import type { Services } from "./services";
import type { DeclaredIdentity, Message, SeedUser, TriggerResult } from "./settings";
import { createAttempts } from "./sign-in/attempts";
import { openChallenges } from "./sign-in/challenges";
import { createPasswords } from "./sign-in/passwords";
import { createAccessTokens } from "./tokens/access-tokens";
import type { Jwk, PoolKeys, SigningKeys } from "./tokens/keys";
import { openidConfiguration } from "./tokens/openid";
import { createSignIns } from "./tokens/sign-ins";
import { createTokens } from "./tokens/tokens";
import { createNotify } from "./triggers/notify";
import { createTriggers } from "./triggers/triggers";
import { openGroups } from "./users/groups";
import { seedUsers } from "./users/seed";
import { createUsers } from "./users/users";

/** What the local Cognito is made of. */
export interface CognitoOptions {
  declared: DeclaredIdentity;

  /** Of the pools that calls make, for example `eu-west-1`. */
  region: string;

  accountId: string;

  /** Where AWS clients reach this process, without a trailing slash; asked for when needed. */
  endpointUrl: () => string;

  store: Store;

  keys: SigningKeys;

  clock: Clock;

  /** Takes what AWS would have sent by e-mail or SMS. */
  send(message: Message): void;

  /** Takes a line for the person at this machine: why a client was refused, which it is not told. @default - none does */
  note?(line: string): void;

  /** Runs a trigger's function; rejects if there is none with that ARN. */
  invoke(functionArn: string, event: unknown): Promise<TriggerResult>;

  /** How long a trigger may take each time it is asked, milliseconds. @default 5000, Cognito's own limit */
  triggerTimeoutMs?: number;
}

/** Cognito user pools on one machine. */
export interface Cognito {
  /**
   * Runs one operation of `AWSCognitoIdentityProviderService`. What it wrote is stored when the answer is there.
   *
   * @param operation its name, for example `InitiateAuth`.
   * @param body the request as it came, JSON.
   * @param caller `signed`: the request has a SigV4 `Authorization` header, of whatever key.
   */
  call(operation: string, body: string, caller: { signed: boolean }): Promise<CognitoAnswer>;

  /** Answers a request to a sign-in page or an OAuth endpoint, as a pool's domain does. */
  web(request: Request): Promise<Response>;

  /** The key set of a pool: two keys, ID and access; `undefined` if there is no such pool. */
  jwks(poolId: string): { keys: Jwk[] } | undefined;

  /** The discovery document: the issuer is AWS's, the endpoints are here; `undefined` if there is no such pool. */
  openidConfiguration(poolId: string): Record<string, unknown> | undefined;

  /**
   * Has these pools, clients and groups as the program's own and no others. Users, sign-ins and what calls have made
   * stay, those of a pool that is no more declared too: they are there again with it.
   */
  declare(declared: DeclaredIdentity): Promise<void>;

  /**
   * Makes those of the users that are missing, confirmed and with their addresses verified.
   *
   * @returns how many were made.
   * @throws Error naming the user whose name, attributes or password the pool does not take.
   */
  seed(poolId: string, users: SeedUser[]): Promise<number>;
}

/** Of each kind; more would be felt. */
const lookedThroughAtStart = 2000;

export async function createCognito(options: CognitoOptions): Promise<Cognito> {
  const publicKeys = new Map<string, PoolKeys>();
  const services = await createServices(options, publicKeys);
  const { directory } = services;
  const expired = createExpiredRecords(options.store, services.locks, options.clock);
  await expired.remove(lookedThroughAtStart);
  await Promise.all(directory.pools().map(({ settings }) => services.keys.forPool(settings.id)));
  const keysOf = (poolId: string) => (directory.pool(poolId) === undefined ? undefined : publicKeys.get(poolId));
  return {
    call: (operation, body, caller) => {
      expired.tick();
      return call(services, operation, body, caller);
    },
    web: (request) => {
      expired.tick();
      return web(services, request);
    },
    jwks: (poolId) => {
      const keys = keysOf(poolId);
      return keys && { keys: [keys.id.jwk, keys.access.jwk] };
    },
    openidConfiguration: (poolId) => directory.pool(poolId) && openidConfiguration(poolId, options.endpointUrl()),
    declare: async (declared) => {
      await Promise.all(declared.pools.map(({ id }) => services.keys.forPool(id)));
      await directory.declare(declared);
      await services.groups.declare(declared.groups);
    },
    seed: (poolId, users) => seedUsers(services, directory.requirePool(poolId), users),
  };
}

async function createServices(options: CognitoOptions, publicKeys: Map<string, PoolKeys>): Promise<Services> {
  const { store, clock, region, accountId, send, invoke, endpointUrl, triggerTimeoutMs: timeoutMs = 5000 } = options;
  const keys = rememberKeys(options.keys, publicKeys);
  const locks = createLocks();
  const directory = await openDirectory(options.declared, store, clock);
  const groups = await openGroups(options.declared.groups, store, locks, clock);
  const users = createUsers(store, locks, clock);
  const attempts = createAttempts(store, locks, clock);
  const passwords = createPasswords(users, attempts);
  const challenges = await openChallenges(store, locks, clock);
  const signIns = createSignIns(store, locks, clock);
  const tokens = createTokens({ keys, groups, trigger: { invoke, timeoutMs }, clock });
  const accessTokens = createAccessTokens({ directory, users, signIns, keys, clock });
  const triggers = createTriggers({ invoke, timeoutMs });
  const notify = createNotify({ triggers, send, clock });
  const records = { directory, groups, users, attempts, challenges, signIns };
  const { note = () => undefined } = options;
  const made = { passwords, tokens, accessTokens, triggers, notify, note };
  return { region, accountId, clock, ...records, ...made, keys, send, store, locks, endpointUrl };
}

const webs = new WeakMap<Services, { fetch(request: Request): Response | Promise<Response> }>();

/** Its code is loaded by the first request. */
async function web(services: Services, request: Request): Promise<Response> {
  const { createWeb } = require("./web") as typeof import("./web");
  const app = webs.get(services) ?? createWeb(services);
  webs.set(services, app);
  return app.fetch(request);
}

/** So that the key set can be answered without waiting. */
function rememberKeys(keys: SigningKeys, remembered: Map<string, PoolKeys>): SigningKeys {
  return {
    forPool: async (poolId) => {
      const ofPool = await keys.forPool(poolId);
      remembered.set(poolId, ofPool);
      return ofPool;
    },
    forget: (poolId) => keys.forget(poolId),
  };
}

async function call(
  services: Services,
  name: string,
  body: string,
  caller: { signed: boolean },
): Promise<CognitoAnswer> {
  try {
    const operation = operations.get(name);
    if (operation === undefined) {
      throw new UnknownOperation(`${name} is not served by the local Cognito; secured-api's README lists what is`);
    }
    if (operation.access === "iam" && !caller.signed) throw new MissingAuthenticationToken();
    return { status: 200, body: await operation.run(services, parseBody(body)) };
  } catch (error) {
    return toAnswer(error, name);
  }
}

/** The parser's own message is left out: it quotes the text. */
function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Serialization("the request body is not JSON");
  }
}
