/** A browser without scripts: it keeps cookies, follows redirects and fills in forms of one server. */
export interface PageBrowser {
  /**
   * Opens an address, signs in if a page asks for it, and stops where it is sent to another server.
   *
   * @returns where that is
   */
  signIn(address: string | URL, username: string, password: string): Promise<URL>;

  /** Opens an address, and stops at a page or where it is sent to another server. */
  open(address: string | URL): Promise<Visited>;
}

/** Where a browser came to. */
interface Visited {
  url: URL;

  /** Undefined: it is an address of another server, which was not asked. */
  page: string | undefined;
}

/** @param origin of the server whose pages it shows */
export function createPageBrowser(origin: string): PageBrowser {
  const jar = new Map<string, string>();
  const send = async (address: string | URL, form?: URLSearchParams): Promise<Visited> => {
    const url = new URL(address, origin);
    if (url.origin !== origin) return { url, page: undefined };
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "), origin };
    const posted = form === undefined ? {} : { method: "POST", body: form };
    const response = await fetch(url, { ...posted, headers, redirect: "manual" });
    keep(jar, response.headers.getSetCookie());
    const location = response.headers.get("location");
    if (location === null) return { url, page: await response.text() };
    return send(new URL(location, url));
  };
  return {
    open: (address) => send(address),
    signIn: async (address, username, password) => {
      const shown = await send(address);
      if (shown.page === undefined) return shown.url;
      const form = new URLSearchParams({ ...readHidden(shown.page), username, password });
      const { url, page } = await send(new URL(readAction(shown.page), shown.url), form);
      if (page !== undefined) throw new Error(`the sign-in ended on the page ${url.pathname}`);
      return url;
    },
  };
}

function keep(jar: Map<string, string>, cookies: string[]): void {
  for (const cookie of cookies) {
    const [, name = "", value = ""] = cookie.match(/^([^=]+)=([^;]*)/) ?? [];
    if (value === "" || /max-age=0/i.test(cookie)) jar.delete(name);
    else jar.set(name, value);
  }
}

function readAction(page: string): string {
  const [, action = ""] = page.match(/<form[^>]* action="([^"]*)"/) ?? [];
  return action.replaceAll("&amp;", "&");
}

function readHidden(page: string): Record<string, string> {
  const inputs = page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name, value]));
}
