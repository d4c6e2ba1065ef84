import { createAuthorizer } from "../../../local/gateway/authorizer";
import { type Jwk, toVerificationKeys } from "../../../local/gateway/signing-keys";
import { refusalOf } from "./refused";
import { authorizer } from "./served-api";
import { jwks, now } from "./tokens";

/** What an authorizer is told; left out: as in `served-api.ts`, at the time of the tests. */
export interface Circumstances {
  scopes?: string[];
  keys?: Jwk[];
  audience?: string[];
  time?: number;
}

/** What the function learns of a token, given as the whole Authorization header. */
export function authorize(token: string, { scopes = [], keys = jwks.keys, audience, time = now }: Circumstances = {}) {
  const settings = { ...authorizer, audience: audience ?? authorizer.audience };
  const check = createAuthorizer(settings, scopes, toVerificationKeys(keys), () => time);
  const { claims, scopes: carried } = check({ headers: { authorization: token }, query: undefined });
  return { claims: { ...claims }, scopes: carried };
}

/** 401 and the challenge, 403, or 200. */
export function verdict(token: string, circumstances?: Circumstances): string {
  const refusal = refusalOf(() => authorize(token, circumstances));
  return refusal ? [refusal.status, refusal.challenge].join(" ").trim() : "200";
}

/** What is said of a token where no text of AWS is known. */
export const unexplained = '401 Bearer scope="" error="invalid_token"';
