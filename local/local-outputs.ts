import { issuerOf, type ProgramSettings } from "./resources/program-settings";

/** Where the local parts are reached. */
export interface LocalAddresses {
  /** By id of the API, without a trailing slash. */
  apiUrls: Record<string, string>;

  /** Without a trailing slash. */
  endpointUrl: string;
}

/**
 * The stack's outputs as a person or a tool can open them here: addresses of the API, of the sign-in page and of
 * documents under the issuer become local. The issuer itself stays AWS's, as it is in tokens.
 */
export function toLocalOutputs(
  outputs: Record<string, unknown>,
  { apis, identity, signInHosts }: Pick<ProgramSettings, "apis" | "identity" | "signInHosts">,
  { apiUrls, endpointUrl }: LocalAddresses,
): Record<string, unknown> {
  const bases = [
    ...apis.map(({ id, region }) => [`https://${id}.execute-api.${region}.amazonaws.com`, apiUrls[id] ?? ""] as const),
    ...signInHosts.map(({ host }) => [`https://${host}`, endpointUrl] as const),
    ...identity.pools.map(
      (pool) => [`${issuerOf(pool)}/.well-known`, `${endpointUrl}/${pool.id}/.well-known`] as const,
    ),
  ];
  const localize = (value: unknown): unknown => {
    if (typeof value === "string") return toLocal(value, bases);
    if (Array.isArray(value)) return value.map(localize);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, localize(item)]));
  };
  return Object.fromEntries(Object.entries(outputs).map(([key, value]) => [key, localize(value)]));
}

function toLocal(text: string, bases: (readonly [string, string])[]): string {
  const base = bases.find(([from]) => text === from || text.startsWith(`${from}/`) || text.startsWith(`${from}?`));
  return base ? base[1] + text.slice(base[0].length) : text;
}
