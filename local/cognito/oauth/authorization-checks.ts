import type { ClientSettings } from "../settings";
import { OauthError } from "./oauth-error";
import { findMisused, readParameter } from "./parameters";
import { type AnswerTarget, RedirectError } from "./redirect";
import { requireScopes } from "./scopes";

/** What is wrong with the form of an authorization request, in words; undefined: nothing. */
export function findProblem(query: URLSearchParams): string | undefined {
  return (
    findMisused(query) ??
    findUnserved(query) ??
    findResponseProblem(query) ??
    findChallengeProblem(query) ??
    findPromptProblem(query)
  );
}

/** What AWS does and this does not, and what would be less than was asked for if it was passed over. */
function findUnserved(query: URLSearchParams): string | undefined {
  const provider = readParameter(query, "identity_provider") ?? "COGNITO";
  if (provider !== "COGNITO") return "identity_provider must be COGNITO: no other signs people in here";
  if (query.get("idp_identifier"))
    return "idp_identifier is not served here: no other identity provider signs people in";
  if (query.get("resource")) return "resource is not served here: tokens are bound to no resource";
  return undefined;
}

function findResponseProblem(query: URLSearchParams): string | undefined {
  const type = readParameter(query, "response_type");
  return type === "code" || type === "token" ? undefined : "response_type must be code or token";
}

/** A SHA-256 in base64url (RFC 7636, 4.2). */
const challengeForm = /^[\w-]{43}$/;

/** S256 is the only method: with `plain`, also where no method is named, who sees the request could redeem the code. */
function findChallengeProblem(query: URLSearchParams): string | undefined {
  const challenge = readParameter(query, "code_challenge");
  const method = readParameter(query, "code_challenge_method");
  if (challenge === undefined && method === undefined) return undefined;
  if (challenge === undefined) return "code_challenge_method is given without a code_challenge";
  if (method !== "S256") return "code_challenge_method must be S256";
  if (!challengeForm.test(challenge)) return "code_challenge must be a SHA-256 in base64url";
  return undefined;
}

const prompts = ["none", "login", "select_account", "consent"];

/** `none` stands alone (OpenID Connect Core, 3.1.2.1). */
function findPromptProblem(query: URLSearchParams): string | undefined {
  const values = (readParameter(query, "prompt") ?? "").split(" ").filter((value) => value !== "");
  if (values.some((value) => !prompts.includes(value))) return `prompt must be of ${prompts.join(", ")}`;
  if (values.length > 1 && values.includes("none")) return "prompt=none must stand alone";
  return undefined;
}

/**
 * The scopes that the client may be granted for what it asks for.
 *
 * @throws RedirectError `unauthorized_client` for a flow that the client does not have, `invalid_scope` for a scope
 */
export function requireGrantable(
  settings: ClientSettings,
  responseType: "code" | "token",
  asked: string | undefined,
  target: AnswerTarget,
): string[] {
  const flow = responseType === "code" ? "code" : "implicit";
  if (!settings.allowedOauthFlows.includes(flow)) {
    throw new RedirectError(target, "unauthorized_client", `the client's flows do not include ${flow}`);
  }
  const scopes = requireClientScopes(settings, asked, target);
  const needsOpenid = asked !== undefined && scopes.some((scope) => ["email", "phone", "profile"].includes(scope));
  if (needsOpenid && !scopes.includes("openid")) {
    throw new RedirectError(target, "invalid_scope", "email, phone and profile need openid beside them");
  }
  return scopes;
}

function requireClientScopes(settings: ClientSettings, asked: string | undefined, target: AnswerTarget): string[] {
  try {
    return requireScopes(settings, asked);
  } catch (error) {
    if (error instanceof OauthError) throw new RedirectError(target, "invalid_scope", error.message);
    throw error;
  }
}
