import type { PoolSettings } from "../../../../local/cognito/settings";
import { clientId, poolId, type Setup, startCognito, type TestCognito } from "../start-cognito";

export const origin = "http://127.0.0.1:4510";
export const callback = "http://127.0.0.1:5173/callback";
export const logoutUrl = "http://127.0.0.1:5173/";

/** What a browser was answered, after the redirects within the pages. */
export interface Seen {
  status: number;

  /** Path of the page that is shown. */
  path: string;

  /** Where the browser was sent outside of the pages; undefined: it is on a page. */
  left: string | undefined;

  headers: Headers;
  html: string;
  heading: string;

  /** What the page says above its form, a line each; empty: nothing. */
  notice: string[];

  /** What is wrong, by field. */
  problems: Record<string, string>;
}

/** How a form is sent in another way than a browser does. */
export interface Sending {
  method?: string;
  headers?: Record<string, string>;
  /** In the place of the form's token; null: none. */
  token?: string | null;
  /** In the place of the fields. */
  body?: string;
  /** In the place of the form's own, with a request of its own. */
  path?: string;
  query?: Record<string, string>;
}

/** A browser as far as the pages know one: it keeps cookies, follows redirects and sends the form of the page. */
export interface PageBrowser {
  cookies: Map<string, string>;
  open(path: string, query?: Record<string, string>): Promise<Seen>;
  send(fields: Record<string, string>, sending?: Sending): Promise<Seen>;
}

/** A pool with sign-in pages and a client that may use them. */
export function startPages({ client, ...setup }: Setup = {}): Promise<TestCognito> {
  return startCognito({
    domains: [{ poolId, domain: "notes", managedLogin: false }],
    client: {
      allowedOauthFlows: ["code", "implicit"],
      allowedOauthScopes: ["openid", "email"],
      callbackUrls: [callback],
      logoutUrls: [logoutUrl],
      ...client,
    },
    ...setup,
  });
}

export const totpPool: Partial<PoolSettings> = { mfa: "ON", secondFactors: ["SOFTWARE_TOKEN_MFA"] };

export function pageUrl(path: string, query: Record<string, string> = {}): string {
  const request = { client_id: clientId, response_type: "code", redirect_uri: callback };
  return `${origin}${path}?${new URLSearchParams({ ...request, ...query })}`;
}

export function openBrowser({ cognito }: TestCognito): PageBrowser {
  const cookies = new Map<string, string>();
  let page = { url: "", html: "" };
  const ask = async (url: string, init: RequestInit = {}): Promise<Seen> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(cookie ? { cookie } : {}), ...(init.headers as Record<string, string> | undefined) };
    const answer = await cognito.web(new Request(url, { ...init, headers }));
    keep(cookies, answer);
    const location = answer.headers.get("location");
    if (location?.startsWith("/")) return ask(`${origin}${location}`);
    page = { url, html: await answer.text() };
    return toSeen(answer, page);
  };
  return {
    cookies,
    open: (path, query) => ask(pageUrl(path, query)),
    send: (fields, { method = "POST", headers, token, body, path, query } = {}) => {
      const action = decode(/<form method="post" action="([^"]*)"/.exec(page.html)?.[1] ?? "");
      const formToken = token === undefined ? (/name="formToken" value="([^"]*)"/.exec(page.html)?.[1] ?? "") : token;
      const hidden = /type="hidden" name="username" value="([^"]*)"/.exec(page.html)?.[1];
      const known = hidden === undefined ? {} : { username: decode(hidden) };
      const all = { ...(formToken === null ? {} : { formToken }), ...known, ...fields };
      const type = { "content-type": "application/x-www-form-urlencoded", origin };
      const url = path === undefined ? `${origin}${action}` : pageUrl(path, query);
      return ask(url, { method, headers: { ...type, ...headers }, body: body ?? new URLSearchParams(all).toString() });
    },
  };
}

function keep(cookies: Map<string, string>, answer: Response): void {
  for (const line of answer.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]*)=([^;]*)/.exec(line) ?? [];
    if (line.includes("Max-Age=0")) cookies.delete(name);
    else cookies.set(name, value);
  }
}

function toSeen(answer: Response, { url, html }: { url: string; html: string }): Seen {
  const notice = /<div class="notice[^>]*>([\s\S]*?)<\/div>/.exec(html)?.[1] ?? "";
  const problems = [...html.matchAll(/<p class="problem" id="([^"]*)-problem">([^<]*)<\/p>/g)];
  return {
    status: answer.status,
    path: new URL(url).pathname,
    left: answer.headers.get("location") ?? undefined,
    headers: answer.headers,
    html,
    heading: decode(/<h1>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? ""),
    notice: [...notice.matchAll(/>([^<>]+)</g)].map(([, text = ""]) => decode(text).trim()).filter(Boolean),
    problems: Object.fromEntries(problems.map(([, name = "", text = ""]) => [name, decode(text)])),
  };
}

/** What a browser reads of a text in HTML. */
function decode(text: string): string {
  const characters: Record<string, string> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => characters[name] ?? "");
}
