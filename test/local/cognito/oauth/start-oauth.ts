import { expect } from "chai";
import { keyOf, type PageSessionRecord } from "../../../../local/cognito/records";
import { digest } from "../../../../local/cognito/secrets";
import type { ClientSettings, DomainSettings } from "../../../../local/cognito/settings";
import { clientId, poolId, type Setup, startCognito, type TestCognito } from "../start-cognito";

export const callbackUrl = "http://localhost:5173/callback";
export const logoutUrl = "http://localhost:5173/bye";
export const domain: DomainSettings = { poolId, domain: "notes-dev", managedLogin: true };
export const here = "http://127.0.0.1:4510";

/** A public client that people sign in with on the page. */
export const pageClient: Partial<ClientSettings> = {
  allowedOauthFlows: ["code", "implicit"],
  allowedOauthScopes: ["openid", "email", "phone", "profile", "notes/read"],
  callbackUrls: [callbackUrl],
  logoutUrls: [logoutUrl],
};

/** An answer of the token endpoint. */
export interface TokenBody {
  access_token: string;
  id_token: string;
  refresh_token: string;
  token_type: string;
  expires_in: number;
}

/** Parameters by name; undefined: not given. */
export type Parameters = Record<string, string | undefined>;

/** A local Cognito whose pool has sign-in pages, and alice signed in on them in one browser. */
export interface TestOauth extends TestCognito {
  /** Alice's. */
  cookie: string;
  get(path: string, query?: Parameters, headers?: Record<string, string>): Promise<Response>;
  /** An authorization request of the client, with alice's browser. */
  authorize(more?: Parameters, headers?: Record<string, string>): Promise<Response>;
  /** Where an authorization request sends the browser. */
  sent(more?: Parameters, headers?: Record<string, string>): Promise<URL>;
  /** A code for alice. */
  code(more?: Parameters): Promise<string>;
  post(path: string, form: Parameters | string, headers?: Record<string, string>): Promise<Response>;
  /** A token request of the client that is answered. */
  tokens(form: Parameters, headers?: Record<string, string>): Promise<TokenBody>;
  /** Tokens of alice for a code. */
  signInOnPage(more?: Parameters): Promise<TokenBody>;
  /** Status and body of a token request. */
  tokenRefusal(form: Parameters, headers?: Record<string, string>): Promise<[number, unknown]>;
}

export async function startOauth(setup: Setup = {}): Promise<TestOauth> {
  const started = await startCognito({ domains: [domain], ...setup, client: { ...pageClient, ...setup.client } });
  await started.addUser("alice", { email: "alice@example.com", phone_number: "+15551234567", name: "Alice" });
  return { ...started, ...(await toOauth(started)) };
}

/** What the tests of OAuth do with a Cognito that has alice. */
export async function toOauth(started: TestCognito): Promise<Omit<TestOauth, keyof TestCognito>> {
  const cookie = await signInBrowser(started, "alice");
  const calls = createCalls(started);
  const asked = { client_id: clientId, response_type: "code", redirect_uri: callbackUrl, state: "s-1" };
  const authorize: TestOauth["authorize"] = (more, headers) =>
    calls.get("/oauth2/authorize", { ...asked, ...more }, { cookie, ...headers });
  const sent: TestOauth["sent"] = async (more, headers) => {
    const response = await authorize(more, headers);
    expect(response.status, await response.text()).to.equal(302);
    return new URL(response.headers.get("location") ?? "", here);
  };
  const code: TestOauth["code"] = async (more) => (await sent(more)).searchParams.get("code") ?? "";
  const tokens: TestOauth["tokens"] = async (form, headers) => {
    const response = await calls.post("/oauth2/token", { client_id: clientId, ...form }, headers);
    const text = await response.text();
    expect(response.status, text).to.equal(200);
    return JSON.parse(text) as TokenBody;
  };
  const signInOnPage: TestOauth["signInOnPage"] = async (more) => tokens(exchange(await code(more)));
  const tokenRefusal: TestOauth["tokenRefusal"] = async (form, headers) => {
    const response = await calls.post("/oauth2/token", { client_id: clientId, ...form }, headers);
    return [response.status, await response.json()];
  };
  return { ...calls, cookie, authorize, sent, code, tokens, signInOnPage, tokenRefusal };
}

/** A token request for a code. */
export function exchange(code: string, more: Parameters = {}): Parameters {
  return { grant_type: "authorization_code", code, redirect_uri: callbackUrl, ...more };
}

/** A token request for a refresh token. */
export function refreshing(refreshToken: string, more: Parameters = {}): Parameters {
  return { grant_type: "refresh_token", refresh_token: refreshToken, ...more };
}

/** Signs a user of the declared pool in on the page, and gives the browser's cookie. */
export async function signInBrowser({ store, time, userOf }: TestCognito, username: string): Promise<string> {
  const { sub, signOuts, passwordSetAt } = await userOf(username);
  const secret = `secret-of-${username}`;
  const authTime = Math.floor(time.now / 1000);
  const expiresAt = time.now + 3_600_000;
  const record: PageSessionRecord = { poolId, username, sub, signOuts, passwordSetAt, authTime, expiresAt };
  await store.put(keyOf.pageSession(digest(secret)), record);
  return `cognito=${secret}`;
}

export function basic(id: string, secret: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}` };
}

export function toForm(parameters: Parameters): URLSearchParams {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(given);
}

function createCalls({ cognito }: TestCognito): Pick<TestOauth, "get" | "post"> {
  return {
    get: (path, query = {}, headers = {}) => {
      const search = toForm(query).toString();
      return cognito.web(new Request(`${here}${path}${search === "" ? "" : `?${search}`}`, { headers }));
    },
    post: (path, form, headers = {}) => {
      const body = typeof form === "string" ? form : toForm(form).toString();
      const type = { "content-type": "application/x-www-form-urlencoded" };
      return cognito.web(new Request(`${here}${path}`, { method: "POST", body, headers: { ...type, ...headers } }));
    },
  };
}

/** What an error page says, a paragraph each. It goes nowhere, and is no page that anybody keeps. */
export async function saidOnPage(response: Response): Promise<string[]> {
  const { status, headers } = response;
  const shown = [status, headers.get("location"), headers.get("content-type"), headers.get("cache-control")];
  expect(shown).to.deep.equal([400, null, "text/html; charset=utf-8", "no-store"]);
  const paragraphs = [...(await response.text()).matchAll(/<p>([^<]*)<\/p>/g)].map(([, text = ""]) => text);
  const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
  return paragraphs.map((text) => text.replaceAll(/&#?\w+;/g, (entity) => entities[entity] ?? entity));
}
