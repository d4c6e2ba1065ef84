import type { Client } from "../pools/directory";
import type { Services } from "../services";
import type { ClientSettings } from "../settings";
import type { IssuedTokens } from "../tokens/tokens";
import type { Form } from "./form";
import { OauthError } from "./oauth-error";
import { requireScopes } from "./scopes";

/**
 * An access token for a client that acts for itself (RFC 6749, 4.4): no ID token, no refresh token.
 *
 * @throws OauthError `unauthorized_client` for a client that may not do this, and for a scope that it may not have
 * @throws UnexpectedLambda, UserLambdaValidation, InvalidLambdaResponse if the pool's trigger is asked and gives no answer
 */
export async function issueMachineToken(services: Services, client: Client, form: Form): Promise<IssuedTokens> {
  const { secret, allowedOauthFlows } = client.settings;
  if (secret === undefined)
    throw new OauthError("unauthorized_client", "the client has no secret to act for itself with");
  if (!allowedOauthFlows.includes("client_credentials")) {
    throw new OauthError("unauthorized_client", "the client's flows do not include client_credentials");
  }
  const scopes = requireOwnScopes(client.settings, form.get("scope"));
  const pool = services.directory.requirePool(client.settings.poolId);
  return services.tokens.forMachine({ pool, client, scopes, clientMetadata: readMetadata(form) });
}

/** Of a token request AWS's page names this error for a scope as well. */
function requireOwnScopes(settings: ClientSettings, asked: string | undefined): string[] {
  try {
    return requireScopes(settings, asked);
  } catch (error) {
    throw error instanceof OauthError ? new OauthError("unauthorized_client", error.message) : error;
  }
}

/** What the client gives to the pool's trigger: a JSON object of texts. */
function readMetadata(form: Form): Record<string, string> | undefined {
  const given = form.get("aws_client_metadata");
  if (given === undefined) return undefined;
  const metadata = parse(given);
  if (typeof metadata !== "object" || metadata === null || Array.isArray(metadata)) throw malformed();
  if (!Object.values(metadata).every((value) => typeof value === "string")) throw malformed();
  return metadata as Record<string, string>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}

function malformed(): OauthError {
  return new OauthError("invalid_request", "aws_client_metadata must be a JSON object of texts");
}
