import { clientId } from "../start-cognito";
import { callbackUrl, type House } from "./house";
import type { Reply } from "./send";

/** Parameters or fields by name; undefined: not given. */
export type Fields = Record<string, string | undefined>;

/** A browser: it keeps cookies, and sends with a form what browsers send. */
export interface Browser {
  cookies: Map<string, string>;

  /** Opens a page with the client's request. */
  open(path: string, more?: Fields): Promise<Reply>;

  /** Opens a page and sends its form. The answer is a redirect, which is not followed. */
  submit(path: string, fields: Fields, changes?: FormChanges): Promise<Reply>;

  /** Goes where a reply of a page sends it. */
  follow(reply: Reply): Promise<Reply>;
}

/** What is different from how a browser sends a form. */
export interface FormChanges {
  query?: Fields;
  /** A header that is undefined is not sent. */
  headers?: Fields;
  /** @default - the page's own */
  token?: string;
  method?: string;
}

const asked: Fields = { client_id: clientId, response_type: "code", redirect_uri: callbackUrl, state: "s-1" };

export function createBrowser(house: House): Browser {
  const cookies = new Map<string, string>();
  const keep = (reply: Reply) => {
    for (const cookie of reply.cookies) {
      const [, name = "", value = ""] = cookie.match(/^([^=]+)=([^;]*)/) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return reply;
  };
  const withCookies = () => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return cookie === "" ? {} : { cookie };
  };
  const open: Browser["open"] = async (path, more) =>
    keep(await house.send(toUrl(path, more), { headers: { ...withCookies(), "sec-fetch-site": "none" } }));
  return {
    cookies,
    open,
    submit: async (path, fields, { query, headers = {}, token, method = "POST" } = {}) => {
      const shown = token ?? formTokenOf((await open(path, query)).text);
      const body = toQuery({ formToken: shown, ...fields });
      const own = {
        ...withCookies(),
        "content-type": "application/x-www-form-urlencoded",
        origin: house.url,
        "sec-fetch-site": "same-origin",
        ...headers,
      };
      const given = Object.entries(own).filter((entry): entry is [string, string] => entry[1] !== undefined);
      return keep(await house.send(toUrl(path, query), { method, headers: Object.fromEntries(given), body }));
    },
    follow: async ({ headers }) => keep(await house.send(headers["location"] ?? "/", { headers: withCookies() })),
  };
}

/** The token in the form of a page. */
export function formTokenOf(text: string): string {
  return text.match(/name="formToken" value="([^"]+)"/)?.[1] ?? "";
}

/** What a page says that went wrong; undefined: nothing. */
export function problemOf({ text }: Reply): string | undefined {
  const [, notice] = text.match(/<div class="notice bad"[^>]*>(.*?)<\/div>/s) ?? [];
  return notice
    ?.replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** A page's path with the client's request. */
export function toUrl(path: string, more: Fields = {}): string {
  return `${path}?${toQuery({ ...asked, ...more })}`;
}

export function toQuery(fields: Fields): string {
  const given = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(given).toString();
}
