import type { Services } from "../services";
import { findProblem, requireGrantable } from "./authorization-checks";
import { type PageClient, requirePageClient, requireRedirectUri } from "./authorization-client";
import { findMisuse, readParameter, toCanonical } from "./parameters";
import { type AnswerTarget, RedirectError } from "./redirect";

/** What a client asks for by way of the browser (Authorize endpoint; RFC 6749, 4.1.1 and 4.2.1). */
export interface Authorization extends PageClient {
  /** One of the client's callback URLs. */
  redirectUri: string;

  /** `token`: the implicit flow. */
  responseType: "code" | "token";

  /** Those that are granted to who signs in. */
  scopes: string[];

  /** Goes back to the client as it is; undefined: none was given. */
  state: string | undefined;

  /** For the ID token (OpenID Connect Core, 3.1.2.1); undefined: none was given. */
  nonce: string | undefined;

  /** PKCE, always S256 (RFC 7636); undefined: none was given. */
  codeChallenge: string | undefined;

  /** `none`: no page may be shown; `form`: people sign in even if they already have; undefined: as need be. */
  prompt: "none" | "form" | undefined;

  /** User name to fill in; undefined: none was given. */
  loginHint: string | undefined;

  /** Language that the pages should speak, as it was given; undefined: none was. */
  lang: string | undefined;

  /** The parameters, to be carried on through links and forms to where this is read again. */
  query: URLSearchParams;

  /** Where the answer goes. */
  target: AnswerTarget;
}

/**
 * Reads the query of the authorization endpoint or of a sign-in page.
 *
 * @throws PageError while it is not certain who asks and that the answer goes to them
 * @throws RedirectError for everything else that is wrong
 */
export function readAuthorization(services: Services, query: URLSearchParams): Authorization {
  const pageClient = requirePageClient(services, query);
  const redirectUri = requireRedirectUri(pageClient.client, query);
  const target = readTarget(query, redirectUri);
  const problem = findProblem(query);
  if (problem !== undefined) throw new RedirectError(target, "invalid_request", problem);
  const responseType = readParameter(query, "response_type") === "token" ? "token" : "code";
  return {
    ...pageClient,
    redirectUri,
    responseType,
    scopes: requireGrantable(pageClient.client.settings, responseType, readParameter(query, "scope"), target),
    state: readParameter(query, "state"),
    nonce: readParameter(query, "nonce"),
    codeChallenge: readParameter(query, "code_challenge"),
    prompt: toPrompt(readParameter(query, "prompt")),
    loginHint: readParameter(query, "login_hint"),
    lang: readParameter(query, "lang"),
    query: toCanonical(query),
    target,
  };
}

/** A state that is refused does not go back. */
function readTarget(query: URLSearchParams, redirectUri: string): AnswerTarget {
  const part = readParameter(query, "response_type") === "token" ? "fragment" : "query";
  const state = findMisuse(query, "state") === undefined ? readParameter(query, "state") : undefined;
  return { redirectUri, part, state };
}

/** To choose an account is to sign in again; there is nothing to consent to for a pool's own users. */
function toPrompt(prompt: string | undefined): Authorization["prompt"] {
  if (prompt === "none") return "none";
  return prompt?.split(" ").some((value) => value === "login" || value === "select_account") ? "form" : undefined;
}
