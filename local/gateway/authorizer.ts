import type { JwtPayload } from "aws-jwt-verify/jwt-model";
import type { Clock } from "../clock";
import { Refusal } from "./answer";
import { requireValidClaims } from "./claim-checks";
import { toClaimTexts } from "./claims";
import { parseIdentitySource, readToken, type TokenCarrier } from "./identity-source";
import { requireScope } from "./scopes";
import type { JwtAuthorizerSettings } from "./settings";
import type { VerificationKey } from "./signing-keys";
import { createSignatureCheck, type Refuse } from "./token";

/** What a function learns of the caller's token (`requestContext.authorizer.jwt`). */
export interface JwtContext {
  claims: Record<string, string>;
  /** Null on a route that asks for no scope, even if the token carries some. */
  scopes: string[] | null;
}

/**
 * Lets a request through to a route, or not.
 *
 * @throws Refusal 401 without a valid token, 403 without a scope that the route asks for.
 */
export interface Authorize {
  (request: TokenCarrier): JwtContext;

  /** Decides the same, later, if another thread can check the signature meanwhile. */
  aside(request: TokenCarrier): JwtContext | Promise<JwtContext>;
}

/**
 * The whole check of a JWT authorizer ("Control access to HTTP APIs with JWT authorizers"), made ready for one route.
 * `token_use` is not among the checks: an ID token passes a route that asks for no scope, as on AWS.
 *
 * @param scopes Any of these; empty: none is asked for.
 * @param keys Public keys of the issuer, by their id.
 * @throws Error if the settings cannot be honoured.
 */
export function createAuthorizer(
  { issuer, audience, identitySource }: JwtAuthorizerSettings,
  scopes: string[],
  keys: ReadonlyMap<string, VerificationKey>,
  clock: Clock,
): Authorize {
  const source = parseIdentitySource(identitySource);
  if (!source) throw new Error(`identity source "${identitySource}" cannot be read`);
  const refuse = refuseAs(scopes);
  const signature = createSignatureCheck(issuer, keys, refuse);
  const decide = (payload: JwtPayload): JwtContext => {
    requireValidClaims(payload, audience, clock, refuse);
    return { scopes: requireScope(payload, scopes), claims: toClaimTexts(payload) };
  };
  const here = (request: TokenCarrier) => decide(signature.here(readToken(source, request)));
  const aside = (request: TokenCarrier) => {
    const payload = signature.aside(readToken(source, request));
    return payload instanceof Promise ? payload.then(decide) : decide(payload);
  };
  return Object.assign(here, { aside });
}

/** `error_description` only where AWS's text is documented or recorded; the scopes are the route's. */
function refuseAs(scopes: string[]): Refuse {
  const challenge = `Bearer scope="${scopes.join(" ")}" error="invalid_token"`;
  return (reason, description) =>
    new Refusal(401, reason, description === undefined ? challenge : `${challenge} error_description="${description}"`);
}
