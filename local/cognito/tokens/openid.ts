import { issuerOf } from "./issuer";

/**
 * The discovery document of a pool (OpenID Connect Discovery 1.0, 3). The issuer is the one in the tokens, AWS's; every
 * address that somebody would open is on this machine.
 */
export function openidConfiguration(poolId: string, endpointUrl: string): Record<string, unknown> {
  return {
    authorization_endpoint: `${endpointUrl}/oauth2/authorize`,
    end_session_endpoint: `${endpointUrl}/logout`,
    id_token_signing_alg_values_supported: ["RS256"],
    issuer: issuerOf(poolId),
    jwks_uri: `${endpointUrl}/${poolId}/.well-known/jwks.json`,
    response_types_supported: ["code", "token"],
    revocation_endpoint: `${endpointUrl}/oauth2/revoke`,
    scopes_supported: ["openid", "email", "phone", "profile"],
    subject_types_supported: ["public"],
    token_endpoint: `${endpointUrl}/oauth2/token`,
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    userinfo_endpoint: `${endpointUrl}/oauth2/userInfo`,
  };
}
