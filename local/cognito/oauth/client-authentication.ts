import type { Client } from "../pools/directory";
import { sameSecret } from "../secrets";
import type { Services } from "../services";
import { type Form, requireField } from "./form";
import { OauthError } from "./oauth-error";

/** Who a client says it is, and by what it proves it. */
interface Credentials {
  clientId: string;
  /** Any of them may be the secret; empty: none was given. */
  secrets: string[];
}

/**
 * The client that a request is from (RFC 6749, 2.3): one with a secret gives it, by HTTP Basic or in the body; one without
 * gives its id alone.
 *
 * @throws OauthError `invalid_request` for no client, and for both ways at once; `invalid_client` for an unknown client, a
 *   secret that is missing, wrong or of a client that has none, and a pool without a domain
 */
export function requireCaller({ directory }: Services, request: Request, form: Form): Client {
  const { clientId, secrets } = readCredentials(request, form);
  const client = directory.client(clientId);
  if (client === undefined) throw new OauthError("invalid_client", "there is no such client");
  requireSecret(client, secrets);
  if (directory.domainOf(client.settings.poolId) === undefined) {
    const message = "the user pool has no domain, and so no OAuth endpoints";
    throw new OauthError("invalid_client", message, `${message}: give a client callbackUrls, or the pool a domain`);
  }
  return client;
}

function requireSecret({ settings: { secret } }: Client, given: string[]): void {
  if (secret === undefined && given.length > 0) throw new OauthError("invalid_client", "the client has no secret");
  if (secret !== undefined && given.length === 0)
    throw new OauthError("invalid_client", "the client's secret is missing");
  if (secret !== undefined && !given.some((one) => sameSecret(one, secret))) {
    throw new OauthError("invalid_client", "the client's secret is another one");
  }
}

function readCredentials(request: Request, form: Form): Credentials {
  const authorization = request.headers.get("authorization");
  const inBody = form.get("client_secret");
  if (authorization === null) {
    return { clientId: requireField(form, "client_id"), secrets: inBody === undefined ? [] : [inBody] };
  }
  if (inBody !== undefined) throw new OauthError("invalid_request", "the client gives its secret in two ways");
  const credentials = readBasic(authorization);
  if (form.has("client_id") && form.get("client_id") !== credentials.clientId) {
    throw new OauthError("invalid_client", "the client says two ids of itself");
  }
  return credentials;
}

/**
 * Both parts are form-encoded before they become Basic credentials (RFC 6749, 2.3.1), but AWS's own examples do not do so:
 * a secret is taken either way.
 */
function readBasic(authorization: string): Credentials {
  const [, encoded] = authorization.match(/^Basic +([A-Za-z0-9+/_-]+=*)$/i) ?? [];
  const [, id, secret] =
    Buffer.from(encoded ?? "", "base64")
      .toString("utf8")
      .match(/^([^:]+):(.*)$/s) ?? [];
  if (id === undefined || secret === undefined) {
    throw new OauthError("invalid_client", "the Authorization header is not of HTTP Basic");
  }
  const secrets = secret === "" ? [] : [secret, decodeForm(secret) ?? secret];
  return { clientId: decodeForm(id) ?? id, secrets };
}

/** Undefined: the text is not form-encoded. */
function decodeForm(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
