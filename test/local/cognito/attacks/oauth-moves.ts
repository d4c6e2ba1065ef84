import { clientId, password } from "../start-cognito";
import { type Browser, createBrowser, type Fields, toQuery } from "./browser";
import { callbackUrl, type House } from "./house";
import type { Reply } from "./send";

/** An answer of the token endpoint. */
export interface TokenReply extends Reply {
  body: Partial<Record<string, unknown>>;
}

/** What the token endpoint hands out for a code. */
export interface PageTokens {
  access_token: string;
  id_token: string;
  refresh_token: string;
}

export async function askToken(house: House, form: Fields, headers: Record<string, string> = {}): Promise<TokenReply> {
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const sent = { method: "POST", headers: { ...type, ...headers }, body: toQuery(form) };
  const reply = await house.send("/oauth2/token", sent);
  return { ...reply, body: reply.text.startsWith("{") ? JSON.parse(reply.text) : {} };
}

/** Offers a code as its client does. */
export function redeem(house: House, code: string, more: Fields = {}): Promise<TokenReply> {
  const form = { grant_type: "authorization_code", client_id: clientId, redirect_uri: callbackUrl, code };
  return askToken(house, { ...form, ...more });
}

/** A browser in which somebody signed in on the page. */
export async function signedIn(house: House, name: string, query: Fields = {}): Promise<[Browser, Reply]> {
  const browser = createBrowser(house);
  return [browser, await browser.submit("/login", { username: name, password }, { query })];
}

/** The code that signing in on the page ends with. */
export async function codeFor(house: House, name: string, query: Fields = {}): Promise<string> {
  const [, { headers, text }] = await signedIn(house, name, query);
  const code = new URL(headers["location"] ?? "", house.url).searchParams.get("code");
  if (code === null) throw new Error(`no code: ${headers["location"]} ${text}`);
  return code;
}

export async function pageTokens(house: House, name: string, query: Fields = {}): Promise<PageTokens> {
  const { body, text } = await redeem(house, await codeFor(house, name, query), {
    client_id: query["client_id"] ?? clientId,
  });
  if (body["access_token"] === undefined) throw new Error(`no tokens: ${text}`);
  return body as unknown as PageTokens;
}

/** Status of userInfo. */
export async function userInfo(house: House, token: string): Promise<number> {
  return (await house.send("/oauth2/userInfo", { headers: { authorization: `Bearer ${token}` } })).status;
}

/** Offers a refresh token as its client does. */
export function refreshing(house: House, token: string, more: Fields = {}): Promise<TokenReply> {
  return askToken(house, { grant_type: "refresh_token", client_id: clientId, refresh_token: token, ...more });
}

/** Status and body in one. */
export function told({ status, text }: Reply): string {
  return `${status} ${text}`;
}
