import { createHash, randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import type { Clock } from "../../clock";
import type { Client, Pool } from "../pools/directory";
import type { UserRecord } from "../records";
import type { TriggerSource } from "../triggers/pre-token/event";
import { applyScopeOverrides, noClaimOverrides, type TokenOverrides } from "../triggers/pre-token/overrides";
import { runMachineTrigger, runTrigger, type TriggerOptions } from "../triggers/pre-token/run-trigger";
import type { Groups } from "../users/groups";
import { toOpenAccessClaims, toOpenIdClaims } from "./claims";
import { noGroups, toGroupConfiguration } from "./group-claims";
import { issuerOf } from "./issuer";
import type { SigningKey, SigningKeys } from "./keys";

/** The scope of every access token that the API (not the sign-in page) hands out. */
export const userScope = "aws.cognito.signin.user.admin";

/** When and as what a person signed in; the same for all tokens that come from it. */
export interface SignInOrigin {
  originJti: string;
  /** Seconds since 1970. */
  authTime: number;
}

/** Whose tokens, and for what. */
export interface TokenRequest {
  pool: Pool;
  client: Client;
  user: UserRecord;
  source: TriggerSource;

  /** What the sign-in page granted; undefined: a sign-in by API, which grants `aws.cognito.signin.user.admin`. */
  scopes: string[] | undefined;

  /** For the ID token, as the client asked for it (OpenID Connect Core, 3.1.2.1). @default - none */
  nonce?: string | undefined;

  /** For the trigger, from the answer to a challenge. @default - none */
  clientMetadata?: Record<string, string> | undefined;
}

/** A client that acts for itself, and what it may do. */
export interface MachineTokenRequest {
  pool: Pool;
  client: Client;
  scopes: string[];

  /** For the trigger; undefined: the client gave none. */
  clientMetadata: Record<string, string> | undefined;
}

export interface IssuedTokens {
  accessToken: string;
  /** Undefined: the scopes hold no `openid`. */
  idToken: string | undefined;
  /** Life of the access token in seconds. */
  expiresIn: number;
}

/** Tokens whose content is decided. */
export interface PreparedTokens {
  sign(origin: SignInOrigin): Promise<IssuedTokens>;
}

/** Makes the tokens of all pools. */
export interface Tokens {
  /**
   * Decides what the tokens of a person hold. The pool's trigger is run: without its answer there is nothing to sign.
   *
   * @throws UnexpectedLambda, UserLambdaValidation, InvalidLambdaResponse
   */
  prepare(request: TokenRequest): Promise<PreparedTokens>;

  /**
   * Access token of a client that acts for itself (client_credentials): its subject is the client; there is no user name,
   * group, or sign-in it comes from. A trigger is run if it is of `V3_0`.
   *
   * @throws as `prepare`
   */
  forMachine(request: MachineTokenRequest): Promise<IssuedTokens>;
}

interface Parts {
  keys: SigningKeys;
  groups: Groups;
  trigger: TriggerOptions;
  clock: Clock;
}

/**
 * Tokens with the claims of Understanding the access token and Understanding the identity token, signed with RS256, the
 * header holding `kid` and `alg` alone. `origin_jti` and `jti` are there while the client has token revocation switched on.
 */
export function createTokens({ keys, groups, trigger, clock }: Parts): Tokens {
  return {
    prepare: async (request) => {
      const { pool, user } = request;
      const configuration = toGroupConfiguration(groups.ofUser(pool.settings.id, user));
      const scopes = request.scopes ?? [userScope];
      const clientMetadata = request.clientMetadata;
      const overrides = await runTrigger(trigger, { ...request, groups: configuration, scopes, clientMetadata });
      return { sign: (origin) => signBoth(keys, Math.floor(clock() / 1000), { ...request, overrides, origin }) };
    },
    forMachine: async (request) => {
      const access = await runMachineTrigger(trigger, request);
      const overrides = { groups: noGroups, id: noClaimOverrides, access };
      return signMachine(keys, Math.floor(clock() / 1000), { ...request, overrides });
    },
  };
}

async function signMachine(
  keys: SigningKeys,
  now: number,
  { pool, client: { settings }, scopes, overrides }: MachineTokenRequest & { overrides: TokenOverrides },
): Promise<IssuedTokens> {
  const { access } = await keys.forPool(pool.settings.id);
  const accessToken = await sign(access, {
    ...toOpenAccessClaims(overrides, settings.id),
    sub: settings.id,
    token_use: "access",
    ...toScope(applyScopeOverrides(scopes, overrides.access)),
    auth_time: now,
    iss: issuerOf(pool.settings.id),
    exp: now + settings.accessTokenSeconds,
    iat: now,
    version: 2,
    jti: randomUUID(),
    client_id: settings.id,
  });
  return { accessToken, idToken: undefined, expiresIn: settings.accessTokenSeconds };
}

interface Decided extends TokenRequest {
  overrides: TokenOverrides;
  origin: SignInOrigin;
}

async function signBoth(keys: SigningKeys, now: number, decided: Decided): Promise<IssuedTokens> {
  const { pool, client, scopes } = decided;
  const { id, access } = await keys.forPool(pool.settings.id);
  const { accessTokenSeconds, idTokenSeconds } = client.settings;
  const shared = sharedClaims(decided, now);
  const accessToken = await sign(access, { ...accessClaims(decided), ...shared(), exp: now + accessTokenSeconds });
  const hash = scopes === undefined ? {} : { at_hash: toTokenHash(accessToken) };
  const isWanted = scopes === undefined || scopes.includes("openid");
  const idToken = isWanted
    ? await sign(id, { ...idClaims(decided), ...hash, ...shared(), exp: now + idTokenSeconds })
    : undefined;
  return { accessToken, idToken, expiresIn: accessTokenSeconds };
}

function sharedClaims({ pool, client, user, origin }: Decided, now: number) {
  const event = randomUUID();
  return () => ({
    sub: user.sub,
    iss: issuerOf(pool.settings.id),
    ...(client.settings.enableTokenRevocation ? { origin_jti: origin.originJti, jti: randomUUID() } : {}),
    event_id: event,
    auth_time: origin.authTime,
    iat: now,
  });
}

/** Claims that are the token's own come last: no other claim takes the place of one. */
function accessClaims({ client, user, scopes, overrides }: Decided) {
  const carried = applyScopeOverrides(scopes ?? [userScope], overrides.access);
  return {
    ...toOpenAccessClaims(overrides, client.settings.id),
    version: 2,
    client_id: client.settings.id,
    token_use: "access",
    ...toScope(carried),
    username: user.username,
  };
}

function idClaims({ client, user, scopes, nonce, overrides }: Decided) {
  return {
    ...toOpenIdClaims(overrides, client, user, scopes),
    "cognito:username": user.username,
    ...(nonce === undefined ? {} : { nonce }),
    aud: client.settings.id,
    token_use: "id",
  };
}

/** No scope at all is no claim. */
function toScope(scopes: string[]): { scope?: string } {
  return scopes.length > 0 ? { scope: scopes.join(" ") } : {};
}

/** The left half of the access token's SHA-256 (OpenID Connect Core, 3.1.3.6). */
function toTokenHash(accessToken: string): string {
  return createHash("sha256").update(accessToken).digest().subarray(0, 16).toString("base64url");
}

function sign(key: SigningKey, claims: Record<string, unknown>): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ kid: key.kid, alg: "RS256" }).sign(key.privateKey);
}
