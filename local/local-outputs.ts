import { issuerOf } from "./cognito/tokens/issuer";
import { type ProgramSettings } from "./resources/program-settings";

/** Where the local parts are reached. */
export interface LocalAddresses {
  /** By id of the API, without a trailing slash. */
  apiUrls: Record<string, string>;

  /** Without a trailing slash. */
  endpointUrl: string;
}

/** An address on AWS, and what stands for it here. */
type Base = readonly [aws: string, local: string];

/**
 * The stack's outputs as a person or a tool can open them here: addresses of the API, of the sign-in page, with where it
 * sends people back, and of documents under the issuer become local. The issuer itself stays AWS's, as it is in tokens.
 * Settings of Amplify for a pool are led here by `userPoolEndpoint`; its `oauth.domain` is a host that Amplify opens by
 * https, so it stays AWS's.
 */
export function toLocalOutputs(
  outputs: Record<string, unknown>,
  { apis, identity, signInHosts }: Pick<ProgramSettings, "apis" | "identity" | "signInHosts">,
  { apiUrls, endpointUrl }: LocalAddresses,
): Record<string, unknown> {
  const bases = [
    ...toApiBases(apis, apiUrls),
    ...signInHosts.map(({ host }): Base => [`https://${host}`, endpointUrl]),
    ...identity.pools.map(({ id }): Base => [`${issuerOf(id)}/.well-known`, `${endpointUrl}/${id}/.well-known`]),
  ];
  const localize = (value: unknown): unknown => {
    if (typeof value === "string") return toLocal(value, bases);
    if (Array.isArray(value)) return value.map(localize);
    if (typeof value !== "object" || value === null) return value;
    const items = Object.entries(value).map(([key, item]) => [key, localize(item)]);
    return { ...Object.fromEntries(items), ...toEndpoint(value, identity, endpointUrl) };
  };
  return Object.fromEntries(Object.entries(outputs).map(([key, value]) => [key, localize(value)]));
}

/** What leads Amplify's calls to a pool here; nothing for other settings. */
function toEndpoint(value: object, { pools }: ProgramSettings["identity"], endpointUrl: string) {
  const { userPoolId, userPoolClientId } = value as Record<string, unknown>;
  const isAmplify = typeof userPoolClientId === "string" && pools.some(({ id }) => id === userPoolId);
  return isAmplify ? { userPoolEndpoint: endpointUrl } : {};
}

/** An address in one of the APIs as it is reached here; any other address stays as it is. */
export function toLocalUrl(url: string, apis: ProgramSettings["apis"], apiUrls: LocalAddresses["apiUrls"]): string {
  return toLocal(url, toApiBases(apis, apiUrls));
}

/** An API that does not listen yet has no address here. */
function toApiBases(apis: ProgramSettings["apis"], apiUrls: LocalAddresses["apiUrls"]): Base[] {
  return apis.flatMap(({ id, region }): Base[] => {
    const local = apiUrls[id];
    return local === undefined ? [] : [[`https://${id}.execute-api.${region}.amazonaws.com`, local]];
  });
}

function toLocal(text: string, bases: Base[]): string {
  const base = bases.find(([from]) => text === from || text.startsWith(`${from}/`) || text.startsWith(`${from}?`));
  return base ? withLocalQuery(base[1] + text.slice(base[0].length), bases) : text;
}

/** The sign-in page is told in its query where to send people back. */
function withLocalQuery(url: string, bases: Base[]): string {
  return url.replace(/([?&][^=&#]*=)([^&#]*)/g, (whole, name: string, encoded: string) => {
    const value = new URLSearchParams(`value=${encoded}`).get("value") ?? "";
    const local = toLocal(value, bases);
    return local === value ? whole : name + encodeURIComponent(local);
  });
}
