import { JwtInvalidIssuerError, JwtInvalidSignatureError } from "aws-jwt-verify/error";
import type { JwtPayload } from "aws-jwt-verify/jwt-model";
import { verifyJwtSync } from "aws-jwt-verify/jwt-verifier";
import { Refusal } from "./answer";
import type { VerificationKey } from "./signing-keys";

/** How a token is refused: 401, with what AWS's answer is known to say about it. */
export type Refuse = (reason: string, description?: string) => Refusal;

const compactForm = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
const algorithms: ReadonlySet<unknown> = new Set(["RS256", "RS384", "RS512"]);

/**
 * The claims of a token that this issuer signed. Nothing in the token's header chooses a key but `kid`, among the
 * issuer's own; `jku`, `x5u` and `jwk` are not looked at. When it is valid is not asked here.
 *
 * @throws Refusal of `refuse` for anything else.
 */
export function requireSigned(
  token: string,
  issuer: string,
  keys: ReadonlyMap<string, VerificationKey>,
  refuse: Refuse,
): JwtPayload {
  const key = requireKey(requireHeader(token, refuse), keys, refuse);
  try {
    const rules = { issuer, audience: null, graceSeconds: Number.POSITIVE_INFINITY };
    return verifyJwtSync(token, key.jwk, rules, () => key.publicKey);
  } catch (error) {
    if (error instanceof JwtInvalidSignatureError) {
      throw refuse("the signature is not by the key that the token names");
    }
    if (error instanceof JwtInvalidIssuerError) {
      throw refuse(`the token was issued by another pool than ${issuer}`, "issuer does not match");
    }
    throw refuse("the token is not a valid JWT of this issuer's algorithm");
  }
}

function requireHeader(token: string, refuse: Refuse): Record<string, unknown> {
  if (token.split(".").length !== 3) {
    throw refuse("what was sent is not a JWT", "token contains an invalid number of segments");
  }
  if (!compactForm.test(token)) throw refuse("the token is not three parts of base64url");
  try {
    const header: unknown = JSON.parse(Buffer.from(token.slice(0, token.indexOf(".")), "base64url").toString());
    if (typeof header === "object" && header !== null) return { ...header };
  } catch {
    // The parser's message quotes the token.
  }
  throw refuse("the token's header is not a JSON object");
}

function requireKey(
  header: Record<string, unknown>,
  keys: ReadonlyMap<string, VerificationKey>,
  refuse: Refuse,
): VerificationKey {
  if (!algorithms.has(header["alg"])) throw refuse("the token is not signed with an RSA algorithm (RS256)");
  // RFC 7515, 4.1.11: what must be understood and is not makes the token invalid.
  if (header["crit"] !== undefined) throw refuse("the token's header asks for extensions (crit)");
  const kid = header["kid"];
  if (typeof kid !== "string") throw refuse("the token's header names no key (kid)");
  const key = keys.get(kid);
  if (!key) throw refuse("the token's key (kid) is none of this issuer's");
  return key;
}
