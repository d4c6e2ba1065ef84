import fs from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

/** An application of its own origin, as a team has one on its machine. */
export interface AppServer {
  /** Without a trailing slash. */
  origin: string;
  close(): Promise<void>;
}

/** What the application has to know; asked for with each page. */
export interface AppConfig {
  issuer: string;
  metadataUrl: string;
  apiUrl: string;
}

const library = fs.readFileSync(
  path.join(require.resolve("oidc-client-ts"), "../../browser/oidc-client-ts.min.js"),
  "utf8",
);

/**
 * Signs people in with oidc-client-ts: code and PKCE at `/`, with the client's id in the query. `/callback` ends the
 * sign-in, calls the API with the access token and shows what came of it. With `frame` or `send` in the query it does what
 * a page of an attacker does with the address there.
 */
const script = `
const { UserManager, WebStorageStateStore } = oidc;
const settings = {
  authority: config.issuer,
  metadataUrl: config.metadataUrl,
  redirect_uri: location.origin + "/callback",
  post_logout_redirect_uri: location.origin + "/",
  response_type: "code",
  scope: "openid email profile",
};
const show = (text) => { document.querySelector("output").textContent = text; };
const callApi = async (token) => {
  const answer = await fetch(config.apiUrl + "/hello", { headers: { authorization: "Bearer " + token } });
  return "hello: " + answer.status + " " + (await answer.text());
};
const managerOf = (client_id) => new UserManager({ ...settings, client_id, userStore: new WebStorageStateStore({ store: sessionStorage }) });
(async () => {
  const query = new URLSearchParams(location.search);
  if (location.pathname === "/callback" && query.has("code")) {
    const manager = managerOf(sessionStorage.getItem("client"));
    const user = await manager.signinCallback();
    return show(await callApi(user.access_token) + " for " + user.profile.email);
  }
  if (location.pathname === "/callback") {
    const fragment = new URLSearchParams(location.hash.slice(1));
    return show(await callApi(fragment.get("access_token")) + " state " + fragment.get("state"));
  }
  if (query.has("frame")) {
    const frame = document.createElement("iframe");
    frame.src = query.get("frame");
    return document.body.append(frame);
  }
  if (query.has("send")) {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: query.get("send") });
    document.body.append(form);
    return form.submit();
  }
  if (!query.has("client")) return show("signed out");
  sessionStorage.setItem("client", query.get("client"));
  await managerOf(query.get("client")).signinRedirect();
})().catch((error) => show("failed: " + error.message));
`;

/** @param config asked for once the rest is there */
export async function startApp(config: () => AppConfig): Promise<AppServer> {
  const server = createServer((request, response) => {
    if (request.url === "/oidc.js") return void response.setHeader("content-type", "text/javascript").end(library);
    response.setHeader("content-type", "text/html");
    const start = `const config = ${JSON.stringify(config())};${script}`;
    response.end(
      `<!doctype html><title>app</title><output></output><script src="/oidc.js"></script><script>${start}</script>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
