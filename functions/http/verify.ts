import { createPublicKey, type KeyObject } from "node:crypto";
import { JwtExpiredError, KidNotFoundInJwksError } from "aws-jwt-verify/error";
import type { CognitoAccessTokenPayload, CognitoIdTokenPayload, JwtPayload } from "aws-jwt-verify/jwt-model";
import { verifyJwtSync } from "aws-jwt-verify/jwt-verifier";
import { HttpError } from "./errors";

/** Which of Cognito's tokens: its claim `token_use`. */
export type TokenUse = "access" | "id";

/** What a token must be besides valid. */
export interface VerifyOptions<Use extends TokenUse = "access"> {
  /** The one kind of token that is taken. @default "access" */
  tokenUse?: Use | undefined;

  /**
   * The token must carry one of these scopes; an ID token carries none. A program's token, of a machine client, is taken only
   * where its scope is asked for. @default - any token of a person
   */
  scopes?: string[] | undefined;

  /** The person must be in one of these groups. @default - any groups, or none */
  groups?: string[] | undefined;
}

const optionNames = ["tokenUse", "scopes", "groups"];

/** Claims of a verified token. A machine client's access token has no `username`. */
export type VerifiedToken<Use extends TokenUse = "access"> = Use extends "id"
  ? CognitoIdTokenPayload
  : CognitoAccessTokenPayload;

/** What the function trusts: written into its environment by `handler.tokenVerification`. */
interface Trust {
  issuer: string;
  clientIds: string[];
  jwks: { keys: { kty: string; kid: string }[] };
  publicKeys: Map<string, KeyObject>;
}

/**
 * Verifies a token inside a function, for what no gateway verified: a route that is public, a message, a socket. Signature,
 * issuer, expiry, kind and client are checked against the API's own pool and clients. Nothing is fetched: the pool's keys
 * are those of the last deployment, and a token of a key that came later is refused until the next one.
 *
 * @param token the token, or an `Authorization` header with `Bearer` before it
 * @returns its claims
 * @throws HttpError 401 for a token that is missing or not valid, 403 for one without the scope or group that is asked for;
 * Error if the function has no `tokenVerification`, and for options that are not these: a lock that is misspelled is no lock
 */
export function verifyToken<Use extends TokenUse = "access">(
  token: string | undefined,
  options: VerifyOptions<Use> = {},
): VerifiedToken<Use> {
  requireOptions(options);
  const { tokenUse = "access", scopes, groups } = options;
  const trust = readTrust();
  const claims = requireSigned(token?.replace(/^bearer +/i, "") ?? "", trust);
  if (claims["token_use"] !== tokenUse) throw unauthorized(`the token is not an ${tokenUse} token`);
  const client = claims[tokenUse === "id" ? "aud" : "client_id"];
  if (!trust.clientIds.some((id) => id === client)) throw unauthorized("the token is for another client");
  if (claims.exp === undefined) throw unauthorized("the token never ends");
  const isPerson = tokenUse === "id" || typeof claims["username"] === "string";
  if (!isPerson && !scopes) throw new HttpError(403, "Forbidden", { cause: new Error("the token is a program's") });
  requireOneOf(scopes, claims.scope?.split(" "), "scope");
  requireOneOf(groups, claims["cognito:groups"], "group");
  return claims as VerifiedToken<Use>;
}

/** Options may come from plain JavaScript: a list that is none, or has another name, must not look like one left out. */
function requireOptions(options: object): void {
  for (const [name, value] of Object.entries(options)) {
    if (!optionNames.includes(name))
      throw new Error(`verifyToken has no option ${name}: write ${optionNames.join(", ")}`);
    if (name === "tokenUse" || value === undefined) continue;
    const isList = Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string");
    if (!isList) throw new Error(`verifyToken needs a list of texts for ${name}: leave it out to ask for none`);
  }
}

function requireSigned(token: string, { issuer, jwks, publicKeys }: Trust): JwtPayload {
  try {
    return verifyJwtSync(token, jwks, { issuer, audience: null }, ({ kid = "" }) => {
      const key = publicKeys.get(kid);
      if (!key) throw new KidNotFoundInJwksError();
      return key;
    });
  } catch (error) {
    // The library's own messages may quote parts of the token.
    if (error instanceof JwtExpiredError) throw unauthorized("the token has expired");
    if (error instanceof KidNotFoundInJwksError)
      throw unauthorized("the token's key is not one of the last deployment");
    throw unauthorized(`the token is not a JWT that ${issuer} signed`);
  }
}

function requireOneOf(wanted: string[] | undefined, given: unknown, what: string): void {
  if (!wanted || (Array.isArray(given) && wanted.some((one) => given.includes(one)))) return;
  throw new HttpError(403, "Forbidden", { cause: new Error(`the token has no ${what} of ${wanted.join(", ")}`) });
}

/** The caller is told no more than that; the reason is the error's `cause`. */
function unauthorized(reason: string): HttpError {
  return new HttpError(401, "Unauthorized", { cause: new Error(reason) });
}

let known: { source: string; trust: Trust } | undefined;

/** Read again only if the environment changes. */
function readTrust(): Trust {
  const [issuer, clients, keys] = ["ISSUER", "CLIENT_IDS", "JWKS"].map(readVariable) as [string, string, string];
  const source = JSON.stringify([issuer, clients, keys]);
  if (known?.source !== source) known = { source, trust: toTrust(issuer, clients, keys) };
  return known.trust;
}

function readVariable(name: string): string {
  const value = process.env[`SECURED_API_${name}`];
  if (!value) {
    throw new Error(`SECURED_API_${name} is not set: declare the function with handler.tokenVerification true`);
  }
  return value;
}

function toTrust(issuer: string, clients: string, keys: string): Trust {
  const clientIds = clients.split(",").filter((id) => id !== "");
  try {
    const jwks: Trust["jwks"] = JSON.parse(keys);
    const publicKeys = new Map(jwks.keys.map((key) => [key.kid, createPublicKey({ key, format: "jwk" })]));
    return { issuer, clientIds, jwks, publicKeys };
  } catch (cause) {
    throw new Error("SECURED_API_JWKS is not a key set: leave it to handler.tokenVerification", { cause });
  }
}
