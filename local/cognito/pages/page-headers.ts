import type { ClientSettings } from "../settings";

/**
 * What every answer of a page says to the browser: run nothing, load nothing from elsewhere, stand in no frame, keep
 * nothing, tell no other site where one came from. Forms go to the pages themselves; a browser holds their redirects
 * to the same list, so it has the origins of the client's own callback and logout URLs.
 *
 * `Referrer-Policy` is `same-origin`: with `no-referrer` browsers send `Origin: null` with a form.
 *
 * @param nonce of the style sheet in the page
 * @param client undefined: none is known
 */
export function toPageHeaders(nonce: string, client: ClientSettings | undefined): Record<string, string> {
  const targets = [...new Set([...(client?.callbackUrls ?? []), ...(client?.logoutUrls ?? [])].map(toSource))];
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    `form-action ${["'self'", ...targets.filter((source) => source !== undefined)].join(" ")}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
    pragma: "no-cache",
  };
}

/** The origin of a URL; its scheme for an app's own, and for an address that such a list cannot name, as `[::1]`. */
function toSource(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host } = new URL(url);
  const isWeb = protocol === "http:" || protocol === "https:";
  return isWeb && /^[a-z0-9.-]+(:\d+)?$/.test(host) ? `${protocol}//${host}` : protocol;
}
