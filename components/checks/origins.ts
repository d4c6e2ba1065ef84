import { type Describe, hide, isComputed, refuse } from "./refusal";
import { requireDistinct, requireText } from "./values";

/** The wildcards that API Gateway documents for `allowOrigins`; all others match nothing. */
const wildcards = ["*", "https://*", "http://*"];

/**
 * Takes the origins whose pages may call the API; computed ones are passed over.
 *
 * @param credentials Whether browsers may send cookies.
 * @throws Refusal for an empty list, for one that stands twice, and for what no browser ever sends as its origin.
 */
export function requireOrigins<T>(
  origins: readonly T[],
  where: string,
  credentials: boolean,
  describe: Describe = hide,
): T[] {
  if (origins.length === 0) refuse(where, "must hold an origin", "write one, or leave cors out");
  origins.forEach((origin, index) => {
    if (!isComputed(origin)) requireOrigin(origin, `${where}[${index}]`, credentials, describe);
  });
  requireDistinct(where, origins, describe);
  return [...origins];
}

function requireOrigin(value: unknown, where: string, credentials: boolean, describe: Describe): void {
  const origin = requireText(value, where, describe);
  const given = describe(origin);
  if (wildcards.includes(origin)) {
    if (credentials)
      refuse(where, "lets any page call with cookies", "write each origin, or leave credentials out", given);
    return;
  }
  if (origin === "null") refuse(where, "is the origin of any sandboxed page", "write https://<host>");
  if (origin.includes("*")) refuse(where, "holds a wildcard that matches nothing", "write each origin in full", given);
  const parsed = URL.canParse(origin) ? new URL(origin) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    refuse(where, "must be scheme and host", "write https://<host>, with :<port> if it has one", given);
  }
  if (parsed.origin !== origin) refuse(where, "is not how a browser writes an origin", `write ${parsed.origin}`, given);
}
