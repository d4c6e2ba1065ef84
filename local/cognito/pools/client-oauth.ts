import { InvalidParameter, ScopeDoesNotExist } from "../errors";

interface OauthInput {
  AllowedOAuthFlowsUserPoolClient?: boolean | undefined;
  AllowedOAuthFlows?: ("code" | "implicit" | "client_credentials")[] | undefined;
  AllowedOAuthScopes?: string[] | undefined;
  CallbackURLs?: string[] | undefined;
  LogoutURLs?: string[] | undefined;
  DefaultRedirectURI?: string | undefined;
}

/** The scopes that a pool has without a resource server. */
const builtInScopes = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"];

/**
 * @param customScopes those of the pool's resource servers
 * @throws InvalidParameter for what the sign-in page of this client could not do, or could be misused for.
 * @throws ScopeDoesNotExist
 */
export function requireOauth(input: OauthInput, secret: string | undefined, customScopes: string[]): void {
  const { AllowedOAuthFlows: flows = [], AllowedOAuthScopes: scopes = [] } = input;
  const { CallbackURLs: callbacks = [], LogoutURLs: logouts = [] } = input;
  if (input.AllowedOAuthFlowsUserPoolClient !== true) {
    if (flows.length + scopes.length + callbacks.length + logouts.length === 0) return;
    throw new InvalidParameter(
      "AllowedOAuthFlowsUserPoolClient must be true to set AllowedOAuthFlows, AllowedOAuthScopes, CallbackURLs or LogoutURLs",
    );
  }
  if (flows.length === 0 || scopes.length === 0) {
    throw new InvalidParameter(
      "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
    );
  }
  requireFlows(flows, callbacks, secret);
  requireMachineScopes(flows, scopes);
  const unknown = scopes.find((scope) => !builtInScopes.includes(scope) && !customScopes.includes(scope));
  if (unknown !== undefined) throw new ScopeDoesNotExist(`Invalid scope requested: ${unknown}`);
  for (const url of [...callbacks, ...logouts]) requireRedirect(url);
  if (input.DefaultRedirectURI !== undefined && !callbacks.includes(input.DefaultRedirectURI)) {
    throw new InvalidParameter(
      `The default redirect URI ${input.DefaultRedirectURI} is not in the callback URIs list.`,
    );
  }
}

function requireFlows(flows: string[], callbacks: string[], secret: string | undefined): void {
  const machine = flows.includes("client_credentials");
  if (machine && flows.length > 1) {
    throw new InvalidParameter("client_credentials flow can not be selected along with code flow or implicit flow.");
  }
  if (machine && secret === undefined) {
    throw new InvalidParameter("client_credentials flow can not be selected if client does not have a client secret.");
  }
  if (!machine && callbacks.length === 0) {
    throw new InvalidParameter("CallbackUrls can not be empty when code flow or implicit flow is selected");
  }
}

/** A machine is nobody: what is said of people, and what people do to themselves, is not for it (Resource servers). */
function requireMachineScopes(flows: string[], scopes: string[]): void {
  const personal = scopes.find((scope) => builtInScopes.includes(scope));
  if (flows.includes("client_credentials") && personal !== undefined) {
    throw new InvalidParameter(`${personal} is not supported with client_credentials flow.`);
  }
}

/** What a browser would run, or show as its own, in the place of a page. */
const scripts = ["javascript:", "data:", "vbscript:", "blob:", "file:", "about:"];

function requireRedirect(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined) throw new InvalidParameter(`${url} is not an absolute URL.`);
  if (url.includes("#")) throw new InvalidParameter(`${url} cannot use fragment`);
  if (scripts.includes(parsed.protocol)) throw new InvalidParameter(`${url} is not a URL that people can be sent to.`);
  const loopback = ["localhost", "127.0.0.1", "[::1]"].includes(parsed.hostname);
  if (parsed.protocol === "http:" && !loopback) throw new InvalidParameter(`${url} cannot use the HTTP protocol.`);
}
