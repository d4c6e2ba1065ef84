import { JwtInvalidIssuerError, JwtInvalidSignatureError } from "aws-jwt-verify/error";
import type { JwtPayload } from "aws-jwt-verify/jwt-model";
import { verifyJwtSync } from "aws-jwt-verify/jwt-verifier";
import type { Refusal } from "./answer";
import { SignatureThread, type SignedClaims, type Signer } from "./signature-thread";
import type { VerificationKey } from "./signing-keys";

/** How a token is refused: 401, with what AWS's answer is known to say about it. */
export type Refuse = (reason: string, description?: string) => Refusal;

const compactForm = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
const algorithms: ReadonlySet<unknown> = new Set(["RS256", "RS384", "RS512"]);

/** Reads the claims of a token that the issuer signed, or throws a Refusal. */
export interface SignatureCheck {
  /** Checks the signature at once. */
  here(token: string): JwtPayload;

  /** Has it checked by another thread, if that is ready; decides the same. */
  aside(token: string): JwtPayload | Promise<JwtPayload>;
}

/** Headers that are remembered: a pool signs with few keys, each always under the same header. */
const maxKnownHeaders = 16;

const thread = new SignatureThread();

/**
 * Makes what reads the claims of a token that this issuer signed. Nothing in the token's header chooses a key but `kid`,
 * among the issuer's own; `jku`, `x5u` and `jwk` are not looked at. When it is valid is not asked here.
 *
 * Every signature is checked, with a key that the issuer has at that time. Only which key a header names is remembered, by
 * the header's text: it follows from nothing else.
 *
 * @param refuse Makes the Refusal of any other token.
 */
export function createSignatureCheck(
  issuer: string,
  keys: ReadonlyMap<string, VerificationKey>,
  refuse: Refuse,
): SignatureCheck {
  const rules = { issuer, audience: null, graceSeconds: Number.POSITIVE_INFINITY };
  const keyIds = new Map<string, string>();
  const signerIds = new Map<VerificationKey, number>();
  const findKey = (token: string): VerificationKey => {
    requireCompactForm(token, refuse);
    const header = token.slice(0, token.indexOf("."));
    const known = keyIds.get(header);
    const keyId = known ?? requireKeyId(requireHeader(header, refuse), refuse);
    const key = keys.get(keyId);
    if (!key) throw refuse("the token's key (kid) is none of this issuer's");
    if (known === undefined && keyIds.size < maxKnownHeaders) keyIds.set(header, keyId);
    return key;
  };
  const requireClaims = (claims: SignedClaims): JwtPayload => {
    if (typeof claims === "string") throw toRefusal(claims, issuer, refuse);
    return claims;
  };
  return {
    here: (token) => requireClaims(verify(token, findKey(token), rules)),
    aside: (token) => {
      const key = findKey(token);
      if (!thread.isReady()) return requireClaims(verify(token, key, rules));
      const id = signerIds.get(key) ?? thread.idOf({ jwk: key.jwk, rules });
      signerIds.set(key, id);
      return thread.check(token, id, () => verify(token, key, rules)).then(requireClaims);
    },
  };
}

function verify(token: string, key: VerificationKey, rules: Signer["rules"]): SignedClaims {
  try {
    return verifyJwtSync(token, key.jwk, rules, () => key.publicKey);
  } catch (error) {
    return error instanceof Error ? error.constructor.name : "Error";
  }
}

/** @param error Class name of an error of `aws-jwt-verify`. */
function toRefusal(error: string, issuer: string, refuse: Refuse): Refusal {
  if (error === JwtInvalidSignatureError.name) {
    return refuse("the signature is not by the key that the token names");
  }
  if (error === JwtInvalidIssuerError.name) {
    return refuse(`the token was issued by another pool than ${issuer}`, "issuer does not match");
  }
  return refuse("the token is not a valid JWT of this issuer's algorithm");
}

function requireCompactForm(token: string, refuse: Refuse): void {
  if (compactForm.test(token)) return;
  if (token.split(".").length !== 3) {
    throw refuse("what was sent is not a JWT", "token contains an invalid number of segments");
  }
  throw refuse("the token is not three parts of base64url");
}

/** @param text The first part of the token. */
function requireHeader(text: string, refuse: Refuse): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (typeof header === "object" && header !== null) return { ...header };
  } catch {
    // The parser's message quotes the token.
  }
  throw refuse("the token's header is not a JSON object");
}

function requireKeyId(header: Record<string, unknown>, refuse: Refuse): string {
  if (!algorithms.has(header["alg"])) throw refuse("the token is not signed with an RSA algorithm (RS256)");
  // RFC 7515, 4.1.11: what must be understood and is not makes the token invalid.
  if (header["crit"] !== undefined) throw refuse("the token's header asks for extensions (crit)");
  const kid = header["kid"];
  if (typeof kid !== "string") throw refuse("the token's header names no key (kid)");
  return kid;
}
