import type { Client } from "../pools/directory";
import { sameSecret } from "../secrets";
import type { Services } from "../services";
import type { IssuedTokens } from "../tokens/tokens";
import { OauthError } from "./oauth-error";
import { requireScopes } from "./scopes";

/** A request with `grant_type=client_credentials`. */
export interface MachineRequest {
  clientId: string;

  /** As given, by whichever of the two ways (RFC 6749, 2.3.1); undefined: none was. */
  clientSecret: string | undefined;

  /** As given; undefined: all of the client's. */
  scope: string | undefined;
}

/**
 * An access token for a client that acts for itself (RFC 6749, 4.4): no ID token, no refresh token.
 *
 * @throws OauthError `invalid_client` for an unknown client or a wrong secret, `unauthorized_client` for one that may not
 *   do this, `invalid_scope` for a scope it may not have
 */
export async function issueMachineToken(services: Services, request: MachineRequest): Promise<IssuedTokens> {
  const client = requireClient(services, request);
  if (!client.settings.allowedOauthFlows.includes("client_credentials")) {
    throw new OauthError("unauthorized_client", "the client's flows do not include client_credentials");
  }
  return services.tokens.forMachine(client, requireScopes(client.settings, request.scope));
}

function requireClient({ directory }: Services, { clientId, clientSecret }: MachineRequest): Client {
  const client = directory.client(clientId);
  if (client === undefined) throw new OauthError("invalid_client", "there is no such client");
  const { secret } = client.settings;
  if (secret === undefined)
    throw new OauthError("unauthorized_client", "the client has no secret to act for itself with");
  if (clientSecret === undefined || !sameSecret(clientSecret, secret)) {
    throw new OauthError("invalid_client", "the client's secret was not given, or is another one");
  }
  return client;
}
