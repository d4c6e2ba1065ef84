import { type Describe, hide, isComputed, refuse } from "./refusal";
import { requireDistinct, requireText } from "./values";

/** Schemes that name no app: a browser would run them, read files with them, or send a token in the clear. */
const foreignSchemes =
  /^(about|blob|chrome|content|data|feed|file|filesystem|ftps?|intent|jar|javascript|mailto|resource|sftp|ssh|tel|urn|vbscript|view-source|wss?)$/;

/**
 * Takes the addresses that the sign-in page may send people to, callback and logout URLs alike; computed ones are passed
 * over. They are compared as exact strings (Cognito, authorize endpoint), so they are taken as written or not at all.
 *
 * @throws Refusal for more than 100, for one that stands twice, and for what Cognito refuses (CreateUserPoolClient,
 * `CallbackURLs`) or what no app should be sent back to.
 */
export function requireRedirectUrls<T>(urls: readonly T[], where: string, describe: Describe = hide): T[] {
  if (urls.length > 100) refuse(where, "must be 100 at most", "leave some out", `${urls.length}`);
  urls.forEach((url, index) => {
    if (!isComputed(url)) requireRedirectUrl(url, `${where}[${index}]`, describe);
  });
  requireDistinct(where, urls, describe);
  return [...urls];
}

/**
 * The address that `self:/auth/callback` stands for; any other is left as it is.
 *
 * @param api URL of the API, without a trailing slash.
 */
export function toRedirectUrl(url: string, api: string): string {
  return url.startsWith("self:") ? `${api}${url.slice("self:".length)}` : url;
}

function requireRedirectUrl(value: unknown, where: string, describe: Describe): void {
  const url = requireText(value, where, describe);
  const given = describe(url);
  if (url.length > 1024) refuse(where, "must have 1024 characters at most", "write less", `${url.length} characters`);
  if (/\/\/[^/?#]*@/.test(url))
    refuse(where, "holds a user name or a password", "write the host alone before the path");
  if (url.includes("*")) refuse(where, "cannot hold *", "write each address in full", given);
  if (url.includes("#")) refuse(where, "cannot hold a fragment", "write it without # and what follows", given);
  if (!/^[\w.~:/?[\]@!$&'()+,;=%-]+$/.test(url)) {
    refuse(where, "holds a character that a URL must encode", "write it percent-encoded, without spaces", given);
  }
  if (url.startsWith("self:")) {
    requireOwnPath(url, where, given);
    return;
  }
  const scheme = /^([a-z][a-z0-9+.-]*):\//.exec(url)?.[1];
  if (scheme === undefined) refuse(where, "must be a whole URL", "write https://<host>/<path>", given);
  if (scheme === "http") requireLoopback(url, where, given);
  else if (scheme === "https") requirePlainHost(url, where, given);
  else if (foreignSchemes.test(scheme))
    refuse(where, `cannot use ${scheme}:`, "write https, or your app's own scheme", given);
}

/** A path of the API itself, whose address is known only once it is made: what follows `self:` is put behind its URL. */
function requireOwnPath(url: string, where: string, given: string): void {
  if (!/^self:\/(?!\/)/.test(url)) refuse(where, "must be self: and a path", "write self:/auth/callback", given);
}

/** Only a machine's own pages may be sent a code in the clear. */
function requireLoopback(url: string, where: string, given: string): void {
  if (!/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?([/?]|$)/.test(url)) {
    refuse(where, "uses http beyond localhost, 127.0.0.1 and [::1]", "write https", given);
  }
  if (!URL.canParse(url)) refuse(where, "has no such port", "write a port from 1 to 65535", given);
}

/** The host as browsers read it must be the host as people read it. */
function requirePlainHost(url: string, where: string, given: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined) refuse(where, "is not a URL", "write https://<host>/<path>", given);
  if (!url.startsWith(`https://${parsed.hostname}`)) {
    refuse(where, "writes its host in another way than browsers do", `write https://${parsed.host}`, given);
  }
}

/** Plain addresses of the hosts that IANA keeps for examples: nobody's app is there. */
export function findExampleUrls(urls: readonly unknown[]): string[] {
  return urls.filter((url): url is string => {
    return typeof url === "string" && /^https:\/\/([a-z0-9-]+\.)*example\.(com|net|org)([:/?]|$)/.test(url);
  });
}
