// An issuer of the tests' own, on an API of its own: discovery document and key set, nothing else. It holds no private key.
export const handler = async ({ requestContext, rawPath }) => {
  const issuer = `https://${requestContext.domainName}`;
  if (rawPath === "/jwks.json") return JSON.parse(process.env.KEYS);
  return {
    issuer,
    jwks_uri: `${issuer}/jwks.json`,
    authorization_endpoint: `${issuer}/none`,
    token_endpoint: `${issuer}/none`,
    response_types_supported: ["token"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
};
