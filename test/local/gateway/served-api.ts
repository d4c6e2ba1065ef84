import http from "node:http";
import net, { type AddressInfo } from "node:net";
import type { HttpApiEvent } from "../../../local/gateway/event";
import { createGateway, type RequestLogEntry } from "../../../local/gateway/gateway";
import type { ApiSettings, JwtAuthorizerSettings, RouteSettings } from "../../../local/gateway/settings";
import type { FindKeys } from "../../../local/gateway/unsupported";
import type { InvokeResult } from "../../../local/lambda/settings";
import { clientId, issuer, jwks, now } from "./tokens";

export const authorizer: JwtAuthorizerSettings = {
  id: "a1b2c3",
  name: "users",
  issuer,
  audience: [clientId],
  identitySource: "$request.header.Authorization",
};

/** A route that is open. */
export function open(routeKey: string, changes: Partial<RouteSettings> = {}): RouteSettings {
  const functionArn = `arn:aws:lambda:eu-west-1:000000000000:function:${routeKey}`;
  return { routeKey, authorizer: undefined, scopes: [], functionArn, timeoutMs: 30_000, ...changes };
}

/** A route for signed-in callers, with any of the scopes if some are given. */
export function locked(
  routeKey: string,
  scopes: string[] = [],
  changes: Partial<JwtAuthorizerSettings> = {},
): RouteSettings {
  return open(routeKey, { authorizer: { ...authorizer, ...changes }, scopes });
}

export function apiSettings(routes: RouteSettings[], changes: Partial<ApiSettings> = {}): ApiSettings {
  return {
    id: "k3x9q2m7ad",
    name: "notes",
    accountId: "000000000000",
    region: "eu-west-1",
    stage: "$default",
    routes,
    cors: undefined,
    throttle: undefined,
    ...changes,
  };
}

/** A function that answers 200 with nothing. */
async function answerNothing(): Promise<InvokeResult> {
  return { ok: true, payload: { statusCode: 200 } };
}

/** An API that listens, and what it has done so far. */
export interface ServedApi {
  port: number;
  /** Events that functions were called with. */
  events: HttpApiEvent[];
  /** Their ARNs, which end in the route's key. */
  called: string[];
  log: RequestLogEntry[];
  /** Moves the clock. */
  wait(milliseconds: number): void;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** The status alone; `token` is the whole Authorization header. */
  status(path: string, token?: string): Promise<number>;
  /** Sends these lines and an empty one as they are, and reads to the end of the connection. */
  raw(...lines: string[]): Promise<string>;
}

/** Serves an API on a port nobody has, until `use` is done. */
export async function withApi(
  settings: ApiSettings,
  use: (api: ServedApi) => Promise<void>,
  invoke: (event: HttpApiEvent) => Promise<InvokeResult> = answerNothing,
  keys: FindKeys = (name) => (name === issuer ? jwks : undefined),
): Promise<void> {
  const events: HttpApiEvent[] = [];
  const called: string[] = [];
  const log: RequestLogEntry[] = [];
  let time = now;
  const gateway = createGateway(settings, {
    invoke: (functionArn, event) => {
      called.push(functionArn.split(":").at(-1) ?? "");
      events.push(event as HttpApiEvent);
      return invoke(event as HttpApiEvent);
    },
    jwks: keys,
    clock: () => time,
    log: (entry) => log.push(entry),
  });
  const server = http.createServer(gateway);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const request = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);
  try {
    await use({
      port,
      events,
      called,
      log,
      wait: (milliseconds) => {
        time += milliseconds;
      },
      fetch: request,
      status: async (path, token) => {
        const response = await request(path, token === undefined ? {} : { headers: { authorization: token } });
        await response.arrayBuffer();
        return response.status;
      },
      raw: (...lines) => sendRaw(port, `${lines.join("\r\n")}\r\n\r\n`),
    });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** The lines must ask to close the connection. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write(text, "latin1"));
    let answer = "";
    socket.setEncoding("latin1").on("data", (more: string) => {
      answer += more;
    });
    socket.on("error", reject).on("close", () => resolve(answer));
  });
}
